import { METHODS } from '../../src/verification/methods';
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

  it.each<[MethodId, number | undefined]>([
    ['account', 4],
    ['sms-known', 3],
    ['sms-new', 3],
    ['organization-code-saved', 2],
    ['organization-code-new', 2],
    ['access-code-saved', 2],
    ['access-code-new', 2],
    ['verification-email', 1],
    ['transport-security', undefined],
  ])('%s has strength %s', (id, strength) => {
    expect(METHODS[id].strength).toBe(strength);
  });

  it('has one last resort: the verification email, the weakest and the last in the menu', () => {
    expect(METHOD_IDS.filter((id) => METHODS[id].lastResort)).toEqual(['verification-email']);
    expect(METHOD_IDS.at(-1)).toBe('verification-email');
    const others = METHOD_IDS.slice(0, -1).flatMap((id) => METHODS[id].strength ?? []);
    expect(Math.min(...others)).toBeGreaterThan(METHODS['verification-email'].strength!);
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
