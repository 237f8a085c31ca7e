/** An organization access code that its sender sets anew: the one way in which a code that exists is changed from a draft. */
import { codeOf } from './known-values';
import type { Choice, KnownCode, MethodId, MethodOption, RecipientRecord } from './types';

const SETS_IT: MethodId = 'organization-code-new';

/** The organization's code, where this sender set it themselves. What others set is for an administrator to change. */
export function replaceableCode(record: RecipientRecord | undefined): KnownCode | undefined {
  const known = record && codeOf(record, 'organization');
  return known?.setHere ? known : undefined;
}

/**
 * The record as it will be once the mail is sent: a code that the sender set makes way for the other one they chose to set. The
 * resolver, for which a new code is one where there is none, need not know.
 */
export function withoutReplaced(record: RecipientRecord, own: Choice | undefined): RecipientRecord {
  if (!own?.accessCode || own.method !== SETS_IT) return record;
  const replaced = replaceableCode(record);
  if (!replaced) return record;
  if (replaced.accessCode === own.accessCode && (replaced.hint ?? '') === (own.accessCodeHint ?? '')) return record;
  return { ...record, codes: record.codes.filter((known) => known !== replaced) };
}

/** What opens the input for another code. Not in the menu: there, a new code is one where there is none. */
export const replacingOption = (known: KnownCode): MethodOption => ({
  key: SETS_IT,
  method: SETS_IT,
  needs: 'access-code',
  known,
});
