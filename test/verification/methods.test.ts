import { METHODS, isStrongEnough } from '../../src/verification/methods';
import { DEFAULT_METHODS, REPEATABLE_METHODS } from '../../src/verification/repeatable-methods';
import { METHOD_IDS, type MethodId } from '../../src/verification/types';
import { policy, record } from './values';

describe('the table of methods', () => {
  it('has every method under its own id', () => {
    expect(Object.entries(METHODS).map(([id, method]) => [id, method.id])).toEqual(
      expect.arrayContaining(METHOD_IDS.map((id) => [id, id])),
    );
    expect(Object.keys(METHODS)).toHaveLength(METHOD_IDS.length);
  });

  it('has one order of strength: account, SMS, codes, safe transport, verification email', () => {
    const byStrength = [5, 4, 3, 2, 1].map((strength) => METHOD_IDS.filter((id) => METHODS[id].strength === strength));
    expect(byStrength).toEqual([
      ['account'],
      ['sms-known', 'sms-new'],
      ['organization-code-saved', 'access-code-saved', 'organization-code-new', 'access-code-new'],
      ['transport-security'],
      ['verification-email'],
    ]);
  });

  it.each<[MethodId | undefined, MethodId[]]>([
    [undefined, [...METHOD_IDS]],
    ['verification-email', [...METHOD_IDS]],
    ['transport-security', METHOD_IDS.filter((id) => id !== 'verification-email')],
    ['access-code-new', METHOD_IDS.filter((id) => !/email|transport/.test(id))],
    ['sms-new', ['account', 'sms-known', 'sms-new']],
    ['account', ['account']],
  ])('with %s as the weakest has just these left: %j', (weakest, left) => {
    expect(METHOD_IDS.filter((id) => isStrongEnough(id, weakest))).toEqual(left);
  });

  it('has one last resort: the verification email, the weakest and the last in the menu', () => {
    expect(METHOD_IDS.filter((id) => METHODS[id].lastResort)).toEqual(['verification-email']);
    expect(METHOD_IDS.at(-1)).toBe('verification-email');
    const others = METHOD_IDS.slice(0, -1).map((id) => METHODS[id].strength);
    expect(Math.min(...others)).toBeGreaterThan(METHODS['verification-email'].strength);
  });

  it.each([...METHOD_IDS])('%s asks for exactly what has to be typed', (id) => {
    const { needs, requires } = METHODS[id];

    if (needs === 'phone-number') expect(requires).toEqual(['phoneNumber']);
    if (needs === 'access-code') expect(requires).toEqual(['accessCode']);
  });

  it.each([...METHOD_IDS])('what %s remembers can be chosen later without typing', (id) => {
    const { remembers } = METHODS[id];

    expect(remembers ? METHODS[remembers.as].needs : 'nothing').toBe('nothing');
  });

  it('has what can be repeated in the types, too', () => {
    const typed: MethodId[] = ['sms-new', 'organization-code-new', 'access-code-new'];
    expect(METHOD_IDS.filter((id) => METHODS[id].needs !== 'nothing')).toEqual(typed);
    expect([...REPEATABLE_METHODS, ...typed].sort()).toEqual([...METHOD_IDS].sort());
    expect(REPEATABLE_METHODS.filter((id) => METHODS[id].remembers?.as !== id)).toEqual([]);
    expect(REPEATABLE_METHODS.filter((id) => !new Set<MethodId>(DEFAULT_METHODS).has(id))).toEqual([
      'verification-email',
    ]);
  });

  it.each([...METHOD_IDS])('%s finds options or a reason, never an empty list', (id) => {
    const found = METHODS[id].find(record(), policy());

    expect('reason' in found || found.options.length > 0).toBe(true);
  });
});
