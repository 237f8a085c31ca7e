/**
 * What the compose window does as each of the four clients, on Microsoft's Office.js and in
 * classic's engine.
 */
import type { ClientName } from '../../src/outlook/host/clients';
import { type ComposeWindow, type ComposeWindowOptions, openComposeWindow } from './compose-window';

let open: ComposeWindow[] = [];
afterEach(async () => {
  const windows = open;
  open = [];
  await Promise.all(windows.map((window) => window.close()));
});

async function compose(
  client: ClientName,
  { settings, ...options }: ComposeWindowOptions = {},
): Promise<ComposeWindow> {
  const window = await openComposeWindow({ addIn: 'fixture', ...options, settings: { client, ...settings } });
  open.push(window);
  return window;
}
async function withPane(client: ClientName, options: ComposeWindowOptions = {}): Promise<ComposeWindow> {
  const window = await compose(client, options);
  await window.clickRibbon('Open pane');
  await window.pane().getByText('ready in Outlook').waitFor();
  return window;
}
const eventsEnded = (window: ComposeWindow) =>
  window.waitFor((outlook) => {
    const calls = outlook.functionCalls();
    return calls.length > 0 && calls.every(({ completion }) => completion !== undefined);
  });
const ended = async (window: ComposeWindow) =>
  (await window.functionCalls()).map(({ functionName, completion }) => [functionName, completion?.kind]);

describe('each client', () => {
  it.each([
    ['web', 'OfficeOnline', '1.16'],
    ['new', 'OfficeOnline', '1.16'],
    ['classic', 'PC', '1.16'],
    ['mac', 'Mac', '1.14'],
  ] as const)('%s reports itself: %s with Mailbox %s', async (client, platform, newest) => {
    const window = await withPane(client);
    const seen = await window.inPane(() => ({
      platform: String(Office.context.platform),
      diagnostics: String(Office.context.diagnostics.platform),
      sets: ['1.13', '1.14', '1.15', '1.16', '1.17'].filter((version) =>
        Office.context.requirements.isSetSupported('Mailbox', version),
      ),
    }));
    expect(seen).toMatchObject({ platform, diagnostics: platform });
    expect(seen.sets.at(-1)).toBe(newest);
    expect(await window.violations()).toEqual([]);
  });

  it.each(['web', 'new', 'classic', 'mac'] as const)('%s runs launch events, and the mail goes', async (client) => {
    const window = await compose(client);
    await window.addRecipients('to', 'anna@x.example');
    await eventsEnded(window);
    expect(await ended(window)).toEqual([
      ['onNew', 'completed'],
      ['onCompose', 'completed'],
      ['onRecipients', 'completed'],
    ]);
    await window.setSubject('fine');
    expect((await window.send())?.subject).toBe('fine');
  });

  it.each([
    ['web', true],
    ['classic', true],
    ['mac', false],
  ] as const)('%s gives pages locks and channels: %s', async (client, has) => {
    const window = await withPane(client);
    const seen = await window.inPane(() => [
      typeof BroadcastChannel !== 'undefined',
      'locks' in navigator,
      typeof localStorage !== 'undefined',
    ]);
    expect(seen).toEqual([has, has, true]);
  });

  it.each([
    ['web', 1],
    ['mac', 0],
  ] as const)('%s shows an insight with %i buttons', async (client, buttons) => {
    const window = await withPane(client);
    await window.inPane(
      () =>
        new Promise<void>((resolve) => {
          const details = {
            type: 'insightMessage',
            message: 'Look here',
            icon: 'Icon',
            actions: [{ actionType: 'showTaskPane', actionText: 'Look', commandId: 'paneButton' }],
          } as Office.NotificationMessageDetails;
          Office.context.mailbox.item?.notificationMessages.addAsync('insight', details, () => resolve());
        }),
    );
    await window.page.locator('[data-notification="insight"]').waitFor();
    expect(await window.page.getByRole('button', { name: 'Look', exact: true }).count()).toBe(buttons);
  });

  it.each([
    ['web', 'Plain reason', true],
    ['classic', 'Plain reason', true],
    ['classic', '', false],
    ['mac', '', true],
  ] as const)('%s shows the button of a dialog with the plain text “%s”: %s', async (client, plain, has) => {
    const window = await compose(client);
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject(plain ? 'hold this' : 'hold without plain text');
    expect(await window.send()).toBeUndefined();
    expect(await window.smartAlert().getByRole('button', { name: 'Open pane' }).count()).toBe(has ? 1 : 0);
  });
});

