/**
 * From what a sender typed for a method to a complete choice, or to what is wrong with it. Imports the heavy
 * `phone-number.ts`: load it when an input opens, not before.
 */
import { parseAccessCode, parseHint, type AccessCodeProblem, type HintProblem } from './access-code';
import { METHODS, type Method } from './methods';
import { parsePhoneNumber, type PhoneNumberProblem } from './phone-number';
import type { Choice, MethodId, Policy } from './types';

/** The fields of the form; those that the method does not ask for are not looked at. */
export interface TypedInput {
  phoneNumber?: string;
  /** ISO 3166-1 alpha-2; the organization's default where the sender picked none. */
  country?: string;
  accessCode?: string;
  accessCodeHint?: string;
}

export type TypedInputProblem =
  | { field: 'phoneNumber'; problem: PhoneNumberProblem }
  | { field: 'accessCode'; problem: AccessCodeProblem }
  | { field: 'accessCodeHint'; problem: HintProblem };

export type CheckedInput = { ok: true; choice: Choice } | ({ ok: false } & TypedInputProblem);

const CHECKS: Record<Method['needs'], (method: MethodId, input: TypedInput, policy: Policy) => CheckedInput> = {
  nothing: (method) => ({ ok: true, choice: { method } }),

  'phone-number': (method, input, policy) => {
    const number = parsePhoneNumber(input.phoneNumber ?? '', input.country ?? policy.defaultCountry);
    if (!number.ok) return { ok: false, field: 'phoneNumber', problem: number.problem };
    return { ok: true, choice: { method, phoneNumber: number.value } };
  },

  'access-code': (method, input, policy) => {
    const code = parseAccessCode(input.accessCode ?? '', policy.accessCode);
    if (!code.ok) return { ok: false, field: 'accessCode', problem: code.problem };
    const hint = parseHint(input.accessCodeHint ?? '', code.value);
    if (!hint.ok) return { ok: false, field: 'accessCodeHint', problem: hint.problem };
    const choice: Choice = { method, accessCode: code.value };
    return { ok: true, choice: hint.value === undefined ? choice : { ...choice, accessCodeHint: hint.value } };
  },
};

export function checkTypedInput(method: MethodId, input: TypedInput, policy: Policy): CheckedInput {
  return CHECKS[METHODS[method].needs](method, input, policy);
}
