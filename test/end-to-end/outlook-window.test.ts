/** What a person meets in the compose window, apart from the add-in's own doing. */
import AxeBuilder from '@axe-core/playwright';
import { type ComposeWindow, type ComposeWindowOptions, openComposeWindow } from './compose-window';

let open: ComposeWindow[] = [];
async function compose(options: ComposeWindowOptions = {}): Promise<ComposeWindow> {
  const window = await openComposeWindow({ addIn: 'fixture', ...options });
  open.push(window);
  return window;
}
afterEach(async () => {
  const windows = open;
  open = [];
  await Promise.all(windows.map((window) => window.close()));
});

/** Each rule with the elements that break it. */
async function barriers(window: ComposeWindow, { menu = false } = {}): Promise<string[]> {
  // what still fades in has the colors of halfway
  await window.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // [data-tabster-dummy]: Fluent's marks at the ends of a toolbar; they hand the focus on at once
  const builder = new AxeBuilder({ page: window.page }).exclude('iframe').exclude('[data-tabster-dummy]');
  // Fluent's menus stand outside the landmarks while they are open
  if (menu) builder.disableRules('region');
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the window', () => {
  it.each(['light', 'dark'] as const)('has no barrier that axe finds, in %s', async (colorScheme) => {
    const window = await compose({ colorScheme });
    await window.addRecipients('to', 'Anna <anna@x.example>; ben@x.example');
    await window.addRecipients('cc', 'nobody');
    await window.clickRibbon('Open pane');
    await window.pane().getByText('ready in Outlook').waitFor();
    expect(await barriers(window)).toEqual([]);
    await window.page.getByRole('button', { name: /^From / }).click();
    await window.page.getByRole('menuitemradio', { name: 'Shared mailbox' }).waitFor();
    expect(await barriers(window, { menu: true })).toEqual([]);
    await window.page.keyboard.press('Escape');
    await window.recipientInput('cc').fill('');
    await window.page.getByRole('button', { name: 'More ways to send' }).click();
    await window.page.getByRole('menuitem', { name: 'Schedule send' }).click();
    const schedule = window.page.getByRole('dialog', { name: 'Schedule send' });
    await schedule.getByLabel('Date and time').fill('2001-01-01T09:00');
    await schedule.getByRole('button', { name: 'Send', exact: true }).click();
    await schedule.getByText('Choose a time that is still to come.').waitFor();
    expect(await barriers(window)).toEqual([]);
    await schedule.getByRole('button', { name: 'Cancel' }).click();
    await window.setSubject('hold');
    await window.send();
    await window.smartAlert().waitFor();
    expect(await barriers(window)).toEqual([]);
    await window.smartAlert().getByRole('button', { name: 'Don’t send' }).click();
    await window.setSubject('');
    await window.send();
    await window.page.getByRole('tab', { name: 'Raw message' }).click();
    expect(await barriers(window)).toEqual([]);
  });

  it('fits 900 pixels, with the folders behind a button', async () => {
    const window = await compose({ viewport: { width: 900, height: 700 } });
    await window.clickRibbon('Open pane');
    const { scrollWidth, clientWidth } = await window.page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    expect(await window.page.getByRole('navigation', { name: 'Folders' }).isVisible()).toBe(false);
    await window.page.getByRole('button', { name: 'Show folders' }).click();
    await window.page.getByRole('navigation', { name: 'Folders' }).getByRole('button', { name: 'New mail' }).click();
    expect((await window.state()).view).toEqual({ kind: 'compose' });
  });

  it('follows the machine’s colors, can be switched, and tells the add-in', async () => {
    const window = await compose({ colorScheme: 'dark' });
    await window.clickRibbon('Open pane');
    await window.pane().getByText('ready in Outlook').waitFor();
    expect((await window.state()).theme).toBe('dark');
    await window.inPane(
      () =>
        new Promise<void>((resolve) => {
          const seen: string[] = [];
          Object.assign(globalThis, { seen });
          Office.context.mailbox.addHandlerAsync(
            Office.EventType.OfficeThemeChanged,
            ({ officeTheme }: { officeTheme: Office.OfficeTheme }) => seen.push(officeTheme.bodyBackgroundColor),
            () => resolve(),
          );
        }),
    );
    await window.page.getByRole('button', { name: 'Light', exact: true }).click();
    expect(await window.seenInPane()).toEqual(['#ffffff']);
  });

  it('keeps drafts over a reload and opens one by its address', async () => {
    const window = await compose();
    await window.addRecipients('bcc', 'hidden@y.example');
    await window.setBody('kept\n\ntext');
    const id = await window.saveDraft();
    await window.page.goto(`${window.running.composeUrl}/?draft=${id}`);
    await window.waitFor((outlook) => outlook.draft() !== null);
    expect(await window.recipients('bcc')).toEqual(['hidden@y.example']);
    expect(await window.page.getByLabel('Message', { exact: true }).inputValue()).toBe('kept\n\ntext');
  });

  it('shows a mail as it was received, and starts an answer to it', async () => {
    const window = await compose();
    await window.addRecipients('to', 'Anna <anna@x.example>');
    await window.addRecipients('cc', 'Ben <ben@x.example>');
    await window.setSubject('Results');
    await window.send();
    await window.page.getByRole('tab', { name: 'Envelope' }).click();
    await window.page.getByRole('cell', { name: 'ben@x.example' }).waitFor();
    await window.page.getByRole('button', { name: 'Reply all' }).click();
    await window.waitFor((outlook) => outlook.draft() !== null);
    expect(await window.recipients('to')).toEqual(['Anna']);
    expect(await window.recipients('cc')).toEqual(['Ben']);
    expect((await window.draft())?.content).toMatchObject({
      subject: 'RE: Results',
      composeType: 'reply',
      headers: [],
    });
  });

  it('gives each event a new page where that is asked for', async () => {
    const window = await compose({ settings: { runtime: 'fresh' } });
    await window.clickRibbon('Mark');
    await window.waitFor((outlook) => outlook.frames().length === 0);
    await window.addRecipients('to', 'anna@x.example');
    expect(await window.send()).toBeDefined();
  });
});

