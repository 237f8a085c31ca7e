/** How numbers and countries are shown. As heavy as `phone-number.ts` and loaded with it; until then E.164 is shown. */
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';

/** International, in the groups of its country: `+31 6 12345678`. @param phoneNumber E.164, also as a message has it */
export function formatPhoneNumber(phoneNumber: string): string {
  return parsePhoneNumberFromString(phoneNumber)?.formatInternational() ?? phoneNumber;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** With the plus: `+31`. */
  callingCode: string;
  /** In the language asked for. */
  name: string;
}

/** Every country with a numbering plan, by name. @param language BCP 47. */
export function countries(language: string): Country[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const { compare } = new Intl.Collator(language);
  return getCountries()
    .map((code: CountryCode) => ({
      code,
      callingCode: `+${getCountryCallingCode(code)}`,
      name: names.of(code) ?? code,
    }))
    .sort((a, b) => compare(a.name, b.name));
}
