/** What another client of the mailbox undid, as it saved its older copy of the settings over ours. In a real browser's storage. */
import { openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const BO = 'bo.nieuw@zorg.example';
const CODE = 'Zeven kleine eendjes 1953';

it('a draft has its choices back although another client saved its settings without our first key', async () => {
  const mailbox = await openComposeWindow({ settings: { view: 'list' } });
  const before = await openComposeWindow({ sameMailboxAs: mailbox });
  await before.addRecipients('to', BO);
  let pane = await Pane.open(before);
  await pane.switchOn();
  await pane.chooseCode(BO, /^Access code/, CODE);
  await pane.ready(1, 1);
  await pane.saved();
  const frame = before.page.frames().find((one) => one.url().includes('taskpane.html'))!;
  const isKept = () =>
    ['secure-mail.held-keys', 'secure-mail.saved-copy.'].every((begins) =>
      Object.keys(localStorage).some((name) => name.startsWith(begins)),
    );
  await frame.waitForFunction(isKept);
  expect(await frame.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toMatch(/zorg|eendjes/);
  const draft = await before.saveDraft();
  await before.close();

  await mailbox.page.evaluate(() => {
    for (const [name, value] of Object.entries(localStorage)) {
      if (!name.startsWith('local-outlook:')) continue;
      localStorage.setItem(name, JSON.stringify({ ...(JSON.parse(value) as object), roamingSettings: {} }));
    }
  });
  const after = await openComposeWindow({ sameMailboxAs: mailbox, settings: { draft } });
  pane = await Pane.open(after);
  await pane.ready(1, 1);
  const sent = (await after.send())!;
  expect(sent.gateway).toMatchObject({ ok: true, instructions: { recipients: [{ address: BO, accessCode: CODE }] } });
  await after.close();
  await mailbox.close();
});
