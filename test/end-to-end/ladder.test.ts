/**
 * The add-in in each Outlook that it meets, by requirement set. What a rung lacks is said or done otherwise, never called
 * (`violations`), and no mail that the sender calls secure leaves as a normal one.
 */
import type { NotificationType } from '../../src/outlook/host/draft';
import { type ComposeWindow, openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';

let window: ComposeWindow;
const open = async (mailbox: string, recipients: string) => {
  window = await openComposeWindow({ settings: { mailbox } });
  await window.addRecipients('to', recipients);
  await window.setSubject('A question');
};
afterEach(async () => {
  const violations = await window.violations();
  await window.close();
  expect(violations).toEqual([]); // nothing was called that this Outlook does not have
});

it.each(['1.5', '1.7'])(
  'with Mailbox %s, without internet headers, ribbon and pane say that it is too old, and the mail goes out as normal mail',
  async (mailbox) => {
    await open(mailbox, ANNA);
    await window.clickRibbon('Secure mail');
    expect(await window.notifications()).toEqual([
      expect.stringContaining('cannot be used in this version of Outlook'),
    ]);
    const pane = await Pane.open(window);
    await pane.frame.getByText('This Outlook is too old for secure mail.', { exact: true }).waitFor();
    await pane.secureSwitch().focus();
    await window.page.keyboard.press('Space');
    expect(await pane.secureSwitch().isChecked()).toBe(false);
    expect(await pane.secureSwitch().isDisabled()).toBe(true);
    expect((await window.draft())?.content).toMatchObject({ headers: [], customProperties: {} });
    expect((await window.send())?.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
  },
);

interface Rung {
  mailbox: string;
  /** How the mail says that secure mail is on. */
  notice: NotificationType;
  /** What becomes of a mail on which somebody lacks a method. */
  unfinished: 'refused by the gateway' | 'held';
  /** The dialog at Send has a button that opens the pane. */
  button?: boolean;
}

const RUNGS: Rung[] = [
  { mailbox: '1.8', notice: 'informationalMessage', unfinished: 'refused by the gateway' },
  { mailbox: '1.10', notice: 'insightMessage', unfinished: 'refused by the gateway' },
  { mailbox: '1.12', notice: 'insightMessage', unfinished: 'held' },
  { mailbox: '1.14', notice: 'insightMessage', unfinished: 'held', button: true },
];

it.each(RUNGS)(
  'with Mailbox $mailbox a mail is secured and says so by an $notice; one that is not finished is $unfinished',
  async ({ mailbox, notice, unfinished, button = false }) => {
    await open(mailbox, ANNA);
    let pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(1, 1);
    await window.waitFor((outlook) => outlook.draft()!.notifications.length > 0);
    expect((await window.draft())!.notifications).toMatchObject([{ type: notice }]);
    expect((await window.send())?.gateway).toMatchObject({ ok: true });

    await window.newMail();
    await window.addRecipients('to', `${ANNA}; ${BO}`);
    pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(1, 2);
    const sent = await window.send();
    if (unfinished === 'held') {
      expect(sent).toBeUndefined();
      const alert = window.smartAlert();
      await expect(alert.innerText()).resolves.toContain(BO);
      expect(await alert.getByRole('button', { name: 'Choose method' }).count()).toBe(button ? 1 : 0);
    } else {
      expect(sent?.gateway).toMatchObject({ ok: false });
      expect(sent?.gateway).not.toMatchObject({ reason: 'not-secure-mail' });
    }
  },
);
