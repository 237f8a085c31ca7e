/** The form in which addresses are kept and compared. */
import * as fc from 'fast-check';
import { addressForms, domainOfKey, formsOfAll } from '../../../src/service/store/address-key';
import { WrongValue } from '../../../src/service/store/types';

const folded = (text: string) => addressForms(text)?.folded;
const exact = (text: string) => addressForms(text)?.exact;

describe('the key of an address', () => {
  it.each([
    ['a domain in capitals', 'anna@LINDQVIST.example', 'anna@lindqvist.example'],
    ['spaces around it', '  anna@lindqvist.example\t', 'anna@lindqvist.example'],
    ['a domain in unicode', 'anna@münchen.example', 'anna@xn--mnchen-3ya.example'],
    ['the same domain in punycode', 'anna@XN--MNCHEN-3YA.example', 'anna@xn--mnchen-3ya.example'],
    ['a domain with an ideographic full stop', 'anna@例え。example', 'anna@xn--r8jz45g.example'],
    ['a domain in decomposed letters', 'anna@mu\u0308nchen.example', 'anna@xn--mnchen-3ya.example'],
    ['a local part in decomposed letters', 'rene\u0301@lindqvist.example', 'ren\u00e9@lindqvist.example'],
    ['an address literal', 'anna@[IPv6:2001:DB8::1]', 'anna@[ipv6:2001:db8::1]'],
    ['a quoted local part with an at sign', '"a@b"@Lindqvist.example', '"a@b"@lindqvist.example'],
    ['punycode that is none', 'anna@xn--a.example', 'anna@xn--a.example'],
  ])('is one for %s', (_, text, key) => {
    expect(folded(text)).toBe(key);
  });

  it('tells the cases of a local part apart only where that is asked for', () => {
    expect(folded('Anna.Lindqvist@Lindqvist.example')).toBe('anna.lindqvist@lindqvist.example');
    expect(exact('Anna.Lindqvist@Lindqvist.example')).toBe('Anna.Lindqvist@lindqvist.example');
  });

  it.each(['anna@ü.example/x', 'anna@ü.example?x', 'anna@ü.exa%6dple', 'anna@ü.example#x'])(
    'is never that of another domain: %s',
    (text) => {
      expect(folded(text)).not.toBe('anna@xn--tda.example');
    },
  );

  it.each([
    '',
    'anna',
    '@lindqvist.example',
    'anna@',
    'anna@b@c',
    'anna\r\nbcc@lindqvist.example',
    'a\u0000@b.example',
  ])('is none for %j', (text) => {
    expect(addressForms(text)).toBeUndefined();
  });

  it('stays what it is when it is made again', () => {
    fc.assert(
      fc.property(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), ([local, domain]) => {
        const forms = addressForms(`${local}@${domain}.example`);
        if (!forms) return;
        expect(folded(forms.folded)).toBe(forms.folded);
        expect(folded(forms.exact)).toBe(forms.folded);
        expect(exact(forms.exact)).toBe(forms.exact);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds the domain under which its transport is kept', () => {
    expect(domainOfKey('"a@b"@lindqvist.example')).toBe('lindqvist.example');
  });
});

describe('a list of addresses', () => {
  it('is refused with the place of each that is none', () => {
    const call = () => formsOfAll(['anna@lindqvist.example', 'anna', 'bo@lindqvist.example', '']);

    expect(call).toThrow(WrongValue);
    expect(call).toThrow(
      expect.objectContaining({
        mistakes: [expect.objectContaining({ path: 'addresses.1' }), expect.objectContaining({ path: 'addresses.3' })],
      }),
    );
  });
});
