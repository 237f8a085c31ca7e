/** What Outlook does wrong, on Microsoft's own Office.js: the mail is sent as chosen, or held, and the pane says what it is. */
import type { Fault } from '../../src/outlook/host/faults';
import { instructionsOf } from './instructions';
import { type ComposeWindow, openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const ANNA = 'anna@praktijk.example';
const HEADERS_SET = 152;
const NOTE_SAVE = 4;

let window: ComposeWindow;
const open = async (faults: string) => {
  window = await openComposeWindow({ settings: { faults } });
  await window.addRecipients('to', ANNA);
  await window.setSubject('A question');
  return Pane.open(window);
};
afterEach(() => window?.close());

describe('writing to the draft', () => {
  it.each<[string, string]>([
    ['late', `${HEADERS_SET}:late800,${NOTE_SAVE}:late800`],
    ['twice', `${HEADERS_SET}:twice,${NOTE_SAVE}:twice`],
  ])('that is answered %s ends in a mail that is sent as chosen', async (_how, faults) => {
    const pane = await open(faults);
    await pane.switchOn();
    await pane.ready(1, 1);
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('that fails is done by Try again', async () => {
    // not just once: where the list is still being read by then, the pane writes a second time without being asked
    const pane = await open(`${NOTE_SAVE}:9019`);
    await pane.secureSwitch().click();
    const tryAgain = pane.frame.getByRole('button', { name: 'Try again' }).first();
    // once the directory has answered, the pane writes no more by itself
    await pane.ready(1, 1);
    await tryAgain.waitFor();
    await window.evaluate((outlook, note) => outlook.fault(note, undefined), NOTE_SAVE);
    await tryAgain.click();
    await pane.saved();
    await pane.ready(1, 1);
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('that fails holds a draft that was sealed before, as other choices are shown than stand on it', async () => {
    const pane = await open('');
    await pane.switchOn();
    await pane.ready(1, 1);
    await window.evaluate((outlook, headers) => outlook.fault(headers, { code: 9000 }), HEADERS_SET);
    await pane.chooseCode(ANNA, /^Access code/, 'Vuurtoren 88!');
    // by its own words: on a busy machine the directory may have something to try again, too
    await pane.frame.getByText('Your choices are not saved on the mail.').first().waitFor();
    const left = await window.send();
    expect({ left, asked: await window.functionCalls() }).toMatchObject({ left: undefined });
    // or, on a machine too busy to look in time, that it could not be checked
    await window
      .smartAlert()
      .getByText(/your choices are not on this mail yet|could not be checked/)
      .waitFor();
    await window.smartAlert().getByRole('button').last().click();

    await window.evaluate((outlook, headers) => outlook.fault(headers, undefined), HEADERS_SET);
    await pane.frame.getByRole('button', { name: 'Try again' }).first().click();
    await pane.saved();
    const sent = await window.send();
    expect(instructionsOf(window, sent!).recipients).toMatchObject([{ address: ANNA, accessCode: 'Vuurtoren 88!' }]);
  });

  it('in whose midst the pane is killed leaves a mail that is sent as chosen, or held', async () => {
    const pane = await open(`${NOTE_SAVE}:kill:once`);
    await pane.secureSwitch().click();
    await window.page.locator('iframe[data-add-in="pane"]').waitFor({ state: 'detached' });
    const sent = await window.send();
    if (sent) expect(sent.gateway).toMatchObject({ ok: true });
    else await window.smartAlert().waitFor();
  });

  it('to a nearly empty mailbox that Outlook once calls full is tried again', async () => {
    const pane = await open('404:9019:once');
    await pane.switchOn();
    await pane.ready(1, 1);
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('that a mailbox never takes holds the mail, says why, and lets it go as normal mail once it is switched off', async () => {
    const pane = await open('404:9019');
    await pane.secureSwitch().click();
    await pane.frame.getByText('Your choices are not saved on the mail.').first().waitFor();
    expect(await pane.secureSwitch().isChecked()).toBe(true);
    expect(await window.send()).toBeUndefined();
    await window
      .smartAlert()
      .getByText(/could not be secured/)
      .waitFor();
    await window.smartAlert().getByRole('button').last().click();

    await pane.secureSwitch().click();
    await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
    expect((await window.send())?.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
  });
});

it.each<[string, Fault]>([
  ['killed', 'kill'],
  ['never answered', 'never'],
])('a gate whose reading is %s holds the mail', async (_how, fault) => {
  window = await openComposeWindow({ settings: { timeout: 6_000 } });
  await window.addRecipients('to', ANNA);
  await window.setSubject('A question');
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.ready(1, 1);
  await pane.saved();
  await window.page.getByRole('button', { name: 'Close the pane' }).click();
  await window.evaluate((outlook, found) => outlook.fault(15, found), fault);
  expect(await window.send()).toBeUndefined();
  await window.smartAlert().waitFor();
});