describe('what is wrong is said in words', () => {
  it('a setting that does not exist', async () => {
    const window = await compose();
    await window.page.goto(`${window.running.composeUrl}/?notise=1`);
    await window.page.getByRole('alert').filter({ hasText: 'notise' }).waitFor();
  });

  it('a manifest that cannot be read; mail can be written all the same', async () => {
    const window = await compose();
    await window.page.route('**/manifest.xml', (route) => route.fulfill({ body: '<OfficeApp' }));
    await window.page.reload();
    await window.page.getByRole('alert').filter({ hasText: 'cannot be read as XML' }).waitFor();
    await window.addRecipients('to', 'anna@x.example');
    expect(await window.send()).toBeDefined();
    // the browser's own note about the broken XML has inline styles, which the policy blocks
    window.problems.splice(
      0,
      window.problems.length,
      ...window.problems.filter((each) => !each.includes('inline style')),
    );
  });

  it('an add-in that does not come up, with its address', async () => {
    const window = await compose({ settings: { load: 400 } });
    await window.page.route(`${window.running.addinUrl}/**`, (route) => route.abort());
    await window.page.reload();
    await window.page.getByRole('link', { name: 'Open the add-in’s address' }).waitFor();
    await window.clickRibbon('Open pane');
    await window.page.getByRole('complementary').getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    window.problems.length = 0; // the requests that failed are the point of this test
  });
});

describe('limits, through Office.js', () => {
  const saved = (window: ComposeWindow, length: number) =>
    window.inPane(
      (length) =>
        new Promise<number>((resolve) => {
          Office.context.roamingSettings.set('a', 'x'.repeat(length));
          Office.context.roamingSettings.saveAsync(({ error }) => resolve(error?.code ?? 0));
        }),
      length,
    );

  it('roaming settings over 32 KB fail with 9019 and leave the old ones', async () => {
    const window = await compose();
    await window.clickRibbon('Open pane');
    await window.pane().getByText('ready in Outlook').waitFor();
    expect(await saved(window, 32_000)).toBe(0);
    expect(await saved(window, 33_000)).toBe(9019);
    expect((await window.roamingSettings())['a']).toHaveLength(32_002);
  });

  it('custom properties over 2,500 characters are refused', async () => {
    const window = await compose();
    await window.clickRibbon('Open pane');
    await window.pane().getByText('ready in Outlook').waitFor();
    const save = (length: number) =>
      window.inPane(
        (length) =>
          new Promise<string>((resolve) => {
            Office.context.mailbox.item?.loadCustomPropertiesAsync(({ value }) => {
              value.set('a', 'x'.repeat(length));
              try {
                value.saveAsync(({ status }) => resolve(String(status)));
              } catch {
                resolve('thrown');
              }
            });
          }),
        length,
      );
    expect(await save(2500 - '{"a":""}'.length)).toBe('succeeded');
    expect(await save(2501 - '{"a":""}'.length)).toBe('thrown');
  });
});
