/** Whether a code and its hint may be kept: by the organization's rules of today. */
import { parseAccessCode } from '../../verification/access-code';
import { parseHint } from '../../verification/access-code-hint';
import { storeWords } from '../../locales/en/store';
import type { TenantPolicy } from './policy';

export interface TypedCode {
  accessCode: string;
  hint: string | undefined;
}

export type CheckedCode =
  { ok: true; code: TypedCode } | { ok: false; mistakes: { field: 'accessCode' | 'hint'; message: string }[] };

export function checkCode({ accessCode, hint }: TypedCode, policy: TenantPolicy): CheckedCode {
  const code = parseAccessCode(accessCode, policy.accessCode);
  if (!code.ok) return { ok: false, mistakes: [{ field: 'accessCode', message: storeWords.code[code.problem] }] };
  const parsedHint = parseHint(hint ?? '', code.value);
  if (!parsedHint.ok) return { ok: false, mistakes: [{ field: 'hint', message: storeWords.hint[parsedHint.problem] }] };
  return { ok: true, code: { accessCode: code.value, hint: parsedHint.value } };
}
