/** Access codes from the platform's random source. nanoid draws the characters: each is as likely as any other. */
import { customRandom } from 'nanoid';
import { parseAccessCode } from './access-code';
import { checkAccessCode, type AccessCodeContext } from './access-code-rules';
import type { AccessCode } from './brands';
import type { Policy } from './types';

/** Of good alphabets and lengths hardly one code in a million breaks a rule. */
const ATTEMPTS = 100;

/**
 * @param random gives as many random bytes as it is asked for; `random` of nanoid in the product.
 * @returns a code that meets every rule; `undefined` where none was found, as with a mail that holds nearly all codes there are.
 */
export function generateAccessCode(
  rules: Policy['accessCode'],
  context: AccessCodeContext,
  random: (count: number) => Uint8Array,
): AccessCode | undefined {
  const draw = customRandom(rules.alphabet, rules.generatedLength, random);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const code = parseAccessCode(draw(), rules);
    if (code.ok && checkAccessCode(code.value, rules, context).every(({ met }) => met)) return code.value;
  }
  return undefined;
}
