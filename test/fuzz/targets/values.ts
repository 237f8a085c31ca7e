/** The values that people type, and that files and messages hold: addresses, numbers, codes, hints, languages. */
import * as fc from 'fast-check';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../../../src/verification/access-code';
import { parseHint } from '../../../src/verification/access-code-hint';
import { parseEmailAddress } from '../../../src/verification/email-address';
import { parseLanguageTag } from '../../../src/verification/language-tag';
import { parsePhoneNumber } from '../../../src/verification/phone-number';
import { comparableAddress } from '../../../src/gateway/cover';
import { nearlyText } from '../mutate';
import { mustHold, target } from '../target';

const addresses = nearlyText(
  'anna@praktijk.example',
  '"anna \\" b"@[192.0.2.1]',
  'jörg@bücher.example',
  "o'b+c@xn--bcher-kva.example",
);
const address = target('an address', addresses, (text) => {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) return false;
  mustHold(comparableAddress(text) === parsed.value, 'the gateway has another key than the pane');
  mustHold(!/[\p{Cc}\u2028\u2029\p{Cs}]/u.test(parsed.value), 'an address could end a line');
  const again = parseEmailAddress(parsed.value);
  mustHold(again.ok && again.value === parsed.value, 'an address is not its own form');
  return true;
});

const numbers = fc.tuple(
  nearlyText('+31 6 1234 5678', '0612345678', '+31 (0)6-12345678', '0031612345678', '+1 202 555 0123'),
  fc.constantFrom('NL', 'US', 'DE', '', 'XX'),
);
const number = target('a phone number', numbers, ([text, country]) => {
  const parsed = parsePhoneNumber(text, country);
  mustHold(!parsed.ok || /^\+[1-9]\d{3,14}$/.test(parsed.value), 'a number is not E.164');
  return parsed.ok;
});

const codes = fc.tuple(nearlyText('blue-door-4711', 'Linde 77 Hof'), nearlyText('our first case', 'blue-door-4711'));
const code = target('a code and its hint', codes, ([text, hint]) => {
  const parsed = parseAccessCode(text, SAVED_CODE_LENGTHS);
  const told = parseHint(hint, text);
  if (!parsed.ok || !told.ok) return false;
  mustHold(!told.value?.includes(text), 'a hint holds the code');
  return true;
});

const language = target('a language', nearlyText('nl', 'de-CH', 'zh-Hant-TW'), (text) => parseLanguageTag(text).ok);

export const valueTargets = [address, number, code, language];