describe('classic’s engine of launch events', () => {
  it('has ES2016, Office and two timers, and nothing of a browser', async () => {
    const window = await compose('classic');
    await window.setSubject('globals');
    await window.addRecipients('to', 'anna@x.example');
    expect((await window.send())?.subject).toBe('globals');
    const traced = await window.trace();
    const found = traced.map(({ message }) => message as { parameters?: { name?: string; value?: string } });
    const globals = found.find(({ parameters }) => parameters?.name === 'globals')?.parameters?.value;
    expect(JSON.parse(globals ?? '')).toEqual(['Office', 'clearTimeout', 'setTimeout']);
  });

  it('shares the item with the pane, and session data', async () => {
    const window = await withPane('classic');
    await window.waitFor((outlook) => outlook.draft()?.sessionData['compose'] !== undefined);
    const read = await window.inPane(
      () =>
        new Promise((resolve) =>
          Office.context.mailbox.item?.sessionData.getAsync('compose', ({ value }) => resolve(value)),
        ),
    );
    expect(read).toBe('OnMessageCompose');
  });

  it('counts a second completion, where other clients count the first only', async () => {
    const window = await compose('classic');
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('later');
    await window.clickSend();
    await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
    const web = await compose('web');
    await web.addRecipients('to', 'anna@x.example');
    await web.setSubject('later');
    expect(await web.send()).toBeUndefined();
    await web.waitFor((outlook) => outlook.draft()?.sessionData['held'] !== undefined);
    expect((await web.state()).sending.phase).toBe('held');
  });

  it('reads the settings of the time when Outlook started; the pane has its own', async () => {
    const window = await withPane('classic');
    await window.inPane(
      () =>
        new Promise<void>((resolve) => {
          Office.context.roamingSettings.set('choice', 'new');
          Office.context.roamingSettings.saveAsync(() => resolve());
        }),
    );
    expect(await window.roamingSettings()).toEqual({ choice: '"new"' });
    const settings = async () => {
      await window.newMail();
      await window.waitFor((outlook) => outlook.draft()?.sessionData['settings'] !== undefined);
      return (await window.draft())?.sessionData['settings'];
    };
    expect(await settings()).toBe('none');
    await window.page.reload();
    await window.waitFor(({ host }) => host.state.manifest !== null);
    expect(await settings()).toBe('new');
  });

  it('hands the properties of a sent mail on to its forward, and to no reply', async () => {
    for (const [client, forward] of [
      ['classic', { kept: 'yes' }],
      ['web', {}],
    ] as const) {
      const window = await withPane(client);
      await window.inPane(
        () =>
          new Promise<void>((resolve) => {
            Office.context.mailbox.item?.loadCustomPropertiesAsync(({ value }) => {
              value.set('kept', 'yes');
              value.saveAsync(() => resolve());
            });
          }),
      );
      await window.addRecipients('to', 'anna@x.example');
      await window.setSubject('parent');
      const sent = await window.send();
      const properties = async (kind: 'forward' | 'reply') => {
        await window.evaluate(({ host }, [how, message]) => host.followUp(how, message!), [kind, sent] as const);
        return (await window.draft())?.content.customProperties;
      };
      expect(await properties('reply')).toEqual({});
      expect(await properties('forward')).toEqual(forward);
    }
  });

  it('says in words that its script cannot be reached, and the mail goes under SoftBlock', async () => {
    const window = await compose('classic', { settings: { view: 'list', load: 2_000 } });
    await window.page.context().route('**/commands.js', (route) => route.abort());
    await window.newMail();
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('without the add-in');
    expect((await window.send())?.subject).toBe('without the add-in');
    await window.page.context().unroute('**/commands.js');
  });
});

