/** What is known without one thing that was forgotten, and with it again: until the directory is asked anew. */
import { codeOf } from '../../verification/known-values';
import type { KnownItem } from '../../directory/types';
import type { RecipientRecord, RepeatableChoice } from '../../verification/types';

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
