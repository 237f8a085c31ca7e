/** The add-in in an Outlook that is too old for it: internet headers came with Mailbox 1.8. */
import { type ComposeWindow, openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const ANNA = 'anna@praktijk.example';

describe.each(['1.5', '1.7'])('in an Outlook with Mailbox %s', (mailbox) => {
  let window: ComposeWindow;
  beforeEach(async () => {
    window = await openComposeWindow({ settings: { mailbox } });
    await window.addRecipients('to', ANNA);
  });
  afterEach(async () => {
    const violations = await window.violations();
    await window.close();
    expect(violations).toEqual([]); // nothing was called that this Outlook does not have
  });

  it('the pane says that it is too old, and the switch cannot be used', async () => {
    const pane = await Pane.open(window);
    await pane.frame.getByText('This Outlook is too old for secure mail.', { exact: true }).waitFor();
    await pane.secureSwitch().focus();
    await window.page.keyboard.press('Space');
    expect(await pane.secureSwitch().isChecked()).toBe(false);
    expect(await pane.secureSwitch().isDisabled()).toBe(true);
    expect((await window.draft())?.content).toMatchObject({ headers: [], customProperties: {} });
  });

  it('the button in the ribbon says so, and the mail goes out as normal mail', async () => {
    await window.clickRibbon('Secure mail');
    expect(await window.notifications()).toEqual([
      expect.stringContaining('cannot be used in this version of Outlook'),
    ]);
    await window.setSubject('A question');
    expect((await window.send())?.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
  });
});

it('with Mailbox 1.8, the oldest that is enough, a mail is secured', async () => {
  const window = await openComposeWindow({ settings: { mailbox: '1.8' } });
  await window.addRecipients('to', ANNA);
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.ready(1, 1);
  await window.setSubject('A question');
  expect((await window.send())?.gateway).toMatchObject({ ok: true });
  expect(await window.violations()).toEqual([]);
  await window.close();
});