describe('a draft in two clients', () => {
  it('has the headers of each family apart; the sending client’s leave, or both where that fault is switched on', async () => {
    const classic = await compose('classic');
    await classic.addRecipients('to', 'anna@x.example');
    await classic.clickRibbon('Mark');
    const id = await classic.saveDraft();
    const web = await withPane('web', { sameMailboxAs: classic, settings: { draft: id } });
    const read = () =>
      web.inPane(
        () =>
          new Promise((resolve) =>
            Office.context.mailbox.item?.internetHeaders.getAsync(['x-fixture'], ({ value }) => resolve(value)),
          ),
      );
    expect(await read()).toEqual({});
    await web.clickRibbon('Mark');
    expect(await read()).toEqual({ 'x-fixture': 'marked by markButton' });
    await web.setSubject('doubled');
    await web.evaluate((outlook) => outlook.trouble('headers-of-other-client'));
    const sent = await web.send();
    expect(sent?.headers.filter(({ name }) => name.toLowerCase() === 'x-fixture')).toHaveLength(2);
  });

  it('is a saved one after a header was written, though nobody touched the mail', async () => {
    const window = await compose('web');
    await window.newMail();
    expect(await window.evaluate((outlook) => outlook.savedDrafts().length)).toBe(0);
    await window.clickRibbon('Mark');
    await window.newMail();
    expect(await window.evaluate((outlook) => outlook.savedDrafts().length)).toBe(1);
  });

  it('finds the settings that its Outlook started with, and saves them whole', async () => {
    const one = await withPane('web');
    const other = await withPane('web', { sameMailboxAs: one });
    const save = (name: string) =>
      new Promise<void>((resolve) => {
        Office.context.roamingSettings.set(name, name);
        Office.context.roamingSettings.saveAsync(() => resolve());
      });
    await one.inPane(save, 'one');
    await other.inPane(save, 'other');
    expect(await one.roamingSettings()).toEqual({ other: '"other"' });
  });
});

describe('Outlook on the web', () => {
  it('sends with a removed header, and keeps none that is set again', async () => {
    for (const [client, expected] of [
      ['web', 'first'],
      ['mac', 'again'],
    ] as const) {
      const window = await withPane(client);
      await window.addRecipients('to', 'anna@x.example');
      const results = await window.inPane(async () => {
        const headers = Office.context.mailbox.item!.internetHeaders;
        const done = (start: (callback: (result: Office.AsyncResult<unknown>) => void) => void) =>
          new Promise<string>((resolve) => start(({ status }) => resolve(String(status))));
        return [
          await done((callback) => headers.setAsync({ 'x-fixture': 'first' }, callback)),
          await done((callback) => headers.removeAsync(['x-fixture'], callback)),
          await done((callback) => headers.setAsync({ 'x-fixture': 'again' }, callback)),
        ];
      });
      expect(results).toEqual(['succeeded', 'succeeded', 'succeeded']);
      const sent = await window.send();
      expect(sent?.headers).toContainEqual({ name: 'X-Fixture', value: expected });
    }
  });

  it('rounds timers of an event up to full seconds, and asks a second runtime at Send', async () => {
    for (const [client, runtimes] of [
      ['web', 2],
      ['mac', 1],
    ] as const) {
      const window = await compose(client);
      await window.addRecipients('to', 'anna@x.example');
      await eventsEnded(window);
      const before = (await window.functionCalls()).length;
      await window.setSubject('timer');
      await window.clickSend();
      await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
      const calls = (await window.functionCalls()).slice(before);
      expect(calls.map(({ functionName }) => functionName)).toEqual(Array(runtimes).fill('onSend'));
      const traced = (await window.trace()).map(
        ({ message }) => message as { _data?: { ApiParams?: { name?: string; value?: string } } },
      );
      const waited = traced.find(({ _data }) => _data?.ApiParams?.name === 'waited')?._data?.ApiParams?.value;
      const [start = 0, end = 0] = JSON.parse(waited ?? '') as number[];
      if (client === 'web') expect(end).toBeGreaterThan(Math.ceil((start + 10) / 1_000) * 1_000 - 5);
    }
  });
});

