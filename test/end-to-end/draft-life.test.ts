/** What stands on a draft, damaged, switched from the ribbon, undone. The ways it can go are in draft-paths.test.ts. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';
const CODE = 'Vuurtoren 88!';

async function securedDraft(window: ComposeWindow): Promise<Pane> {
  await window.addRecipients('to', `${BO}; ${CILIA}`);
  await window.setSubject('A draft');
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.chooseSms(BO, '06 87651234');
  await pane.chooseCode(CILIA, /^Access code/, CODE);
  await pane.ready(2, 2);
  await pane.setLanguage(BO, 'en');
  await pane.saved();
  return pane;
}

describe('a draft', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()), 60_000);
  afterEach(() => window?.close());

  it.each([
    ['half a seal', { 'x-secure-mail-1': 'abc' }],
    ['a seal of a later version', { 'x-secure-mail-seal': 'v=9; parts=1' }],
    ['noise', { 'x-secure-mail-seal': '{]'.repeat(300) }],
  ])(
    'with %s says what could not be read, and is never sent as it is',
    async (_what, damaged) => {
      await securedDraft(window);
      const id = await window.saveDraft();
      await window.evaluate(
        (outlook, headers) => outlook.host.state.draft!.setHeaders(headers),
        damaged as object as Record<string, string>,
      );
      expect(await window.send()).toBeUndefined();
      await window.smartAlert().getByRole('button').last().click();
      await window.saveDraft();
      await window.newMail();
      await window.reopenDraft(id);
      const pane = await Pane.open(window);
      await pane.frame.getByText('Some choices on this mail could not be read.').first().waitFor();
    },
    90_000,
  );

  it.each([
    ['30 KB of noise', 'z'.repeat(30_000)],
    ['a newer version', { v: 99, contacts: 'elsewhere' }],
    ['half a document', '{"v":1,"contacts":{"a'],
  ])(
    'can be secured where the memory holds %s, which stays as it is',
    async (_what, memory) => {
      await window.evaluate((outlook, value) => {
        outlook.host.mailbox.saveRoamingSettings({ memory: JSON.stringify(value) });
      }, memory);
      await window.addRecipients('to', BO);
      const pane = await Pane.open(window);
      await pane.switchOn();
      await pane.frame.getByText('What was remembered of recipients cannot be read.').first().waitFor();
      await pane.chooseSms(BO, '06 87651234');
      await pane.ready(1, 1);
      await pane.saved();
      expect((await window.send())?.gateway).toMatchObject({ ok: true });
      expect(JSON.parse((await window.roamingSettings())['memory'] as string)).toEqual(memory);
    },
    90_000,
  );

  it('that is switched on from the ribbon is on in the open pane, and off again', async () => {
    await window.addRecipients('to', 'anna@praktijk.example');
    const pane = await Pane.open(window);
    await window.clickRibbon('Secure mail');
    await pane.ready(1, 1);
    await pane.saved();
    expect(await pane.secureSwitch().isChecked()).toBe(true);
    await window.clickRibbon('Secure mail');
    await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
    expect((await window.draft())!.content.headers.filter(({ value }) => value !== '0')).toEqual([]);
  }, 90_000);

  it('follows recipients at once and keeps the choices of those who stay', async () => {
    const pane = await securedDraft(window);
    await window.addRecipients('cc', 'okafor@legal.example');
    await pane.ready(3, 3);
    await window.removeRecipient(CILIA);
    await pane.ready(2, 2);
    expect(await pane.method(BO)).toContain('SMS');
  }, 90_000);

  it('has its last change taken back by Undo, on the draft too', async () => {
    const pane = await securedDraft(window);
    await pane.frame.getByRole('button', { name: 'Undo' }).click();
    await pane.ready(1, 2);
    await pane.saved();
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toContain(CILIA);
  }, 90_000);

  it('takes addresses with quotes, plus signs, upper case, and the same one in To and Cc', async () => {
    await window.addRecipients('to', '"van der, Berg"@zorg.example; Plus+Tag@ZORG.example; bücher@bücher.example');
    await window.addRecipients('cc', 'plus+tag@zorg.example');
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(0, 3);
    for (const address of ['"van der, Berg"@zorg.example', 'Plus+Tag@ZORG.example', 'bücher@bücher.example']) {
      await pane.chooseSms(address, '06 87651234');
    }
    await pane.ready(3, 3);
    await pane.saved();
    // the receiving server's library knows no quoted addresses; pane, seal and gate do
    await window.removeRecipient('"van der, Berg"@zorg.example');
    await pane.ready(2, 2);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  }, 90_000);
});
