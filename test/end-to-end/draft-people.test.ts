/** Who a secured draft is for and from, while that changes, in the order of the list in test/README.md. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { BO, CILIA, sealedFor, securedDraft } from './secured-draft';

const SECOND_ACCOUNT = 'sam.sender@wijkteam.example';
const SHARED_MAILBOX = 'poli@ziekenhuis.example';

let window: ComposeWindow;
afterEach(() => window?.close());

describe('a recipient', () => {
  beforeEach(async () => (window = await openComposeWindow()));

  it.each([
    ['moves from To to Bcc', 'bcc'],
    ['is removed and added again', 'to'],
  ] as const)('who %s keeps what was chosen for them', async (_what, field) => {
    const pane = await securedDraft(window);
    await window.removeRecipient(BO);
    await pane.frame.getByText(/of 1 ready/).waitFor({ state: 'detached' });
    await window.addRecipients(field, BO);
    await pane.ready(1, 1);
    await pane.saved();
    const sent = (await window.send())!;
    expect(sent.gateway).toMatchObject(sealedFor(BO));
    expect(sent.envelope.to).toEqual([BO]);
  });

  it('whose address is corrected is held until the right one has a method', async () => {
    const pane = await securedDraft(window);
    await window.removeRecipient(BO);
    await window.addRecipients('to', CILIA);
    await pane.ready(0, 1);
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toContain(CILIA);
  });
});

describe('a mail whose From is changed', () => {
  const seal = () => window.evaluate((outlook) => outlook.host.state.draft!.getHeaders(['x-secure-mail-seal']));
  const isSealedAnew = (before: object) =>
    window.waitFor(
      (outlook, old) => JSON.stringify(outlook.host.state.draft!.getHeaders(['x-secure-mail-seal'])) !== old,
      JSON.stringify(before),
    );
  const sealedBy = (sender: string) => {
    const { ok, instructions } = sealedFor(BO);
    return { ok, instructions: { ...instructions, sender } };
  };

  it('to a shared mailbox is sealed anew in the open pane, with its choices', async () => {
    window = await openComposeWindow();
    const pane = await securedDraft(window);
    const before = await seal();
    await window.chooseFrom(SHARED_MAILBOX);
    await isSealedAnew(before);
    await pane.saved();
    await pane.ready(1, 1);
    const sent = (await window.send())!;
    expect(sent.envelope.from).toBe(SHARED_MAILBOX);
    expect(sent.gateway).toMatchObject(sealedBy(SHARED_MAILBOX));
  });

  it('to another account is sealed anew with the pane closed, and back again', async () => {
    window = await openComposeWindow();
    await securedDraft(window);
    await window.page.getByRole('button', { name: 'Close the pane' }).click();
    const first = await seal();
    await window.chooseFrom('sam.sender@ziekenhuis.example', SECOND_ACCOUNT);
    await isSealedAnew(first);
    const second = await seal();
    await window.chooseFrom('sam.sender@ziekenhuis.example');
    await isSealedAnew(second);
    await window.chooseFrom(SECOND_ACCOUNT);
    expect((await window.send())?.gateway).toMatchObject(sealedBy(SECOND_ACCOUNT));
  });

  it('with the pane closed is held with a reason where it cannot be sealed anew, and goes from the pane', async () => {
    window = await openComposeWindow();
    await securedDraft(window);
    await window.page.getByRole('button', { name: 'Close the pane' }).click();
    const away = `${window.running.addinUrl}/directory/**`;
    await window.page.route(away, (route) => route.abort());
    await window.chooseFrom(SHARED_MAILBOX);
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toMatch(/Recipient verification/);
    await window.page.unroute(away);
    window.problems.length = 0; // the browser reports on its console that the service was away
    await window.smartAlert().getByRole('button', { name: 'Choose method' }).click();
    const pane = window.pane();
    await pane.getByText('1 of 1 ready').waitFor();
    await pane.getByText('Saved', { exact: true }).first().waitFor();
    expect((await window.send())?.gateway).toMatchObject(sealedBy(SHARED_MAILBOX));
  });

  it('in an Outlook that tells nobody is held, and sealed anew when the pane gets the focus', async () => {
    window = await openComposeWindow({ settings: { mailbox: '1.12' } });
    const pane = await securedDraft(window);
    const before = await seal();
    await window.chooseFrom(SHARED_MAILBOX);
    await window.setBody('Changed');
    expect(await seal()).toEqual(before);
    await pane.secureSwitch().focus();
    await isSealedAnew(before);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject(sealedBy(SHARED_MAILBOX));
  });
});
