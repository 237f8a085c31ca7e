import fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { countryOfAddress, countryOfPrefix, withCountry } from '../../src/verification/phone-numbers';
import { address } from './values';

describe('the country of an address', () => {
  it.each([
    ['info@praktijk.be', 'BE'],
    ['anna@klinik.example.de', 'DE'],
    ['ann@surgery.nhs.uk', 'GB'],
    ['BO@LIND.SE', 'SE'],
  ])('%s is %s', (text, country) => {
    expect(countryOfAddress(address(text))).toBe(country);
  });

  it.each([
    ['a general domain', 'bo@lind.com'],
    ['an alliance of countries', 'bo@lind.eu'],
    ['a domain that businesses of all countries have', 'bo@start.io'],
    ['the same with another letter', 'bo@show.tv'],
    ['no domain of the world', 'bo@lind.example'],
    ['no name at all', 'bo@localhost'],
    ['an address in numbers', 'bo@[192.0.2.1]'],
  ])('is not told by %s: %s', (_, text) => {
    expect(countryOfAddress(address(text))).toBeUndefined();
  });
});

describe('the country of what is typed', () => {
  it.each([
    ['a prefix', '+32', 'NL', 'BE'],
    ['a prefix with a number behind it', '+49 151', 'NL', 'DE'],
    ['a prefix with 00', '0032', 'NL', 'BE'],
    ['a prefix with 00 where that is not the way', '0032 4', 'US', 'BE'],
    ['the way of the US', '011 32 4', 'US', 'BE'],
    ['a prefix in other digits', '+٣٢', 'NL', 'BE'],
    ['a wide plus', '＋32', 'NL', 'BE'],
    ['half a prefix', '+3', 'NL', 'NL'],
    ['a plus', '+', 'NL', 'NL'],
    ['no prefix', '0470 12', 'NL', 'NL'],
    ['nothing', '', 'NL', 'NL'],
    ['words', 'call me', 'NL', 'NL'],
    ['a prefix of many: the main one', '+1', 'NL', 'US'],
    ['a prefix of many: the one that stands already', '+1', 'CA', 'CA'],
    ['a prefix of many: the one that only the number tells', '+1 204 234 5678', 'US', 'CA'],
    ['a prefix of three', '+44', 'NL', 'GB'],
    ['a prefix of no country', '+800 1234', 'NL', 'NL'],
    ['a prefix that does not exist', '+999', 'NL', 'NL'],
    ['a prefix, with no country before', '+32', 'ZZ', 'BE'],
  ])('%s: %j after %s is %s', (_, text, before, country) => {
    expect(countryOfPrefix(text, before)).toBe(country);
  });

  it('is found for every calling code there is', () => {
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      expect(getCountryCallingCode(countryOfPrefix(`+${code}`, 'AC') as typeof country)).toBe(code);
    }
  });
});

describe('picking another country', () => {
  it.each([
    ['takes its prefix', '+31 6 1234', 'NL', 'BE', '+3261234'],
    ['takes its prefix after 00', '0031 6 1234', 'NL', 'BE', '+3261234'],
    ['takes its prefix where that is all there is', '+31', 'NL', 'DE', '+49'],
    ['changes nothing without a prefix', '06 1234', 'NL', 'BE', '06 1234'],
    ['changes nothing in words', 'call +31', 'NL', 'BE', 'call +31'],
    ['changes nothing where it does not exist', '+31 6', 'NL', 'ZZ', '+31 6'],
  ])('%s: %j', (_, text, before, country, after) => {
    expect(withCountry(text, before, country)).toBe(after);
  });

  it('is followed by the prefix that then stands there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...getCountries()), fc.constantFrom(...getCountries()), (from, to) => {
        const text = withCountry(`+${getCountryCallingCode(from)}`, from, to);
        expect(text).toBe(`+${getCountryCallingCode(to)}`);
        expect(countryOfPrefix(text, to)).toBe(to);
      }),
    );
  });
});
