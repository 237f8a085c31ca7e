/**
 * The example of a mobile number that libphonenumber has for each country, in nine spellings, typed where
 * that country stands in the form.
 */
import { getCountries, getExampleNumber, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { parsePhoneNumber } from '../../src/verification/phone-numbers';

const digitsOf = (text: string) => text.replace(/\D/g, '');

const SPELLINGS: Record<string, (number: PhoneNumber) => string> = {
  'E.164': ({ number }) => number,
  international: (number) => number.formatInternational(),
  'international with hyphens': (number) => number.formatInternational().replace(/ /g, '-'),
  'with 00': ({ number }) => number.replace('+', '00'),
  'as a link': (number) => number.getURI(),
  'without its plus': ({ number }) => number.slice(1),
  national: (number) => number.formatNational(),
  'national, digits alone': (number) => digitsOf(number.formatNational()),
  'national with hard spaces': (number) => number.formatNational().replace(/[ -]/g, '\u00a0'),
};

/** What is not taken for that number. None is taken for another. */
const REFUSED: Record<string, string> = {
  'DE without its plus': 'a landline of Leer without its zero, too',
  'ID without its plus': 'a landline without its zero, too',
  'XK without its plus': 'a landline without its zero, too',
};

const numbers = getCountries().flatMap((country: CountryCode) => {
  const number = getExampleNumber(country, examples);
  return number ? [{ country, number }] : [];
});

it('has an example for every country', () => {
  expect(numbers.length).toBeGreaterThanOrEqual(244);
});

it.each(Object.keys(SPELLINGS))('is taken in every country: a number %s', (spelling) => {
  const otherwise = numbers.flatMap(({ country, number }) => {
    const parsed = parsePhoneNumber(SPELLINGS[spelling]!(number), country);
    if (parsed.ok && parsed.value === number.number) return [];
    return [`${country} ${spelling}${parsed.ok ? ` is ${parsed.value}` : ''}`];
  });
  expect(otherwise).toEqual(Object.keys(REFUSED).filter((name) => name.endsWith(` ${spelling}`)));
});
