/**
 * The ways a draft can go, in the order of the list in test/README.md: how it begins, where it lies, how it ends. Who it is for
 * and from is in draft-people.test.ts, which window shows it in draft-windows.test.ts. Each ends sent as chosen, or held with a reason.
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

  it('that is forwarded by a client that hands on the properties of the parent is a normal mail', async () => {
    await securedDraft(window);
    await window.evaluate((outlook) => {
      const { customProperties, to } = outlook.draft()!.content;
      outlook.host.newDraft({ composeType: 'forward', customProperties, to });
    });
    await window.waitFor((outlook) => Object.keys(outlook.draft()!.content.customProperties).length === 0);
    expect((await window.send())?.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
  });

  it.each(['session', 'client'] as const)(
    'that was saved and is opened again in another %s has its choices back, a code that was never sent included',
    async (other) => {
      let pane = await securedDraft(window, `${BO}; ${CILIA}`);
      await pane.chooseCode(CILIA, /^Access code/, CODE);
      await pane.ready(2, 2);
      await pane.setLanguage(BO, 'en');
      await pane.saved();
      const draft = await window.saveDraft();
      const reopened =
        other === 'session'
          ? await openComposeWindow({ sameMailboxAs: window, settings: { draft } })
          : await window.onAnotherMachine({ draft });
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
    },
  );

  it('that is a copy of a secured draft has its choices, and is sent as chosen', async () => {
    await securedDraft(window);
    await window.evaluate((outlook) => {
      const { id: _id, itemId: _itemId, ...content } = outlook.draft()!.content;
      outlook.host.newDraft(content);
    });
    const pane = await Pane.open(window);
    await pane.ready(1, 1);
    expect(await pane.method(BO)).toContain('SMS');
    expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
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

    it('is a draft again when that is canceled: with its choices, and held for who is added', async () => {
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
    });
  });

  it('that is discarded leaves nothing, and nothing that was typed on it is offered for the next', async () => {
    let pane = await securedDraft(window, `${BO}; ${CILIA}`);
    await pane.chooseCode(CILIA, /^Access code/, CODE);
    await pane.saved();
    const id = await window.saveDraft();
    await window.page.getByRole('button', { name: 'Discard', exact: true }).click();
    await window.page.getByRole('button', { name: 'Keep draft' }).click();
    expect((await window.draft())?.content.id).toBe(id);
    await window.discard();
    await window.waitFor((outlook) => outlook.draft() === null);
    expect(await window.evaluate((outlook) => outlook.savedDrafts())).toEqual([]);

    await window.newMail();
    expect((await window.draft())!.content).toMatchObject({ headers: [], customProperties: {} });
    await window.addRecipients('to', `${BO}; ${CILIA}`);
    pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(0, 2);
    await pane.methodButton(BO).click();
    const offered = await pane.frame.getByRole('menuitemradio').allInnerTexts();
    expect(offered.join()).toContain('SMS to new number');
    expect(offered.join()).not.toContain('87651234');
  });
});
