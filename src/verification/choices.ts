/** What a choice must carry and what becomes of it, read from the table of methods. */
import { METHODS, type ChoiceField } from './methods';
import type { Choice, KnownCode, KnownNumber, RepeatableChoice } from './types';

const FIELDS = ['phoneNumber', 'accessCode', 'accessCodeHint'] as const satisfies readonly ChoiceField[];

export type ChoiceProblem = 'phone-number-missing' | 'access-code-missing' | 'value-of-another-method';

/**
 * A choice has exactly the values that its method needs: none missing, none too many.
 * @returns the choice without members that are `undefined`.
 */
export function completeChoice(choice: Choice): { ok: true; value: Choice } | { ok: false; problem: ChoiceProblem } {
  const method = METHODS[choice.method];
  for (const field of FIELDS) {
    const present = choice[field] !== undefined && choice[field] !== '';
    if (method.requires.includes(field) && !present) {
      return { ok: false, problem: field === 'phoneNumber' ? 'phone-number-missing' : 'access-code-missing' };
    }
    if (choice[field] !== undefined && !method.requires.includes(field) && !method.allows.includes(field)) {
      return { ok: false, problem: 'value-of-another-method' };
    }
  }
  return { ok: true, value: { method: choice.method, ...instructionOf(choice) } };
}

/** The values of a choice that the gateway must know; values that belong to another method are left out. */
export function instructionOf(choice: Choice): Pick<Choice, ChoiceField> {
  const { requires, allows } = METHODS[choice.method];
  const instruction: Pick<Choice, ChoiceField> = {};
  if ([...requires, ...allows].includes('phoneNumber') && choice.phoneNumber)
    instruction.phoneNumber = choice.phoneNumber;
  if ([...requires, ...allows].includes('accessCode') && choice.accessCode) instruction.accessCode = choice.accessCode;
  if ([...requires, ...allows].includes('accessCodeHint') && choice.accessCodeHint) {
    instruction.accessCodeHint = choice.accessCodeHint;
  }
  return instruction;
}

/** What a directory keeps of a choice once its mail was sent. */
export interface Remembered {
  lastChoice: RepeatableChoice;
  /** A number or code that was typed for this mail. */
  number?: KnownNumber;
  code?: KnownCode & Required<Pick<KnownCode, 'accessCode'>>;
}

/** `undefined` for methods that are never repeated, and for choices that lack their value. */
export function rememberedFrom(choice: Choice): Remembered | undefined {
  const { remembers, needs } = METHODS[choice.method];
  const complete = completeChoice(choice);
  if (!remembers || !complete.ok) return undefined;
  const { phoneNumber, accessCode, accessCodeHint: hint } = complete.value;
  const remembered: Remembered = { lastChoice: { method: remembers.as, ...(phoneNumber ? { phoneNumber } : {}) } };
  if (needs === 'nothing') return remembered;
  if (phoneNumber) remembered.number = { phoneNumber, scope: remembers.scope };
  if (accessCode) remembered.code = { accessCode, scope: remembers.scope, ...(hint ? { hint } : {}) };
  return remembered;
}
