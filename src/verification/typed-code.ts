/** From what a sender typed for a code and its hint to a complete choice, or to what is wrong with it. */
import { parseAccessCode } from './access-code';
import { parseHint, type HintProblem } from './access-code-hint';
import { refusalOf, type AccessCodeContext, type AccessCodeRefusal } from './access-code-rules';
import type { Choice, MethodId, Policy } from './types';

/** The fields of the form. */
export interface TypedCode {
  code: string;
  hint: string;
}

export type TypedCodeProblem = { field: 'code'; problem: AccessCodeRefusal } | { field: 'hint'; problem: HintProblem };

/** The first thing that is wrong, from the top of the form. */
export function checkTypedCode(
  method: MethodId,
  { code, hint }: TypedCode,
  rules: Policy['accessCode'],
  context: AccessCodeContext,
): { ok: true; choice: Choice } | ({ ok: false } & TypedCodeProblem) {
  const refusal = refusalOf(code, rules, context);
  if (refusal) return { ok: false, field: 'code', problem: refusal };
  const parsed = parseAccessCode(code, rules);
  if (!parsed.ok) return { ok: false, field: 'code', problem: parsed.problem };
  const parsedHint = parseHint(hint, parsed.value);
  if (!parsedHint.ok) return { ok: false, field: 'hint', problem: parsedHint.problem };
  const { value: accessCodeHint } = parsedHint;
  return { ok: true, choice: { method, accessCode: parsed.value, ...(accessCodeHint && { accessCodeHint }) } };
}
