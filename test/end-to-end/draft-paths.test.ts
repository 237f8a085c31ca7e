/** The ways a draft can go, in the order of the list in test/README.md: each ends sent as chosen, or held with a reason. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';
const NUMBER = '+31687651234';

async function securedDraft(window: ComposeWindow, recipients = BO): Promise<Pane> {
  await window.addRecipients('to', recipients);
  await window.setSubject('A draft');
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.chooseSms(BO, '06 87651234');
  await pane.saved();
  return pane;
}

const sealedFor = (...addresses: string[]) => ({
  ok: true,
  instructions: { recipients: addresses.map((address) => expect.objectContaining({ address, phoneNumber: NUMBER })) },
});

describe('a mail', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()), 60_000);
  afterEach(() => window?.close());

  it.each(['Reply', 'Reply all', 'Forward'])(
    'that begins with %s on a secure one begins without its marks, and knows what was typed there',
    async (label) => {
      await securedDraft(window);
      expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
      await window.page.getByRole('button', { name: label, exact: true }).click();
      await window.waitFor((outlook) => outlook.draft() !== null);
      expect((await window.draft())!.content).toMatchObject({ headers: [], customProperties: {} });
      if (label === 'Forward') await window.addRecipients('to', BO);
      const pane = await Pane.open(window);
      expect(await pane.secureSwitch().isChecked()).toBe(false);
      await pane.switchOn();
      await pane.ready(1, 1);
      expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
    },
    60_000,
  );

  it('that is forwarded by a client that hands on the properties of the parent is a normal mail', async () => {
    await securedDraft(window);
    await window.evaluate((outlook) => {
      const { customProperties, to } = outlook.draft()!.content;
      outlook.host.newDraft({ composeType: 'forward', customProperties, to });
    });
    await window.waitFor((outlook) => Object.keys(outlook.draft()!.content.customProperties).length === 0);
    expect((await window.send())?.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
  }, 60_000);

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
  }, 60_000);

  it('whose recipient moves from To to Bcc, and comes back, keeps what was chosen for them', async () => {
    const pane = await securedDraft(window);
    await window.removeRecipient(BO);
    await pane.frame.getByText(/of 1 ready/).waitFor({ state: 'detached' });
    await window.addRecipients('bcc', BO);
    await pane.ready(1, 1);
    await pane.saved();
    const sent = (await window.send())!;
    expect(sent.gateway).toMatchObject(sealedFor(BO));
    expect(sent.envelope.to).toEqual([BO]);
  }, 60_000);

  it('whose recipient is corrected is held until the right one has a method', async () => {
    const pane = await securedDraft(window);
    await window.removeRecipient(BO);
    await window.addRecipients('to', CILIA);
    await pane.ready(0, 1);
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toContain(CILIA);
  }, 60_000);

  it('whose From is changed is held until it is sealed for that sender, and then goes', async () => {
    const pane = await securedDraft(window);
    await window.evaluate((outlook) => {
      outlook.host.state.draft!.change({ from: { address: 'team@ziekenhuis.example', name: 'Team' } });
    });
    expect(await window.send()).toBeUndefined();
    await window.smartAlert().getByRole('button', { name: 'Choose method' }).click();
    await pane.ready(1, 1);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject(sealedFor(BO));
  }, 60_000);

  it('that a pinned pane leaves while it writes is whole again when it is opened, and nothing is on the next', async () => {
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
  }, 60_000);
});