describe('troubles', () => {
  it.each(['no-send-event', 'events-stop'] as const)('%s: the mail goes without the add-in', async (trouble) => {
    const window = await compose('web');
    await window.addRecipients('to', 'anna@x.example');
    await eventsEnded(window);
    await window.evaluate((outlook, which) => outlook.trouble(which), trouble);
    const before = (await window.functionCalls()).length;
    await window.setSubject('hold this');
    expect((await window.send())?.subject).toBe('hold this');
    expect(await window.functionCalls()).toHaveLength(before);
  });

  it('no-recipients-changed: a pane that listens hears nothing; the launch event is raised', async () => {
    const window = await withPane('web', { settings: { faults: 'no-recipients-changed' } });
    await window.inPane(() => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      return new Promise<void>((resolve) => {
        Office.context.mailbox.item?.addHandlerAsync(
          Office.EventType.RecipientsChanged,
          () => seen.push('heard'),
          () => resolve(),
        );
      });
    });
    await window.addRecipients('to', 'anna@x.example');
    await window.waitFor((outlook) => outlook.draft()?.sessionData['recipients'] !== undefined);
    expect(await window.inPane(() => (globalThis as unknown as { seen: unknown[] }).seen)).toEqual([]);
  });

  it.each(['web', 'classic'] as const)(
    'no-requirements: in %s Office.context.requirements is not there',
    async (client) => {
      const window = await withPane(client, { settings: { faults: 'no-requirements' } });
      expect(await window.inPane(() => typeof Office.context.requirements)).toBe('undefined');
      await window.waitFor((outlook) => outlook.draft()?.sessionData['compose'] !== undefined);
      expect((await window.draft())?.sessionData['requirements']).toBe('undefined');
    },
  );

  it('alert-after-allow: the dialog is shown though the add-in let the mail go', async () => {
    const window = await compose('mac', { settings: { faults: 'alert-after-allow' } });
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('fine');
    expect(await window.send()).toBeUndefined();
    await window.smartAlert().waitFor();
  });

  it('35:ignored: replaceAsync succeeds and replaces nothing', async () => {
    const window = await withPane('web', { settings: { faults: '35:ignored' } });
    const status = await window.inPane(
      () =>
        new Promise((resolve) => {
          const messages = Office.context.mailbox.item!.notificationMessages;
          const note = (message: string) =>
            ({ type: 'progressIndicator', message }) as Office.NotificationMessageDetails;
          messages.addAsync('a', note('old'), () =>
            messages.replaceAsync('a', note('new'), ({ status }) => resolve(String(status))),
          );
        }),
    );
    expect(status).toBe('succeeded');
    expect(await window.notifications()).toEqual(['old']);
  });

  const code = (window: ComposeWindow) =>
    window.inPane(
      () =>
        new Promise<number>((resolve) =>
          Office.context.mailbox.item?.loadCustomPropertiesAsync(({ error }) => resolve(error?.code ?? 0)),
        ),
    );

  it('refused-after-item-changed: a pinned pane’s first call on another mail fails with 9017, the next does not', async () => {
    const window = await withPane('classic', { settings: { faults: 'refused-after-item-changed' } });
    await window.page.getByRole('button', { name: 'Keep open for other mails' }).click();
    await window.newMail();
    const codes = await window.inPane(async () => {
      const ask = () =>
        new Promise<number>((resolve) =>
          Office.context.mailbox.item?.subject.getAsync(({ error }) => resolve(error?.code ?? 0)),
        );
      return [await ask(), await ask()];
    });
    expect(codes).toEqual([9017, 0]);
  });

  it('no-properties-of-shared: they cannot be loaded while From is a shared mailbox', async () => {
    const window = await withPane('web', { settings: { faults: 'no-properties-of-shared' } });
    expect(await code(window)).toBe(0);
    await window.chooseFrom('poli@ziekenhuis.example');
    expect(await code(window)).toBe(9020);
    expect(await window.violations()).toEqual([]);
  });
});

