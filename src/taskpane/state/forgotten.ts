/** Forgetting one thing and putting it back, with what is known without it and with it again: until the directory is asked anew. */
import { codeOf } from '../../verification/known-values';
import type { Directory, ForgetResult, KnownItem } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import type { Choice, RecipientRecord, RepeatableChoice } from '../../verification/types';
import type { DraftChoices } from '../../choices/draft-choices';
import type { Records } from '../../choices/records';
import type { PaneProblem } from './types';

/** The methods whose last choice goes with the code that it rests on. */
const CHOSEN = { organization: 'organization-code-saved', personal: 'access-code-saved' } as const;

/** The last choice goes with what it rests on. */
export function withoutKnown(record: RecipientRecord, item: KnownItem): RecipientRecord {
  const { lastChoice, ...left } = record;
  const stays = lastChoice && !restsOn(lastChoice, item) && { lastChoice };
  return item.kind === 'number'
    ? { ...left, ...stays, numbers: record.numbers.filter(({ phoneNumber }) => phoneNumber !== item.phoneNumber) }
    : { ...left, ...stays, codes: record.codes.filter((code) => code !== codeOf(record, item.scope)) };
}

/** @param before where it was forgotten; what was learned since stays */
export function withKnown(record: RecipientRecord, item: KnownItem, before: RecipientRecord): RecipientRecord {
  const lastChoice = record.lastChoice ?? before.lastChoice;
  const last = lastChoice && { lastChoice };
  if (item.kind === 'number') {
    const known = before.numbers.find(({ phoneNumber }) => phoneNumber === item.phoneNumber);
    const knowsIt = !known || record.numbers.some(({ phoneNumber }) => phoneNumber === item.phoneNumber);
    return knowsIt ? record : { ...record, ...last, numbers: [...record.numbers, known] };
  }
  const known = codeOf(before, item.scope);
  return !known || codeOf(record, item.scope) ? record : { ...record, ...last, codes: [...record.codes, known] };
}

const restsOn = ({ method, phoneNumber }: RepeatableChoice, item: KnownItem): boolean =>
  item.kind === 'number' ? phoneNumber === item.phoneNumber : method === CHOSEN[item.scope];

export interface ForgettingContext {
  directory: Pick<Directory, 'forget'>;
  records: Records;
  choices: DraftChoices;
  /** Shows at once what was forgotten or put back. */
  nowKnown(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void;
  problem(found: PaneProblem): void;
}

export async function forgetItem(
  address: EmailAddress,
  item: KnownItem,
  { directory, records, choices, nowKnown, problem }: ForgettingContext,
): Promise<ForgetResult> {
  const before = records.get(address);
  const result = await directory.forget(address, item).catch(() => ({ ok: false, problem: 'unavailable' }) as const);
  if (!result.ok || !before) return result;
  const putBackChoices = records.isPartial(address) ? loseValue(choices, address, item) : () => {};
  nowKnown(address, (record) => withoutKnown(record, item));
  return {
    ok: true,
    async undo() {
      const undone = await result.undo().catch(() => ({ ok: false, problem: 'unavailable' }) as const);
      if (undone.ok) putBackChoices();
      if (undone.ok) nowKnown(address, (record) => withKnown(record, item, before));
      else if (undone.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
      return undone;
    },
  };
}

/** While the directory is away a choice speaks for what it rests on, so what is forgotten must leave the choice, too. */
function loseValue(choices: DraftChoices, address: EmailAddress, item: KnownItem): () => void {
  const [own, kept] = [choices.own.get(address), choices.kept.get(address)];
  if (own && choiceRestsOn(own, item)) choices.own.set(address, { method: own.method });
  if (kept && choiceRestsOn(kept, item)) choices.kept.delete(address);
  return () => {
    if (own && choices.own.get(address)?.method === own.method) choices.own.set(address, own);
    if (kept) choices.kept.set(address, kept);
  };
}

function choiceRestsOn({ method, phoneNumber }: Choice, item: KnownItem): boolean {
  if (item.kind === 'number') return method === 'sms-known' && phoneNumber === item.phoneNumber;
  return method === CHOSEN[item.scope];
}
