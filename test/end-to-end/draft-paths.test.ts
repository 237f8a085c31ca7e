/**
 * The ways a draft can go, as far as only a browser can tell: how it begins, where it lies, how it ends. Whom it is from is in
 * draft-sender.test.ts, which window shows it in draft-windows.test.ts, all the others are listed in test/README.md. Each ends
 * sent as chosen, or held with a reason.
 */
import type { SentMessage } from '../../src/outlook/messages';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';
import { BO, CILIA, sealedFor, securedDraft } from './secured-draft';

const CODE = 'Vuurtoren 88!';

describe('a mail', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()));
  afterEach(() => window?.close());

  it('that is new, a reply, a reply to all or a forward is a normal one until it is secured, and knows what was typed', async () => {
    for (const begins of ['New', 'Reply', 'Reply all', 'Forward']) {
      if (begins !== 'New') await window.page.getByRole('button', { name: begins, exact: true }).click();
      await window.waitFor((outlook) => outlook.draft() !== null);
      expect((await window.draft())!.content).toMatchObject({ headers: [], customProperties: {} });
      if (begins === 'New' || begins === 'Forward') await window.addRecipients('to', BO);
      const pane = await Pane.open(window);
      expect(await pane.secureSwitch().isChecked()).toBe(false);
      await pane.switchOn();
      if (begins === 'New') await pane.chooseSms(BO, '06 87651234');
      await pane.ready(1, 1);
      await pane.saved();
      expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
    }
  });

  it('that was saved and is opened again in another client has its choices back, a code that was never sent included', async () => {
    let pane = await securedDraft(window, `${BO}; ${CILIA}`);
    await pane.chooseCode(CILIA, /^Access code/, CODE);
    await pane.ready(2, 2);
    await pane.setLanguage(BO, 'en');
    await pane.saved();
    const draft = await window.saveDraft();
    const reopened = await window.onAnotherMachine({ draft });
    pane = await Pane.open(reopened);
    await pane.ready(2, 2);
    expect(await pane.secureSwitch().isChecked()).toBe(true);
    expect(await pane.method(BO)).toContain('SMS');
    const sent = (await reopened.send())!;
    expect(sent.gateway).toMatchObject({
      ok: true,
      instructions: {
        recipients: expect.arrayContaining([
          expect.objectContaining({ address: BO, phoneNumber: '+31687651234', notificationLanguage: 'en' }),
          expect.objectContaining({ address: CILIA, accessCode: CODE }),
        ]),
      },
    });
    await reopened.close();
  });

  describe('that is to be sent later', () => {
    const TIME = '2099-05-04T09:30';
    const timeComes = (time: string) => window.evaluate((outlook, now) => outlook.host.sendDue(new Date(now)), time);
    const scheduled = () => window.evaluate((outlook) => outlook.savedDrafts().find(({ sendAt }) => sendAt));
    const ours = (headers: SentMessage['headers']) =>
      headers.filter(({ name }) => /^x-secure-mail/i.test(name)).map(({ name, value }) => [name.toLowerCase(), value]);

    it('is held at once while somebody lacks a method; then it leaves at its time as it was let go', async () => {
      const pane = await securedDraft(window, `${BO}; ${CILIA}`);
      await window.scheduleSend(TIME);
      await expect(window.smartAlert().innerText()).resolves.toContain(CILIA);
      expect(await scheduled()).toBeUndefined();
      await window.smartAlert().getByRole('button').last().click();
      await pane.chooseSms(CILIA, '06 87651234');
      await pane.ready(2, 2);
      await pane.saved();
      const letGo = (await window.draft())!.content;
      await window.scheduleSend(TIME);
      const waiting = (await scheduled())!;
      expect(waiting).toMatchObject({ headers: letGo.headers, customProperties: letGo.customProperties });
      const asked = (await window.functionCalls()).length;

      await timeComes('2099-05-04T00:00');
      expect(await scheduled()).toBeDefined();
      await window.page.locator(`[data-item="${waiting.id}"]`).click();
      await timeComes(TIME);
      await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
      const { view } = await window.state();
      const sent = await window.sentMessage((view as { id: string }).id);
      expect(sent.gateway).toMatchObject(sealedFor(BO, CILIA));
      expect(ours(sent.headers)).toEqual(ours(letGo.headers));
      expect(await window.functionCalls()).toHaveLength(asked);
      expect(await scheduled()).toBeUndefined();
    });

    it('is a draft again when that is canceled: with its choices, held for who is added, and gone once it is discarded', async () => {
      await securedDraft(window);
      await window.scheduleSend(TIME);
      const { id } = (await scheduled())!;
      await window.page.locator(`[data-item="${id}"]`).click();
      await window.page.getByRole('button', { name: 'Cancel send' }).click();
      const pane = await Pane.open(window);
      await pane.ready(1, 1);
      await window.addRecipients('cc', CILIA);
      await pane.ready(1, 2);
      await timeComes(TIME);
      expect((await window.draft())?.content.id).toBe(id);
      expect(await window.send()).toBeUndefined();
      await expect(window.smartAlert().innerText()).resolves.toContain(CILIA);

      await window.smartAlert().getByRole('button').last().click();
      await window.page.getByRole('button', { name: 'Discard', exact: true }).click();
      await window.page.getByRole('button', { name: 'Keep draft' }).click();
      expect((await window.draft())?.content.id).toBe(id);
      await window.discard();
      await window.waitFor((outlook) => outlook.draft() === null);
      expect(await window.evaluate((outlook) => outlook.savedDrafts())).toEqual([]);
    });
  });
});
