/** Who a secured draft is from, while that changes. Who it is for: without-pane.test.ts and draft-sequences.test.ts. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { BO, sealedFor, securedDraft } from './secured-draft';

const SECOND_ACCOUNT = 'sam.sender@wijkteam.example';
const SHARED_MAILBOX = 'poli@ziekenhuis.example';

let window: ComposeWindow;
afterEach(() => window?.close());

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
});
