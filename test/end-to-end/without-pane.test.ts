/** Switched on from the ribbon or by policy, on Microsoft's own Office.js: sealed without the pane, and one write after the other with it. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const KNOWN = 'anna@praktijk.example';
const ALSO_KNOWN = 'okafor@legal.example';
const UNKNOWN = 'bo@lind.example';
const COLLEAGUE = 'collega@ziekenhuis.example';

/** Waits until the events that were raised have ended. */
const eventsEnded = (window: ComposeWindow) =>
  window.waitFor((outlook) => outlook.functionCalls().every(({ completion }) => completion !== undefined));

it.each(['kept', 'fresh'])(
  'in an Outlook whose hidden pages are %s, a mail is sealed from the ribbon for people who are all known, and held for others',
  async (runtime) => {
    const window = await openComposeWindow({ settings: { runtime } });
    await window.addRecipients('to', `${KNOWN}; ${COLLEAGUE}`);
    await window.clickRibbon('Secure mail');
    expect(await window.notifications()).toEqual(['Secure mail is on.']);
    await window.addRecipients('cc', ALSO_KNOWN);
    await eventsEnded(window);
    await window.removeRecipient(KNOWN);
    await eventsEnded(window);
    const sent = await window.send();
    expect(sent?.gateway).toMatchObject({
      ok: true,
      instructions: {
        recipients: [{ address: ALSO_KNOWN, method: 'sms-known', own: false }],
        notNeeded: [COLLEAGUE],
      },
    });

    await window.newMail();
    await window.addRecipients('to', `${KNOWN}; ${UNKNOWN}`);
    await window.clickRibbon('Secure mail');
    expect(await window.notifications()).toEqual([
      'Secure mail is on. Open Recipient verification: 1 person needs a method before you can send.',
    ]);
    expect(await window.send()).toBeUndefined();
    await window.smartAlert().getByRole('button', { name: 'Choose method' }).click();
    const pane = new Pane(window);
    await pane.chooseSms(UNKNOWN, '06 87651234');
    await pane.ready(2, 2);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
    expect(await window.violations()).toEqual([]);
    await window.close();
  },
);

describe('a mail that a pane shows', () => {
  let window: ComposeWindow;
  beforeAll(async () => (window = await openComposeWindow()));
  afterAll(() => window?.close());

  it('keeps what was chosen there, whatever events do at the same time', async () => {
    await window.addRecipients('to', UNKNOWN);
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.chooseCode(UNKNOWN, /^Access code/, 'Vuurtoren 88!');
    await window.addRecipients('cc', KNOWN);
    await window.addRecipients('cc', ALSO_KNOWN);
    await window.removeRecipient(KNOWN);
    await pane.ready(2, 2);
    await eventsEnded(window);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({
      ok: true,
      instructions: {
        recipients: [
          { address: UNKNOWN, method: 'access-code-new', accessCode: 'Vuurtoren 88!', own: true },
          { address: ALSO_KNOWN, method: 'sms-known', own: false },
        ],
      },
    });
  });

  it('is taken up by the pane that is opened while it is sealed', async () => {
    await window.newMail();
    await window.addRecipients('to', `${KNOWN}; ${ALSO_KNOWN}`);
    await window.clickRibbon('Secure mail');
    const pane = await Pane.open(window);
    await pane.ready(2, 2);
    expect(await pane.secureSwitch().isChecked()).toBe(true);
    await window.addRecipients('cc', COLLEAGUE);
    await eventsEnded(window);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });
});
