/** What is known without one thing that was forgotten: for the moment until the directory was asked again. */
import type { KnownItem } from '../../directory/types';
import type { RecipientRecord } from '../../verification/types';

export function withoutKnown(record: RecipientRecord, item: KnownItem): RecipientRecord {
  const { numbers, codes } = record;
  return item.kind === 'number'
    ? { ...record, numbers: numbers.filter(({ phoneNumber }) => phoneNumber !== item.phoneNumber) }
    : { ...record, codes: codes.filter(({ scope }) => scope !== item.scope) };
}
