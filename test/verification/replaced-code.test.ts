import { replaceableCode, withoutReplaced } from '../../src/verification/replaced-code';
import { resolve } from '../../src/verification/resolve';
import type { Choice, KnownCode } from '../../src/verification/types';
import { code, policy, recipient, record } from './values';

const MINE: KnownCode = { accessCode: code('tulp-77-maan'), scope: 'organization', setHere: true };
const COLLEAGUES: KnownCode = { accessCode: code('brug-1953-zee'), scope: 'organization', setBy: 'Front desk' };
const PERSONAL: KnownCode = { accessCode: code('48213705'), scope: 'personal' };
const NEW: Choice = { method: 'organization-code-new', accessCode: code('molen-88-wiek') };

const resolved = (known: KnownCode[], own: Choice) =>
  resolve(recipient(), withoutReplaced(record({ codes: known }), own), policy(), own);

describe('an organization code', () => {
  it('that this sender set makes way for another', () => {
    expect(resolved([MINE, PERSONAL], NEW)).toMatchObject({ state: 'ready', chosen: { choice: NEW } });
  });

  it('that a colleague set does not', () => {
    expect(resolved([COLLEAGUES], NEW)).toMatchObject({
      state: 'missing',
      withdrawn: { reason: { why: 'organization-code-exists' } },
    });
  });

  it('that is typed once more is the one there is', () => {
    expect(resolved([MINE], { ...NEW, accessCode: MINE.accessCode })).toMatchObject({
      chosen: { optionKey: 'organization-code-saved' },
    });
  });

  it('that is typed once more with another hint takes its place', () => {
    const own: Choice = { ...NEW, accessCode: MINE.accessCode, accessCodeHint: 'The garden' };
    expect(resolved([MINE], own)).toMatchObject({ chosen: { choice: own, optionKey: 'organization-code-new' } });
  });

  it('stays for every other choice', () => {
    const known = record({ codes: [MINE, PERSONAL] });
    expect(withoutReplaced(known, undefined)).toBe(known);
    expect(withoutReplaced(known, { method: 'access-code-new', accessCode: code('molen-88-wiek') })).toBe(known);
    expect(withoutReplaced(known, { method: 'organization-code-new' })).toBe(known);
  });

  it('can be replaced only by who set it', () => {
    expect(replaceableCode(record({ codes: [PERSONAL, MINE] }))).toBe(MINE);
    expect(replaceableCode(record({ codes: [COLLEAGUES, PERSONAL] }))).toBeUndefined();
    expect(replaceableCode(undefined)).toBeUndefined();
  });
});
