/** Which country a number is of while it is typed: by its prefix, else by the recipient's address. Heavy, as `phone-number.ts`. */
import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parseIncompletePhoneNumber,
  type CountryCode,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';
import type { EmailAddress } from './brands';
import { domainOf } from './email-address';
import { looksLikeNumber, withPlainSigns } from './phone-characters';

/** Top-level domains that say more of a business than of a country: who has one may live anywhere (Google's list of generic ccTLDs). */
// prettier-ignore
const SOLD_EVERYWHERE = new Set([
  'ac', 'ad', 'ai', 'as', 'bz', 'cc', 'cd', 'co', 'dj', 'fm', 'gg', 'io', 'la', 'me', 'ms', 'nu', 'sc', 'sh', 'sr', 'st',
  'su', 'tk', 'to', 'tv', 'vc', 'vu', 'ws',
]);
/** The one in daily use that is not the code of its country (ISO 3166-1 has it as reserved for the United Kingdom). */
const UNITED_KINGDOM = 'uk';

/** @returns ISO 3166-1 alpha-2, or `undefined` where the domain tells no country that has numbers of its own. */
export function countryOfAddress(address: EmailAddress): string | undefined {
  const domain = domainOf(address).split('.').at(-1) ?? '';
  if (SOLD_EVERYWHERE.has(domain)) return undefined;
  const country = domain === UNITED_KINGDOM ? 'GB' : domain.toUpperCase();
  return isSupportedCountry(country) ? country : undefined;
}

/**
 * The country of the prefix that is typed (`+32`, `0032`), as soon as it is plain.
 * @param country what stands until then. It stays where it shares the prefix, as Canada does with the United States.
 */
export function countryOfPrefix(text: string, country: string): string {
  const { callingCode, found } = prefixOf(text, country);
  if (callingCode === undefined) return country;
  if (found) return found;
  const sharing = countriesOf(callingCode);
  const [main] = sharing;
  return sharing.some((one) => one === country) || !main ? country : main;
}

/** Puts the calling code of another country in place of the one that is typed. Text without one is left as it is. */
export function withCountry(text: string, before: string, country: string): string {
  const { callingCode } = prefixOf(text, before);
  if (callingCode === undefined || !isSupportedCountry(country)) return text;
  const digits = parseIncompletePhoneNumber(withPlainSigns(text)).replace(/^(?:\+|00)/, '');
  return `+${getCountryCallingCode(country)}${digits.slice(digits.indexOf(callingCode) + callingCode.length)}`;
}

function prefixOf(text: string, country: string): { callingCode?: string; found?: string } {
  const plain = withPlainSigns(text);
  if (!looksLikeNumber(plain)) return {};
  const typed = parseIncompletePhoneNumber(plain);
  const known = isSupportedCountry(country) ? country : undefined;
  let typing = typedIn(typed, known);
  // "00" is not the international prefix everywhere, but people type it everywhere
  if (!typing.isInternational() && typed.startsWith('00')) typing = typedIn(`+${typed.slice(2)}`, known);
  if (!typing.isInternational()) return {};
  const found = typing.getCountry();
  return { callingCode: typing.getCallingCode(), found: found && isSupportedCountry(found) ? found : undefined };
}

function typedIn(text: string, country: CountryCode | undefined): AsYouType {
  const typing = new AsYouType(country);
  typing.input(text);
  return typing;
}

/** The main one first. Codes of no country (`+800`) have none. */
function countriesOf(callingCode: string): CountryCode[] {
  const codes: Partial<Record<string, CountryCode[]>> = metadata.country_calling_codes;
  return (codes[callingCode] ?? []).filter((code) => isSupportedCountry(code));
}
