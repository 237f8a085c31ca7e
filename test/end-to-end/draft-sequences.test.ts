/**
 * Random sequences of what a person does to a draft, short ones, on Microsoft's own Office.js: test/model has the long ones, with
 * faults, over a fake. What leaves is sealed for exactly its recipients and its sender, or was never called secure; and whatever
 * was done, the mail can be secured and sent in the end.
 */
import * as fc from 'fast-check';
import type { Field } from '../../src/outlook/host/draft-content';
import type { SentMessage } from '../../src/outlook/messages';
import type { Instructions } from '../../src/seal/format/instructions';
import { DEEP } from '../depth';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const SEQUENCES = Number(process.env['SEQUENCES'] ?? (DEEP ? 10 : 3));
const LONGEST = 8;
/** Needs no method. */
const COLLEAGUE = 'collega@ziekenhuis.example';
const PEOPLE = ['anna@praktijk.example', 'bo@lind.example', 'dirk@zorg.example', COLLEAGUE];
const SENDERS = ['sam.sender@ziekenhuis.example', 'poli@ziekenhuis.example'];

let window: ComposeWindow;
beforeAll(async () => (window = await openComposeWindow()));
afterAll(() => window?.close());

const hasPane = async () => (await window.state()).pane !== null;
const addresses = async () => {
  const { to, cc, bcc } = (await window.draft())!.content;
  return [...to, ...cc, ...bcc].map(({ address }) => address).sort();
};

function put(who: string, where: Field | undefined): Promise<void> {
  return window.evaluate(
    (outlook, { who, where }) => {
      const draft = outlook.host.state.draft!;
      for (const field of ['to', 'cc', 'bcc'] as const) {
        const others = draft.content[field].filter(({ address }) => address !== who);
        const next = field === where ? [...others, { address: who, name: who }] : others;
        if (next.length !== draft.content[field].length) draft.putRecipients(field, next);
      }
    },
    { who, where },
  );
}

async function switchTo(on: boolean): Promise<void> {
  const pane = new Pane(window);
  const secure = pane.secureSwitch();
  if (!(await hasPane()) || (await secure.isChecked()) === on) return;
  await secure.click();
  // it shows what the draft says: asked before that, it would be pressed a second time
  await secure.and(pane.frame.locator(on ? ':checked' : ':not(:checked)')).waitFor();
}

async function openPane(): Promise<Pane> {
  const pane = (await hasPane()) ? new Pane(window) : await Pane.open(window);
  // before it has read the draft it shows "off", and lets nobody switch
  await pane.secureSwitch().and(pane.frame.locator(':not([aria-disabled="true"])')).waitFor();
  return pane;
}

async function chooseFor(who: string): Promise<void> {
  const pane = new Pane(window);
  if (!(await hasPane()) || !(await addresses()).includes(who)) return;
  if (!(await pane.secureSwitch().isChecked())) return;
  await pane.chooseSms(who, '06 87651234');
}

/** It may be held. @returns what left */
async function send(): Promise<SentMessage | undefined> {
  const pane = new Pane(window);
  const wasSecured =
    (await hasPane()) &&
    (await pane.secureSwitch().isChecked()) &&
    (await pane.frame.getByText('Saved', { exact: true }).count()) > 0;
  const recipients = await addresses();
  if (recipients.length === 0) return undefined;
  const { address: sender } = (await window.draft())!.content.from;
  const sent = await window.send();
  if (!sent) {
    await window.smartAlert().getByRole('button').last().click();
    return undefined;
  }
  if (sent.secureMail || wasSecured) {
    expect(sent.gateway).toMatchObject({ ok: true });
    const { instructions } = sent.gateway as { instructions: Instructions };
    const covered = [...instructions.recipients.map(({ address }) => address), ...instructions.notNeeded].sort();
    expect([instructions.sender, covered]).toEqual([sender, recipients]);
  }
  await window.newMail();
  return sent;
}

async function reopen(): Promise<void> {
  const id = await window.saveDraft();
  await window.newMail();
  await window.evaluate((outlook, wanted) => outlook.host.openDraft(wanted), id);
}

const DEEDS: Record<string, () => Promise<unknown>> = {
  on: () => switchTo(true),
  off: () => switchTo(false),
  ribbon: () => window.clickRibbon('Secure mail'),
  'open pane': openPane,
  'close pane': () => window.evaluate(({ host }) => host.closePane()),
  reopen,
  send,
  ...Object.fromEntries(
    PEOPLE.flatMap((who) => [
      ...(['to', 'bcc'] as const).map((where) => [`${who[0]} in ${where}`, () => put(who, where)]),
      [`without ${who[0]}`, () => put(who, undefined)],
    ]),
  ),
  ...Object.fromEntries(PEOPLE.slice(1, 3).map((who) => [`choose for ${who[0]}`, () => chooseFor(who)])),
  ...Object.fromEntries(
    SENDERS.map((address, at) => [
      `from ${at}`,
      () =>
        window.evaluate(
          (outlook, from) => outlook.host.state.draft!.change({ from: { address: from, name: from } }),
          address,
        ),
    ]),
  ),
};

const USUAL = ['on', 'open pane', 'b in to', 'choose for b', 'send'];
const deed = fc.oneof(fc.constantFrom(...Object.keys(DEEDS)), fc.constantFrom(...USUAL));

it(`${SEQUENCES} sequences of up to ${LONGEST} steps end with a mail that is secured and sent`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: LONGEST, size: 'max' }), async (sequence) => {
      await window.evaluate(({ host }) => host.newDraft());
      for (const name of sequence) await DEEDS[name]!();
      if ((await addresses()).filter((one) => one !== COLLEAGUE).length === 0) await put(PEOPLE[1]!, 'to');
      const pane = await openPane();
      await switchTo(true);
      const everybody = await addresses();
      for (const who of everybody) if (who !== COLLEAGUE) await pane.methodButton(who).waitFor();
      for (const who of everybody) {
        if (who !== COLLEAGUE && (await pane.method(who)) === 'Choose method') await chooseFor(who);
      }
      await pane.frame.getByText(/^(\d) of \1 ready$/).waitFor();
      await pane.saved();
      const sent = await send();
      expect(sent?.secureMail).toBe(true);
      expect(sent?.envelope.to).toHaveLength(everybody.length);
    }),
    // the same each time (SEED=n tries others); not made shorter where it fails, as each takes a second
    { numRuns: SEQUENCES, seed: Number(process.env['SEED'] ?? 1), endOnFailure: true },
  );
});
