/**
 * Email addresses, each mailbox in one spelling (`EmailAddress`). RFC 5321 and 6531, as lenient as is safe: quoted local parts, plus
 * signs and unicode are taken; whatever could end a header or an address list early, or be read as somebody else's address, is not.
 */
import type { EmailAddress, Parsed } from './brands';
import { comparisonForm } from './comparison-form';
import { canBeDomain, domainInAscii } from './domain-in-ascii';

export { domainOf, isInDomains } from './address-domain';

/** Outlook's own limit for the address of a recipient, in UTF-16 units. */
export const MAXIMUM_ADDRESS_LENGTH = 571;

export type EmailAddressProblem =
  | 'empty'
  | 'too-long'
  | 'no-at-sign'
  | 'nothing-before-at-sign'
  | 'nothing-after-at-sign'
  | 'empty-label'
  /** A sign that no name in DNS has, such as an apostrophe, or a label with a hyphen at its edge. */
  | 'not-a-domain'
  | 'contains-space'
  | 'contains-line-break'
  | 'invisible-character'
  /** A character that NFC or NFKC makes ASCII of: servers that normalize deliver to another mailbox than those that do not. */
  | 'look-alike'
  | 'special-character'
  | 'quote-not-closed';

// what most addresses are: nothing to convert
const PLAIN = /^[a-z\d.!#$%&'*+/=?^_`{|}~-]+@(?!-|.*(?:xn--|-\.|\.-|-$))[a-z\d_-]+(?:\.[a-z\d_-]+)*$/;
// CR, LF, tab and every other control, and the two unicode line separators
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
// soft hyphens, zero-width spaces, text direction marks and broken surrogates; the two joiners are letters' business (IDNA 2008)
const INVISIBLE = /(?![\u200c\u200d])[\p{Cf}\p{Cs}]/u;
// words between dots, each of them plain or a quoted string with its escapes (RFC 5322, 3.2.4 and 4.4); a word may be empty, as some servers let it
const WORD = '(?:[^".\\\\]*|"(?:[^"\\\\]|\\\\.)*")';
const LOCAL_PART = new RegExp(`^${WORD}(?:\\.${WORD})*$`, 'u');
const QUOTED = /"(?:[^"\\]|\\.)*"/gu;
const SPECIAL = /[()<>[\]:;@\\,"]/u;
// an address literal such as [192.0.2.1] or [IPv6:2001:db8::1] is the one place for brackets and colons
const ADDRESS_LITERAL = /^\[[\da-z.:]+\]$/iu;
const EMPTY_LABEL = /^\.|\.\.|\.$/;

/** @param text as typed or as Outlook gives it: the bare address, without a display name. */
export function parseEmailAddress(text: string): Parsed<EmailAddress, EmailAddressProblem> {
  if (text.length <= MAXIMUM_ADDRESS_LENGTH && PLAIN.test(text)) return { ok: true, value: text as EmailAddress };
  const written = text.trim();
  const problem = problemWith(written);
  if (problem) return { ok: false, problem };
  const at = written.lastIndexOf('@');
  const writtenDomain = written.slice(at + 1);
  const domain = domainInAscii(writtenDomain);
  if (EMPTY_LABEL.test(domain)) return { ok: false, problem: 'empty-label' };
  if (!ADDRESS_LITERAL.test(domain) && !canBeDomain(`${writtenDomain}.${domain}`))
    return { ok: false, problem: 'not-a-domain' };
  const address = `${withoutNeedlessQuotes(comparisonForm(written.slice(0, at)))}@${domain}`;
  // punycode takes more room than letters, and some capitals are longer in lower case
  const longest = Math.max(address.length, comparisonForm(written).length);
  if (longest > MAXIMUM_ADDRESS_LENGTH) return { ok: false, problem: 'too-long' };
  return { ok: true, value: address as EmailAddress };
}

/**
 * The mailbox that an address of before means, as a seal or a memory has it. What is no address by the rules of today equals none that is.
 * @param otherwise how it is kept then
 */
export function mailboxOf(written: string, otherwise: string = written): EmailAddress {
  const parsed = parseEmailAddress(written);
  return parsed.ok ? parsed.value : (otherwise as EmailAddress);
}

function problemWith(written: string): EmailAddressProblem | undefined {
  if (written === '') return 'empty';
  if (written.length > MAXIMUM_ADDRESS_LENGTH) return 'too-long';
  if (CONTROL.test(written)) return 'contains-line-break';
  if (INVISIBLE.test(written)) return 'invisible-character';
  const at = written.lastIndexOf('@');
  if (at < 0) return 'no-at-sign';
  const localPart = written.slice(0, at);
  const domain = written.slice(at + 1);
  if (localPart === '') return 'nothing-before-at-sign';
  if (domain === '' || domain === '.') return 'nothing-after-at-sign';
  const unquoted = localPart.replace(QUOTED, '');
  if (unquoted.includes('"')) return 'quote-not-closed';
  // in quotes, too: mail servers do not agree where such an address ends
  if (/\s/u.test(written)) return 'contains-space';
  if ([...written].some(isLookAlike)) return 'look-alike';
  if (!LOCAL_PART.test(localPart) || SPECIAL.test(unquoted)) return 'special-character';
  if (SPECIAL.test(domain) && !ADDRESS_LITERAL.test(domain)) return 'special-character';
  return undefined;
}

/** The whole kind: full-width letters, ligatures, superscripts, the Kelvin sign. In a domain IDNA would map most of them. */
const isLookAlike = (character: string): boolean =>
  character > '\x7f' && /[\x00-\x7f]/.test(character.normalize('NFKC'));

/** Quotes are no part of the name (RFC 5321, 4.1.2). Those that must stay are around all of it, with no more escapes than they need. */
function withoutNeedlessQuotes(localPart: string): string {
  if (!localPart.includes('"')) return localPart;
  const name = localPart.replace(QUOTED, (quoted) => quoted.slice(1, -1).replace(/\\(.)/gu, '$1'));
  return name !== '' && !SPECIAL.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}
