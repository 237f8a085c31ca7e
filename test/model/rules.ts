/** What must hold after each step, whatever happened before. A rule that is broken throws, in words. */
import type { JWK } from 'jose';
import { SECURE_MAIL_HEADER } from '../../src/seal/format/header-names';
import { openSeal } from '../../src/seal/crypto/seal';
import { readSealHeaders } from '../../src/seal/format/seal-headers';
import type { Instructions } from '../../src/seal/format/instructions';
import { MEMORY_SETTING } from '../../src/draft/setting-names';
import type { RecipientRow } from '../../src/taskpane/state/types';
import type { MethodId } from '../../src/verification/types';
import { isSilent } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { PEOPLE, SECRETS, asAddress } from './people';
import { addressesOf } from './world';
import type { World } from './world';

export class RuleBroken extends Error {
  override name = 'RuleBroken';
}

function must(holds: unknown, rule: string): asserts holds {
  if (!holds) throw new RuleBroken(rule);
}

const opened = new Map<string, Instructions | undefined>();

/** What the gateway would read; undefined where it could not. */
async function instructionsOn({ headers }: FakeDraft, gatewayKey: JWK): Promise<Instructions | undefined> {
  const read = readSealHeaders((name) => headers[name]);
  if (!read.ok) return undefined;
  const { sealed } = read.seal;
  if (!opened.has(sealed)) {
    const answer = await openSeal(sealed, [gatewayKey]);
    opened.clear();
    opened.set(sealed, answer.ok ? answer.instructions : undefined);
  }
  return opened.get(sealed);
}

const isOn = ({ headers }: FakeDraft) => headers[SECURE_MAIL_HEADER] === '1';
const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ');

/** One line for each person: who, how, with what. */
function shownAs(rows: readonly RecipientRow[]): string {
  const lines = rows.map(({ recipient: { address }, verification }) => {
    if (!verification) return `${address} unknown`;
    if (verification.state === 'not-needed') return `${address} not needed`;
    return `${address} ${verification.chosen ? JSON.stringify(verification.chosen.choice, KEYS) : 'missing'}`;
  });
  return sorted(lines);
}
const LAST_RESORT: MethodId = 'verification-email';
const KEYS = ['method', 'phoneNumber', 'accessCode', 'accessCodeHint'];

function sealedAs(instructions: Instructions | undefined, draft: { addresses: readonly string[] }): string {
  const lines = [
    ...(instructions?.recipients ?? []).map((one) => `${one.address} ${JSON.stringify(one, KEYS)}`),
    ...(instructions?.notNeeded ?? []).map((address) => `${address} not needed`),
  ];
  const known = new Set([
    ...(instructions?.recipients ?? []).map(({ address }) => address as string),
    ...(instructions?.notNeeded ?? []),
  ]);
  const missing = draft.addresses.filter((address) => !known.has(address)).map((address) => `${address} missing`);
  return sorted([...lines, ...missing]);
}

/** Nothing that was typed, and nobody's address, stands in clear where others could read it. */
export function nothingLeaks({ draft, others, office }: World): void {
  for (const { headers, properties, notices } of [draft, ...others]) {
    const text = [
      ...Object.values(headers),
      JSON.stringify(properties),
      ...[...notices.values()].map((n) => n.message),
    ];
    for (const secret of [...SECRETS, ...PEOPLE]) {
      const found = text.some((one) => one.toLowerCase().includes(secret.toLowerCase()));
      must(!found, `"${secret}" stands on the draft in clear`);
    }
  }
  void office;
}

/** Once all is quiet: what the pane says is on the draft is on it. */
export async function paneSaysTheTruth(world: World, gatewayKey: JWK): Promise<void> {
  const { paneState: state, draft } = world;
  if (state?.phase !== 'ready' || world.ribbonRuns) return;
  if (state.secure && state.saving === 'saved') {
    must(isOn(draft), 'the pane says on and saved, and the draft is off');
    const shown = shownAs(state.rows);
    const instructions = await instructionsOn(draft, gatewayKey);
    const addresses = state.rows.map(({ recipient }) => recipient.address);
    const sealed = sealedAs(instructions, { addresses });
    must(shown === sealed, `the pane shows [${shown}], and the draft has [${sealed}]`);
  }
  const doubts = state.problems.some(({ problem }) => problem === 'draft-unreadable'); // it says so, and the gate holds
  if (state.secure && state.saving === 'nothing-to-save' && !doubts)
    must(isOn(draft), 'the pane says on, and the draft is off');
  if (!state.secure && !world.hasDoubts && state.saving === 'nothing-to-save') {
    must(isSilent(draft), `the pane says off, and a header of the draft says more than 0`);
    must(Object.keys(draft.properties).length === 0, 'the pane says off, and the draft has a note');
  }
}

