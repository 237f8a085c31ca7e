/** What a choice must carry and what becomes of it, read from the table of methods. */
import { METHODS } from './methods';
import {
  CHOICE_FIELDS,
  type Choice,
  type ChoiceField,
  type ChoiceValues,
  type KnownCode,
  type KnownNumber,
  type RepeatableChoice,
} from './types';

export type ChoiceProblem = 'phone-number-missing' | 'access-code-missing' | 'value-of-another-method';

/**
 * A choice has exactly the values that its method needs: none missing, none too many.
 * @returns the choice without members that are `undefined`.
 */
export function completeChoice(choice: Choice): { ok: true; value: Choice } | { ok: false; problem: ChoiceProblem } {
  const method = METHODS[choice.method];
  for (const field of CHOICE_FIELDS) {
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
export function instructionOf(choice: Choice): ChoiceValues {
  const { requires, allows } = METHODS[choice.method];
  return valuesOf(choice, [...requires, ...allows]);
}

/** A choice by itself, of something that has one: without members that are empty or `undefined`. */
export const choiceOf = (from: Choice): Choice => ({ method: from.method, ...valuesOf(from) });

/** Those of the values that are there. */
export function valuesOf(from: ChoiceValues, fields: readonly ChoiceField[] = CHOICE_FIELDS): ChoiceValues {
  const values: ChoiceValues = {};
  const copy = <Field extends ChoiceField>(field: Field) => {
    if (from[field]) values[field] = from[field];
  };
  for (const field of fields) copy(field);
  return values;
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
