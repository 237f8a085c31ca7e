/** The gate at Send, on Microsoft's own Office.js. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const KNOWN = 'anna@praktijk.example';
const UNKNOWN = 'bo@lind.example';

describe('at Send', () => {
  let window: ComposeWindow;
  beforeEach(async () => {
    window = await openComposeWindow();
    await window.setSubject('A question');
  });
  afterEach(() => window?.close());

  it('holds a mail to which somebody without a method was added later, names them, and opens the pane at their row', async () => {
    await window.addRecipients('to', KNOWN);
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(1, 1);
    await window.page.getByRole('button', { name: 'Close the pane' }).click();
    await window.addRecipients('cc', UNKNOWN);

    expect(await window.send()).toBeUndefined();
    const alert = window.smartAlert();
    await expect(alert.innerText()).resolves.toContain(UNKNOWN);
    await expect(alert.innerText()).resolves.not.toContain(KNOWN);

    await alert.getByRole('button', { name: 'Choose method' }).click();
    await pane.methodButton(UNKNOWN).and(pane.frame.locator(':focus')).waitFor();
    await pane.chooseSms(UNKNOWN, '+31 6 87651234');
    await pane.ready(2, 2);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('leaves a mail without secure mail as it is: nothing written, nothing held', async () => {
    await window.addRecipients('to', `${KNOWN}; ${UNKNOWN}`);
    await Pane.open(window);
    const sent = (await window.send())!;
    expect(sent.headers.filter(({ name }) => name.toLowerCase().startsWith('x-secure-mail'))).toEqual([]);
    expect(sent.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
    const calls = (await window.trace()).map((entry) => JSON.stringify(entry));
    expect(calls.filter((call) => /"DispatchId":(4|152|153|404)\b/.test(call))).toEqual([]);
  });

  it('leaves 0 in its headers, and nothing else, when secure mail was switched on and off again, from the ribbon and in the open pane', async () => {
    const isNormal = async (pane: Pane) => {
      await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
      await window.waitFor((outlook) => outlook.draft()!.content.headers.every(({ value }) => value === '0'));
      await window.waitFor((outlook) => Object.keys(outlook.draft()!.content.customProperties).length === 0);
    };
    await window.addRecipients('to', UNKNOWN);
    const pane = await Pane.open(window);
    await window.clickRibbon('Secure mail');
    await pane.chooseSms(UNKNOWN, '06 87651234');
    await pane.ready(1, 1);
    await pane.saved();
    await window.clickRibbon('Secure mail');
    await isNormal(pane);
    await pane.switchOn();
    await pane.ready(1, 1);
    await pane.saved();
    await pane.secureSwitch().click();
    await isNormal(pane);
    const sent = (await window.send())!;
    const ours = sent.headers.filter(({ name }) => name.toLowerCase().startsWith('x-secure-mail'));
    expect(ours.length).toBeGreaterThanOrEqual(3);
    expect(ours.filter(({ value }) => value !== '0')).toEqual([]);
    expect(sent).toMatchObject({ secureMail: false, gateway: { reason: 'not-secure-mail' } });
  });

  it('holds the mail when reading the recipients fails while secure mail is on', async () => {
    await window.addRecipients('to', KNOWN);
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(1, 1);
    await window.evaluate((outlook) => outlook.fault(15, { code: 5001 }));
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toContain('could not be checked');
  });
});