/** The last resort is offered to every person, last, and stands by itself only while nothing stronger is known. */
export function lastResortKeepsItsPlace({ paneState: state }: World): void {
  for (const { recipient, record, verification } of state?.rows ?? []) {
    if (!verification || verification.state === 'not-needed') continue;
    const { options, chosen } = verification;
    must(options.at(-1)?.method === LAST_RESORT, `the menu of ${recipient.address} does not end with the last resort`);
    if (chosen?.choice.method !== LAST_RESORT || chosen.reason.rule === 'own-choice') continue;
    must(record?.lastChoice?.method === LAST_RESORT, 'the last resort was chosen that nobody used before');
    const known = options.filter(({ needs }) => needs === 'nothing');
    must(known.length === 1, 'the last resort was chosen although something stronger is known');
  }
}

/** The gate let it go: sealed for exactly these people and this sender; or it is a normal mail, and nobody called it secure. */
export async function mayLeave(draft: FakeDraft, gatewayKey: JWK, calledSecure: boolean): Promise<void> {
  if (!isOn(draft)) {
    must(!calledSecure, 'a mail that was called secure left as a normal one');
    must(isSilent(draft), 'a normal mail left with more than 0 in a header');
    return;
  }
  const instructions = await instructionsOn(draft, gatewayKey);
  must(instructions, 'a secure mail left without a seal that the gateway can open');
  const covered = [...instructions.recipients.map(({ address }) => address), ...instructions.notNeeded];
  const wanted = [...new Set(addressesOf(draft).map(asAddress))];
  must(sorted(covered) === sorted(wanted), `the seal is for [${sorted(covered)}], the mail for [${sorted(wanted)}]`);
  must(instructions.sender === asAddress(draft.sender), 'the seal is for another sender');
}

/** What was typed on a mail that leaves while the pane says "saved" is with the mailbox: the pane may be gone in a moment. */
export function isRemembered(world: World): void {
  const state = world.paneState;
  if (state?.phase !== 'ready' || !state.secure || state.saving !== 'saved' || state.problems.length > 0) return;
  const memory = JSON.stringify(world.office.stored.get(MEMORY_SETTING) ?? {});
  for (const { verification } of state.rows) {
    if (!verification || verification.state === 'not-needed' || !verification.chosen) continue;
    const { method, phoneNumber, accessCode } = verification.chosen.choice;
    if (method === LAST_RESORT) must(/"verification-email"|"e":1/.test(memory), 'the last resort is not remembered');
    for (const typed of [phoneNumber, accessCode])
      must(!typed || memory.includes(typed), 'what was typed on a saved mail is not remembered when it is sent');
  }
}

export const isRead = ({ paneState: state, hasDoubts, ribbonRuns }: World): boolean =>
  !hasDoubts && !ribbonRuns && state?.phase === 'ready' && state.saving !== 'saving';

export const isSaved = (world: World): boolean => {
  const { paneState: state } = world;
  return isRead(world) && state!.secure && state!.saving === 'saved' && state!.problems.length === 0;
};

/** By address: what a person typed, or picked as the last resort. */
export function typedOn({ paneState: state }: World): Map<string, string> {
  const typed = new Map<string, string>();
  for (const { recipient, verification: found } of state?.rows ?? []) {
    const { choice, reason } = (found && found.state !== 'not-needed' && found.chosen) || {};
    const isPicked = choice?.method === LAST_RESORT && reason?.rule === 'own-choice';
    if (isPicked || choice?.method.endsWith('-new')) typed.set(recipient.address, JSON.stringify(choice, KEYS));
  }
  return typed;
}

/** What was typed or picked on a draft is on it when it is opened anew, for those who are still on it. */
export function isThereAgain(world: World, before = new Map<string, string>()): void {
  const now = typedOn(world);
  must(before.size === 0 || world.paneState!.secure, 'a secured draft is opened again, and the pane says off');
  for (const [address, choice] of before)
    if (world.paneState!.rows.some(({ recipient }) => recipient.address === address))
      must(now.get(address) === choice, `${choice} was chosen for ${address}, and now there is ${now.get(address)}`);
}

/** Nothing stands in the way. */
export function isSecured({ paneState: state }: World): void {
  const said = JSON.stringify([state?.phase, state?.secure, state?.saving, state?.problems]);
  must(state?.phase === 'ready' && state.secure && state.saving === 'saved', `the mail cannot be secured: ${said}`);
}

/** A state of the world, without its values: to count how many different ones were met. */
export function stateOf(world: World): string {
  const { paneState: state, draft, others, office } = world;
  const rows = state?.rows.map(({ recipient, verification: found }) => {
    const chosen = found && found.state !== 'not-needed' ? (found.chosen?.choice.method ?? 'missing') : found?.state;
    return `${recipient.address[0]}${recipient.fields.join('')}${chosen}`;
  });
  const pane = state && [state.phase, state.secure, state.saving, Boolean(state.undo), ...(rows ?? [])].join();
  const problems = state?.problems.map(({ problem }) => problem).join();
  const marks = [Object.keys(draft.headers).length, Object.keys(draft.properties).length, draft.sender].join();
  return [pane, problems, world.pinned, marks, world.addresses().length, others.length, [...office.faults].join()].join(
    '|',
  );
}
