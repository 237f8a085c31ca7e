/** Which window and pane shows a draft, while that changes, in the order of the list in test/README.md. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';
import { BO, CILIA, sealedFor, securedDraft } from './secured-draft';

const CODE = 'Vuurtoren 88!';

let window: ComposeWindow;
beforeEach(async () => (window = await openComposeWindow()));
afterEach(() => window?.close());

it('a reply that is popped out while its pane writes has all of it in the new window: what is half written is made whole', async () => {
  await window.evaluate((outlook) => outlook.host.newDraft({ composeType: 'reply' }));
  let pane = await securedDraft(window, `${BO}; ${CILIA}`);
  await pane.setLanguage(BO, 'en');
  await pane.saved();
  // the headers are written, and the frame goes before it hears that; its note never follows
  await window.evaluate((outlook) => outlook.fault(152, { late: 600_000 }, { once: true }));
  const seal = () =>
    window.evaluate((outlook) => JSON.stringify(outlook.host.state.draft!.getHeaders(['x-secure-mail-seal'])));
  const before = await seal();
  await pane.chooseCode(CILIA, /^Access code/, CODE);
  await window.waitFor(
    (outlook, old) => JSON.stringify(outlook.host.state.draft!.getHeaders(['x-secure-mail-seal'])) !== old,
    before,
  );
  const popout = await window.popOut();
  expect((await window.state()).pane).toBeNull();
  pane = await Pane.open(popout);
  await pane.ready(2, 2);
  await pane.saved();
  expect((await popout.draft())!.content.composeType).toBe('reply');
  expect((await popout.send())?.gateway).toMatchObject({
    ok: true,
    instructions: {
      recipients: expect.arrayContaining([
        expect.objectContaining({ address: BO, phoneNumber: '+31687651234', notificationLanguage: 'en' }),
        expect.objectContaining({ address: CILIA, accessCode: CODE }),
      ]),
    },
  });
  // it is no draft any more in the window that it came from
  await window.waitFor((outlook) => outlook.savedDrafts().length === 0);
});

describe('a pinned pane', () => {
  it('that leaves a draft while it writes finds it whole when it is opened again, and nothing on the next', async () => {
    await window.addRecipients('to', BO);
    const pane = await Pane.open(window);
    await window.page.getByRole('button', { name: 'Keep open for other mails' }).click();
    const first = await window.saveDraft();
    await window.evaluate((outlook) => outlook.fault(152, 'switch', { once: true }));
    await pane.secureSwitch().click();
    await window.waitFor((outlook, id) => outlook.draft()?.content.id !== id, first);
    await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
    expect((await window.draft())!.content).toMatchObject({ headers: [], customProperties: {} });
    await window.reopenDraft(first);
    await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
    await pane.switchOn();
    await pane.chooseSms(BO, '06 87651234');
    await pane.ready(1, 1);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
  });
});
