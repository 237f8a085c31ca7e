/**
 * What a sender still sees of somebody once they have forgotten one thing of their own, and once they have it back: the one rule.
 * The memory of the mailbox (`forgetting.ts`) and the service (`service/store/forget.ts`) each do the same to what they keep. Pure.
 */
import { methodsThatUse } from '../verification/repeatable-methods';
import type { Choice, KnownCode, RecipientRecord } from '../verification/types';
import type { KnownItem } from './types';

type Known = Pick<RecipientRecord, 'numbers' | 'codes'>;

/** The organization's code is the sender's own where they set it. */
const isOwn = ({ scope, setHere }: KnownCode) => scope === 'personal' || setHere === true;

/**
 * What colleagues know stays, also where it is the same number. The last choice goes where nothing is left that it rests on.
 * @returns `record` itself where nothing of theirs was known
 */
export function withoutOwn(record: RecipientRecord, item: KnownItem): RecipientRecord {
  const numbers = record.numbers.filter(
    ({ phoneNumber, scope }) => !(item.kind === 'number' && scope === 'personal' && phoneNumber === item.phoneNumber),
  );
  const codes = record.codes.filter((code) => !(item.kind === 'code' && code.scope === item.scope && isOwn(code)));
  const left = { numbers, codes };
  if (numbers.length === record.numbers.length && codes.length === record.codes.length) return record;
  const { lastChoice, ...others } = record;
  const stays = lastChoice && (!restsOn(lastChoice, item) || isKnown(left, item));
  return { ...others, ...(stays && { lastChoice }), ...left };
}

/** @param before what was known where it was forgotten; what was learned since stays */
export function withOwnAgain(record: RecipientRecord, item: KnownItem, before: RecipientRecord): RecipientRecord {
  const forgotten = without(before, withoutOwn(before, item));
  const here = without(record, withoutOwn(record, item));
  // learned anew meanwhile
  if (here.numbers.length + here.codes.length > 0) return record;
  // a colleague has set one meanwhile
  const isTaken = item.kind === 'code' && isKnown(record, item);
  if (isTaken || forgotten.numbers.length + forgotten.codes.length === 0) return record;
  const lastChoice = record.lastChoice ?? before.lastChoice;
  return {
    ...record,
    ...(lastChoice && { lastChoice }),
    numbers: [...record.numbers, ...forgotten.numbers],
    codes: [...record.codes, ...forgotten.codes],
  };
}

const without = (all: Known, left: Known): Known => ({
  numbers: all.numbers.filter((number) => !left.numbers.includes(number)),
  codes: all.codes.filter((code) => !left.codes.includes(code)),
});

const isKnown = ({ numbers, codes }: Known, item: KnownItem): boolean =>
  item.kind === 'number'
    ? numbers.some(({ phoneNumber }) => phoneNumber === item.phoneNumber)
    : codes.some(({ scope }) => scope === item.scope);

/** Whether a choice is that of this number or code. */
export const restsOn = ({ method, phoneNumber }: Choice, item: KnownItem): boolean =>
  methodsThatUse(item).includes(method) && (item.kind === 'code' || phoneNumber === item.phoneNumber);
