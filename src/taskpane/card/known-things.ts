/** What the contact card lists of a record, and which of it is the sender's own to forget. Pure. */
import type { KnownItem } from '../../directory/types';
import { codeOf, numbersOf } from '../../verification/known-values';
import type { KnownCode, KnownNumber, MethodId, RecipientRecord } from '../../verification/types';

/** `item`: how to forget it; absent where it is the organization's. */
export type KnownThing =
  | { key: string; is: 'account'; item?: undefined }
  | { key: string; is: 'number'; known: KnownNumber; item?: KnownItem }
  | { key: string; is: 'organization-code' | 'personal-code'; known: KnownCode; item?: KnownItem };

/** Whose words name a thing that has no text of its own. */
export const METHOD_OF = {
  account: 'account',
  number: 'sms-known',
  'organization-code': 'organization-code-saved',
  'personal-code': 'access-code-saved',
} as const satisfies Record<KnownThing['is'], MethodId>;

/** Strongest first; each number once. Keys hold no code. */
export function knownThings(record: RecipientRecord): KnownThing[] {
  const things: KnownThing[] = record.hasAccount ? [{ key: 'account', is: 'account' }] : [];
  for (const known of numbersOf(record)) {
    const { phoneNumber } = known;
    const item = known.scope === 'personal' ? { kind: 'number' as const, phoneNumber } : undefined;
    things.push({ key: phoneNumber, is: 'number', known, item });
  }
  for (const scope of ['organization', 'personal'] as const) {
    const known = codeOf(record, scope);
    if (!known) continue;
    const isOwn = scope === 'personal' || known.setHere;
    const is = `${scope}-code` as const;
    things.push({ key: is, is, known, item: isOwn ? { kind: 'code', scope } : undefined });
  }
  return things;
}