describe('members that are newer than the npm package of Office.js', () => {
  interface NewerOffice {
    context: { sensitivityLabelsCatalog?: Record<'getAsync' | 'getIsEnabledAsync', (done: Done) => void> };
  }
  type Done = (result: { value?: unknown; error?: { code: number } }) => void;
  interface NewerItem {
    sensitivityLabel?: { getAsync(done: Done): void; setAsync(id: string, done: Done): void };
    addHandlerAsync(type: string, handler: (event: unknown) => void, done: () => void): void;
  }

  it.each([
    ['1.12', [false, false, false]],
    ['1.14', [true, true, false]],
    ['1.15', [true, true, true]],
  ])('are there from their requirement set on: with Mailbox %s', async (mailbox, expected) => {
    const window = await withPane('web', { settings: { mailbox } });
    const seen = await window.inPane(() => [
      (Office as unknown as NewerOffice).context.sensitivityLabelsCatalog !== undefined,
      (Office.context.mailbox.item as unknown as NewerItem).sensitivityLabel !== undefined,
      'InitializationContextChanged' in Office.EventType,
    ]);
    expect(seen).toEqual(expected);
  });

  it('are labels: listed, read, set, and told of when a person chooses one', async () => {
    const window = await withPane('web', { settings: { labels: 'on' } });
    const labels = await window.inPane(async () => {
      Object.assign(globalThis, { seen: [] });
      const item = Office.context.mailbox.item as unknown as NewerItem;
      await new Promise<void>((resolve) =>
        item.addHandlerAsync(
          'olkSensitivityLabelChanged',
          (event) => (globalThis as unknown as { seen: unknown[] }).seen.push(event),
          resolve,
        ),
      );
      const { getAsync, getIsEnabledAsync } = (Office as unknown as NewerOffice).context.sensitivityLabelsCatalog!;
      const ask = (start: (done: Done) => void) => new Promise((resolve) => start(({ value }) => resolve(value)));
      return {
        on: await ask(getIsEnabledAsync),
        all: await ask(getAsync),
        now: await ask(item.sensitivityLabel!.getAsync),
      };
    });
    expect(labels).toMatchObject({ on: true, now: '' });
    expect((labels.all as { name: string }[]).map(({ name }) => name)).toEqual(['Public', 'Internal', 'Confidential']);

    await window.page.getByRole('button', { name: 'Sensitivity: None' }).click();
    await window.page.getByRole('menuitemradio', { name: 'Confidential' }).click();
    expect(await window.seenInPane()).toEqual([{ type: 'olkSensitivityLabelChanged' }]);
    await window.waitFor((outlook) => outlook.draft()?.sessionData['label'] !== undefined);
    const [, , confidential] = labels.all as { id: string }[];
    expect((await window.draft())?.sessionData['label']).toBe(confidential?.id);

    const codes = await window.inPane(
      async ([known, unknown]) => {
        const item = Office.context.mailbox.item as unknown as NewerItem;
        const set = (id: string) =>
          new Promise((resolve) => item.sensitivityLabel!.setAsync(id, ({ error }) => resolve(error?.code ?? 0)));
        return [await set(known!), await set(unknown!)];
      },
      [(labels.all as { id: string }[])[0]!.id, 'no label'],
    );
    expect(codes).toEqual([0, 9031]);
    await window.page.getByRole('button', { name: 'Sensitivity: Public' }).waitFor();
  });

  it('are labels in classic’s engine, too', async () => {
    const window = await compose('classic', { settings: { labels: 'on' } });
    await eventsEnded(window);
    await window.page.getByRole('button', { name: 'Sensitivity: None' }).click();
    await window.page.getByRole('menuitemradio', { name: 'Internal' }).click();
    await window.waitFor((outlook) => outlook.draft()?.sessionData['label'] !== undefined);
    expect((await window.draft())?.sessionData['label']).toBe((await window.draft())?.content.label);
  });

  it('are no labels where the organization has none', async () => {
    const window = await withPane('web');
    const enabled = await window.inPane(
      () =>
        new Promise((resolve) =>
          (Office as unknown as NewerOffice).context.sensitivityLabelsCatalog!.getIsEnabledAsync(({ value }) =>
            resolve(value),
          ),
        ),
    );
    expect(enabled).toBe(false);
    expect(await window.page.getByRole('button', { name: /^Sensitivity/ }).count()).toBe(0);
  });

  it('tell an open pane that listens for whom it was asked; it is not opened anew', async () => {
    const window = await withPane('web');
    await window.inPane(
      () =>
        new Promise<void>((resolve) => {
          Object.assign(globalThis, { seen: [] });
          const item = Office.context.mailbox.item as unknown as NewerItem;
          item.addHandlerAsync(
            'olkInitializationContextChanged',
            (event) => (globalThis as unknown as { seen: unknown[] }).seen.push(event),
            resolve,
          );
        }),
    );
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('hold this');
    await window.send();
    await window.smartAlert().getByRole('button', { name: 'Open pane' }).click();
    expect(await window.seenInPane()).toEqual([
      { type: 'olkInitializationContextChanged', initializationContextData: JSON.stringify({ from: 'the alert' }) },
    ]);
    expect(await window.violations()).toEqual([]);
  });
});
