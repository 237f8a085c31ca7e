import { closestName } from '../../src/configuration/closest-name';

const NAMES = ['brand', 'ownDomains', 'trustedDomains', 'sms-known', 'sms-new'];

describe('the closest name', () => {
  it.each([
    ['two letters swapped', 'brnad', 'brand'],
    ['another case', 'BRAND', 'brand'],
    ['a letter missing', 'ownDomain', 'ownDomains'],
    ['a letter wrong', 'ownDomeins', 'ownDomains'],
    ['a space too many', 'sms-new ', 'sms-new'],
    ['two names that are close: the nearer', 'sms-knwn', 'sms-known'],
  ])('is found: %s', (_, typed, name) => {
    expect(closestName(typed, NAMES)).toBe(name);
  });

  it.each([
    ['another word', 'colour'],
    ['a short word with most letters missing', 'bra'],
    ['one letter', 'b'],
    ['nothing', ''],
    ['noise', 'x'.repeat(100_000)],
  ])('is not guessed for %s', (_, typed) => {
    expect(closestName(typed, NAMES)).toBeUndefined();
  });

  it('is the nearest where several are close', () => {
    expect(closestName('sms-neww', ['sms-newer', 'sms-new'])).toBe('sms-new');
  });
});
