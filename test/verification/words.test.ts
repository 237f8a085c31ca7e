import { verification } from '../../src/locales/en/verification';
import type { MethodDetails } from '../../src/locales/verification';
import { METHODS } from '../../src/verification/methods';
import { METHOD_IDS, type ChoiceReason, type MethodId, type UnavailableReason } from '../../src/verification/types';

const DETAILS: MethodDetails = { brand: 'Zivver', phoneNumber: '+31 6 12345678', accessCode: '48213705' };

describe('the words of the methods', () => {
  it.each<[MethodId, string]>([
    ['account', 'Zivver account'],
    ['transport-security', 'Transport security compliant'],
    ['sms-known', 'SMS to +31 6 12345678'],
    ['organization-code-saved', 'Access code 48213705'],
    ['access-code-saved', 'Access code 48213705'],
    ['sms-new', 'SMS to new number'],
    ['organization-code-new', 'Set up organization access code'],
    ['access-code-new', 'Access code'],
    ['verification-email', 'Verification email'],
  ])('%s is called %s, as people know it', (method, label) => {
    expect(verification.label(method, DETAILS)).toBe(label);
  });

  it('have the brand of the configuration', () => {
    expect(verification.label('account', { brand: 'Acme' })).toBe('Acme account');
  });

  it('tell apart by description and accessible name what has the same label', () => {
    expect(verification.description('organization-code-saved', DETAILS)).toBe("Your organization's code");
    expect(verification.description('access-code-saved', DETAILS)).toBe('Only you know this one');
    expect(verification.accessibleName('organization-code-saved', DETAILS)).toBe(
      "Access code 48213705, Organization's access code",
    );
    expect(verification.accessibleName('access-code-saved', DETAILS)).toBe(
      'Access code 48213705, Personal access code',
    );
  });

  it('have the visible label first in the accessible name, so that it can be spoken', () => {
    for (const method of METHOD_IDS) {
      const name = verification.accessibleName(method, DETAILS);
      expect(name.slice(0, verification.label(method, DETAILS).length)).toBe(verification.label(method, DETAILS));
    }
  });

  it.each([
    [{ scope: 'personal' as const }, 'Yours'],
    [{ scope: 'personal' as const, provedOn: '2026-03-03' }, 'Yours, last proved March 3, 2026'],
    [
      { scope: 'organization' as const, provedOn: '2026-03-03T23:30:00Z' },
      "Your organization's, last proved March 3, 2026",
    ],
    [{ scope: 'personal' as const, provedOn: 'long ago' }, 'Yours, last proved long ago'],
  ])('say whose a number is and when it was proved: %j', (known, description) => {
    expect(verification.description('sms-known', { ...DETAILS, known })).toBe(description);
  });

  it('give every method a description of one short line, and the last resort one of three with a warning', () => {
    for (const method of METHOD_IDS) {
      expect(verification.description(method, DETAILS)).toMatch(
        METHODS[method].lastResort ? /^Only if .{3,90}[^.]$/ : /^[A-Z].{3,60}[^.]$/,
      );
    }
  });
});

describe('the reasons', () => {
  it.each<[ChoiceReason, string]>([
    [{ rule: 'own-choice' }, 'Chosen because you picked it.'],
    [{ rule: 'has-account' }, 'Chosen because they have a Zivver account.'],
    [{ rule: 'safe-transport', standard: 'nta-7516' }, 'Chosen because their mail provider complies with NTA 7516.'],
    [{ rule: 'administrator-default' }, 'Chosen because your administrator set it for this address.'],
    [{ rule: 'last-choice' }, 'Chosen because you used it last time.'],
    [{ rule: 'strongest-known' }, 'Chosen because it is the strongest way known for them.'],
  ])('%j: %s', (reason, sentence) => {
    expect(verification.chosenBecause(reason, 'Zivver')).toBe(sentence);
  });

  const all: UnavailableReason[] = [
    { why: 'not-allowed' },
    { why: 'no-account' },
    { why: 'no-known-number' },
    { why: 'no-saved-code', scope: 'personal' },
    { why: 'no-saved-code', scope: 'organization' },
    { why: 'organization-code-exists' },
    { why: 'transport-not-safe' },
    { why: 'transport-standard-not-accepted', standard: 'dane' },
    { why: 'too-weak-for-label' },
    { why: 'stronger-way-available' },
    { why: 'list' },
    { why: 'value-missing' },
    { why: 'value-gone' },
    { why: 'code-against-the-rules' },
  ];

  it('why not have a sentence of their own, by themselves and after a withdrawn choice', () => {
    expect(new Set(all.map((reason) => verification.whyNot(reason, 'Zivver'))).size).toBe(all.length);
    for (const reason of all) {
      expect(verification.whyNot(reason, 'Zivver')).toMatch(/^[A-Z].*[^.]$/);
      expect(verification.withdrawnBecause('Access code', reason, 'Zivver')).toMatch(
        /^Your choice "Access code" .*Choose again\.$/,
      );
    }
  });
});

describe('what is wrong', () => {
  it('is told in a sentence that names the way out', () => {
    const { phoneNumberProblems, hintProblems } = verification;
    const sentences = [phoneNumberProblems, hintProblems].flatMap(Object.values);

    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('with a code names the length of the policy', () => {
    const lengths = { minimumLength: 10, maximumLength: 20 };

    expect(verification.accessCodeProblems['too-short'](lengths)).toBe('Make the code longer: 10 characters or more.');
    expect(verification.accessCodeProblems['too-long'](lengths)).toBe('Make the code shorter: 20 characters or fewer.');
    expect(verification.accessCodeRule({ rule: 'minimum-length', minimumLength: 1, met: true })).toBe(
      '1 character or more',
    );
    expect(verification.accessCodeRule({ rule: 'not-in-mail', met: false })).toBe('Not in this mail');
  });
});
