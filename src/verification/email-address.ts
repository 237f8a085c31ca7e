/**
 * Email addresses in the form for comparison. RFC 5321 and 6531, as lenient as is safe: quoted local parts, plus signs
 * and unicode are taken; whatever could end a header or an address list early is not.
 * Unicode and punycode spellings of one domain count as two domains here; the gateway knows IDNA.
 */
import type { EmailAddress, Parsed } from './brands';
import { comparisonForm } from './comparison-form';

export { domainOf, isInDomains } from './address-domain';

/** Outlook's own limit for the address of a recipient, in UTF-16 units. */
export const MAXIMUM_ADDRESS_LENGTH = 571;

export type EmailAddressProblem =
  | 'empty'
  | 'too-long'
  | 'no-at-sign'
  | 'nothing-before-at-sign'
  | 'nothing-after-at-sign'
  | 'contains-space'
  | 'contains-line-break'
  | 'invisible-character'
  | 'special-character'
  | 'quote-not-closed';

// CR, LF, tab and every other control, and the two unicode line separators
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
// soft hyphens, zero-width spaces, text direction marks and broken surrogates; the two joiners are letters' business (IDNA 2008)
const INVISIBLE = /(?![\u200c\u200d])[\p{Cf}\p{Cs}]/u;
// a run without quotes, or a quoted string with its escapes (RFC 5322, 3.2.4)
const LOCAL_PART = /^(?:[^"\\]|"(?:[^"\\]|\\.)*")+$/u;
const QUOTED = /"(?:[^"\\]|\\.)*"/gu;
const SPECIAL = /[()<>[\]:;@\\,"]/u;
// an address literal such as [192.0.2.1] or [IPv6:2001:db8::1] is the one place for brackets and colons
const ADDRESS_LITERAL = /^\[[\da-z.:]+\]$/u;

/** @param text as typed or as Outlook gives it: the bare address, without a display name. */
export function parseEmailAddress(text: string): Parsed<EmailAddress, EmailAddressProblem> {
  const address = comparisonForm(text);
  const problem = problemWith(address);
  return problem ? { ok: false, problem } : { ok: true, value: address as EmailAddress };
}

function problemWith(address: string): EmailAddressProblem | undefined {
  if (address === '') return 'empty';
  if (address.length > MAXIMUM_ADDRESS_LENGTH) return 'too-long';
  if (CONTROL.test(address)) return 'contains-line-break';
  if (INVISIBLE.test(address)) return 'invisible-character';
  const at = address.lastIndexOf('@');
  if (at < 0) return 'no-at-sign';
  const localPart = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (localPart === '') return 'nothing-before-at-sign';
  if (domain === '') return 'nothing-after-at-sign';
  if (!LOCAL_PART.test(localPart)) return localPart.includes('"') ? 'quote-not-closed' : 'special-character';
  const unquoted = localPart.replace(QUOTED, '');
  if (/\s/u.test(unquoted + domain)) return 'contains-space';
  if (SPECIAL.test(unquoted)) return 'special-character';
  if (SPECIAL.test(domain) && !ADDRESS_LITERAL.test(domain)) return 'special-character';
  return undefined;
}
