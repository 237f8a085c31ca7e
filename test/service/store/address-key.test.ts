/** The form in which addresses are kept and compared: that of `verification/email-address.ts`, with mistakes by their place. */
import { addressKey, addressKeys, domainOfKey } from '../../../src/service/store/address-key';
import { formerKeys } from '../../../src/service/store/former-keys';
import { WrongValue } from '../../../src/service/store/types';

describe('the key of an address', () => {
  it.each([
    ['a name in capitals', 'Anna@lindqvist.example', 'anna@lindqvist.example'],
    ['a domain in unicode', 'anna@münchen.example', 'anna@xn--mnchen-3ya.example'],
    ['a domain in punycode', 'anna@XN--MNCHEN-3YA.example', 'anna@xn--mnchen-3ya.example'],
    ['needless quotes and a last dot', '"anna"@lindqvist.example.', 'anna@lindqvist.example'],
    ['an address literal', 'anna@[IPv6:2001:DB8::1]', 'anna@[ipv6:2001:db8::1]'],
  ])('is one for %s', (_, text, key) => {
    expect(addressKey(text)).toBe(key);
  });

  it('is none where the address would be read as another one', () => {
    expect(() => addressKey('mar\u212a@lindqvist.example', 'of')).toThrow(
      expect.objectContaining({ mistakes: [expect.objectContaining({ path: 'of' })] }),
    );
  });

  it('holds the domain under which its transport is kept', () => {
    expect(domainOfKey(addressKey('"a@b"@Lindqvist.example'))).toBe('lindqvist.example');
  });
});

describe('a list of addresses', () => {
  it('is refused with the place of each that is none', () => {
    const call = () => addressKeys(['anna@lindqvist.example', 'anna', 'bo@lindqvist.example', '']);

    expect(call).toThrow(WrongValue);
    expect(call).toThrow(
      expect.objectContaining({
        mistakes: [expect.objectContaining({ path: 'addresses.1' }), expect.objectContaining({ path: 'addresses.3' })],
      }),
    );
  });
});

describe('what the audit may have an address under from before', () => {
  it.each([
    ['"Anna"@München.example.', '"anna"@xn--mnchen-3ya.example.'],
    ['Anna@lindqvist.example', 'Anna@lindqvist.example'],
    ['Anna@lindqvist.example', 'anna@lindqvist.example'],
  ])('%s is %s, among others', (text, key) => {
    expect(formerKeys(text)).toContain(key);
  });
});
