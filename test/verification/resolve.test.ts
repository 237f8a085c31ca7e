import { resolve } from '../../src/verification/resolve';
import type {
  Choice,
  ChoiceReason,
  MethodId,
  Policy,
  Recipient,
  RecipientRecord,
  TransportStandard,
  UnavailableReason,
} from '../../src/verification/types';
import { METHOD_IDS } from '../../src/verification/types';
import {
  address,
  allowing,
  ANNA,
  code,
  forbidding,
  lastResortOnly,
  methodsOf,
  needed,
  number,
  policy,
  recipient,
  record,
} from './values';

const MOBILE = number('0612345678');
const OTHER_MOBILE = number('0687654321');
const THEIR_CODE = code('48213705');
const OUR_CODE = code('tulp-77-maan');

const personalNumber = { numbers: [{ phoneNumber: MOBILE, scope: 'personal' as const }] };
const organizationNumber = { numbers: [{ phoneNumber: MOBILE, scope: 'organization' as const }] };
const personalCode = { codes: [{ accessCode: THEIR_CODE, scope: 'personal' as const }] };
const organizationCode = { codes: [{ accessCode: OUR_CODE, scope: 'organization' as const }] };
const nta = { safeTransport: { standard: 'nta-7516' as const } };
const dane = { safeTransport: { standard: 'dane' as const } };
const acceptingDane = policy({
  transport: { accepted: ['nta-7516', 'dane'], automatic: ['nta-7516'], beforeAccount: false },
});
const everything = {
  hasAccount: true,
  ...personalNumber,
  codes: [...personalCode.codes, ...organizationCode.codes],
  ...nta,
};
const NOTHING_TYPED: MethodId[] = ['sms-new', 'organization-code-new', 'access-code-new'];

const answer = (
  known: Partial<RecipientRecord>,
  rules: Policy = policy(),
  own?: Choice,
  who: Partial<Recipient> = {},
) => needed(resolve(recipient(who), record(known), rules, own));

describe('the menu', () => {
  it.each<[MethodId, string, Partial<RecipientRecord>, Policy]>([
    ['account', 'the directory says there is one', { hasAccount: true }, policy()],
    ['transport-security', 'the domain complies with NTA 7516', nta, policy()],
    ['transport-security', 'the domain complies with what policy accepts', dane, acceptingDane],
    ['sms-known', 'the sender knows a number', personalNumber, policy()],
    ['sms-known', 'the organization knows a number', organizationNumber, policy()],
    ['organization-code-saved', 'the organization has a code for the address', organizationCode, policy()],
    ['access-code-saved', 'this sender shared a code before', personalCode, policy()],
    ['sms-new', 'policy allows it', {}, policy()],
    ['sms-new', 'a number is known already', personalNumber, policy()],
    ['organization-code-new', 'there is no code of the organization yet', personalCode, policy()],
    ['access-code-new', 'policy allows it', {}, policy()],
    ['access-code-new', 'a code is saved already', personalCode, policy()],
    ['verification-email', 'a number or a code can be typed', {}, policy()],
    ['verification-email', 'everything is known', everything, policy()],
    ['verification-email', 'nothing else is allowed', everything, allowing('verification-email')],
    ['verification-email', 'nothing is known and nothing may be typed', {}, forbidding(...NOTHING_TYPED)],
    [
      'verification-email',
      'it is the last resort, and nothing else is allowed',
      everything,
      lastResortOnly(allowing('verification-email')),
    ],
    [
      'verification-email',
      'it is the last resort, nothing is known and nothing may be typed',
      {},
      lastResortOnly(forbidding(...NOTHING_TYPED)),
    ],
  ])('offers %s when %s', (method, _, known, rules) => {
    expect(methodsOf(answer(known, rules).options)).toContain(method);
  });

  it.each<[MethodId, string, Partial<RecipientRecord>, Policy, UnavailableReason]>([
    ['account', 'for a new recipient', {}, policy(), { why: 'no-account' }],
    ['transport-security', 'where nothing is known of the domain', {}, policy(), { why: 'transport-not-safe' }],
    [
      'transport-security',
      'where policy does not accept the standard',
      dane,
      policy(),
      { why: 'transport-standard-not-accepted', standard: 'dane' },
    ],
    ['sms-known', 'without a number', personalCode, policy(), { why: 'no-known-number' }],
    ['organization-code-saved', 'without one', personalCode, policy(), { why: 'no-saved-code', scope: 'organization' }],
    ['access-code-saved', 'without one', organizationCode, policy(), { why: 'no-saved-code', scope: 'personal' }],
    ['organization-code-new', 'where there is one', organizationCode, policy(), { why: 'organization-code-exists' }],
    [
      'verification-email',
      'as the last resort while a code can be typed',
      {},
      lastResortOnly(),
      { why: 'stronger-way-available' },
    ],
    [
      'verification-email',
      'as the last resort while there is an account',
      everything,
      lastResortOnly(allowing('account')),
      { why: 'stronger-way-available' },
    ],
    [
      'verification-email',
      'as the last resort while only transport is safe',
      nta,
      lastResortOnly(allowing('transport-security')),
      { why: 'stronger-way-available' },
    ],
  ])('does not offer %s %s', (method, _, known, rules, reason) => {
    const { options, unavailable } = answer(known, rules);

    expect(methodsOf(options)).not.toContain(method);
    expect(unavailable).toContainEqual({ method, reason });
  });

  it.each([...METHOD_IDS])('does not offer %s where policy forbids it, whatever is known', (method) => {
    const { options, unavailable, chosen } = answer(everything, forbidding(method));

    expect(methodsOf(options)).not.toContain(method);
    expect(unavailable).toContainEqual({ method, reason: { why: 'not-allowed' } });
    expect(chosen?.choice.method).not.toBe(method);
  });

  it('stands in the order of the methods, and tells of every method exactly once', () => {
    const { options, unavailable } = answer(everything);

    expect(methodsOf(options)).toEqual([
      'account',
      'sms-known',
      'organization-code-saved',
      'access-code-saved',
      'transport-security',
      'sms-new',
      'access-code-new',
      'verification-email',
    ]);
    expect(unavailable.map(({ method }) => method)).toEqual(['organization-code-new']);
  });

  it('has an option for each number, the one proved last in front', () => {
    const { options } = answer({
      numbers: [
        { phoneNumber: MOBILE, scope: 'personal' },
        { phoneNumber: OTHER_MOBILE, scope: 'organization', provedOn: '2026-03-03' },
      ],
    });

    expect(options.filter(({ method }) => method === 'sms-known')).toEqual([
      {
        key: `sms-known:${OTHER_MOBILE}`,
        method: 'sms-known',
        choice: { method: 'sms-known', phoneNumber: OTHER_MOBILE },
        needs: 'nothing',
        known: { phoneNumber: OTHER_MOBILE, scope: 'organization', provedOn: '2026-03-03' },
      },
      expect.objectContaining({ key: `sms-known:${MOBILE}` }),
    ]);
  });

  it('keeps the code of the organization and the personal one apart', () => {
    const codes = [
      ...organizationCode.codes,
      { accessCode: THEIR_CODE, scope: 'personal' as const, hint: 'Your client number?' },
    ];
    const { options } = answer({ codes });

    expect(options.map(({ choice }) => choice)).toEqual(
      expect.arrayContaining([
        { method: 'organization-code-saved', accessCode: OUR_CODE },
        { method: 'access-code-saved', accessCode: THEIR_CODE, accessCodeHint: 'Your client number?' },
      ]),
    );
  });

  it('says what has to be typed, and has no choice before it is', () => {
    const typed = answer({}).options;

    expect(typed).toEqual([
      { key: 'sms-new', method: 'sms-new', needs: 'phone-number' },
      { key: 'organization-code-new', method: 'organization-code-new', needs: 'access-code' },
      { key: 'access-code-new', method: 'access-code-new', needs: 'access-code' },
      expect.objectContaining({ method: 'verification-email', needs: 'nothing' }),
    ]);
  });
});

describe('a distribution list', () => {
  const list = { kind: 'list' as const };

  it('can only get what many people can use: codes and safe transport', () => {
    const { options, unavailable } = answer(everything, policy(), undefined, list);

    expect(methodsOf(options)).toEqual([
      'organization-code-saved',
      'access-code-saved',
      'transport-security',
      'access-code-new',
    ]);
    expect(unavailable.filter(({ reason }) => reason.why === 'list').map(({ method }) => method)).toEqual([
      'account',
      'sms-known',
      'sms-new',
      'verification-email',
    ]);
  });

  it('gets no verification email that was sent to it before it was known as a list', () => {
    const used = { lastChoice: { method: 'verification-email' as const } };
    expect(answer(used, policy(), undefined, list).state).toBe('missing');
  });

  it('has no method at all where no code may be typed: nothing weaker takes its place', () => {
    expect(answer({}, forbidding(...NOTHING_TYPED), undefined, list)).toMatchObject({ state: 'missing', options: [] });
  });

  it('does not keep a choice that was made for a person', () => {
    const own: Choice = { method: 'sms-new', phoneNumber: MOBILE };

    expect(answer({}, policy(), own, list)).toMatchObject({
      state: 'missing',
      withdrawn: { choice: own, reason: { why: 'list' } },
    });
  });
});

describe('a sensitivity label that names a weakest method', () => {
  const codesAtLeast = policy({ weakest: 'access-code-new' });

  it('leaves what is at least as strong, and says of the rest that it is too weak', () => {
    const { options, unavailable } = answer({ ...personalNumber, ...nta }, codesAtLeast);
    expect(methodsOf(options)).toEqual(['sms-known', 'sms-new', 'organization-code-new', 'access-code-new']);
    expect(unavailable.filter(({ reason }) => reason.why === 'too-weak-for-label').map(({ method }) => method)).toEqual(
      ['transport-security', 'verification-email'],
    );
  });

  it('withdraws a weaker choice with its reason, and nothing takes its place', () => {
    const own: Choice = { method: 'verification-email' };
    expect(answer(personalNumber, codesAtLeast, own)).toMatchObject({
      state: 'missing',
      withdrawn: { choice: own, reason: { why: 'too-weak-for-label' } },
    });
  });

  it('keeps what was chosen by itself from being weaker: safe transport makes way for a number', () => {
    expect(answer({ ...personalNumber, ...nta }, codesAtLeast).chosen?.choice.method).toBe('sms-known');
    expect(answer(nta, codesAtLeast).chosen).toBeUndefined();
  });

  it('says of what the organization does not allow just that', () => {
    const rules = { ...forbidding('verification-email'), weakest: 'account' as const };
    expect(answer({}, rules).unavailable).toContainEqual({
      method: 'verification-email',
      reason: { why: 'not-allowed' },
    });
  });
});

describe('a domain that needs nothing', () => {
  it.each([
    ['own-domain', policy({ ownDomains: ['praktijk.example'] })],
    ['own-domain', policy({ ownDomains: ['*.praktijk.example'], trustedDomains: ['praktijk.example'] })],
    ['trusted-domain', policy({ trustedDomains: ['praktijk.example'] })],
  ])('%s', (because, rules) => {
    expect(resolve(recipient(), record(everything), rules)).toEqual({ state: 'not-needed', because });
  });

  it('needs nothing even where a choice was made before', () => {
    const rules = policy({ ownDomains: ['praktijk.example'] });

    expect(resolve(recipient(), record(), rules, { method: 'access-code-new', accessCode: THEIR_CODE }).state).toBe(
      'not-needed',
    );
  });
});

describe('the automatic choice', () => {
  const transportFirst = policy({
    transport: { accepted: ['nta-7516'], automatic: ['nta-7516'], beforeAccount: true },
  });
  const automaticDane = policy({ transport: { accepted: ['dane'], automatic: ['dane'], beforeAccount: false } });
  const noAutomaticTransport = policy({ transport: { accepted: ['nta-7516'], automatic: [], beforeAccount: false } });
  const account = { hasAccount: true };
  const remembered = (choice: RecipientRecord['lastChoice']) => ({ lastChoice: choice });
  const usedEmail = remembered({ method: 'verification-email' });
  const byAdministrator = (choice: RecipientRecord['administratorDefault']) => ({ administratorDefault: choice });

  it.each<[string, Partial<RecipientRecord>, Policy, MethodId, ChoiceReason]>([
    ['an account', account, policy(), 'account', { rule: 'has-account' }],
    ['an account before NTA 7516', { ...account, ...nta }, policy(), 'account', { rule: 'has-account' }],
    [
      'NTA 7516 before an account by policy',
      { ...account, ...nta },
      transportFirst,
      'transport-security',
      { rule: 'safe-transport', standard: 'nta-7516' },
    ],
    [
      'an account where transport comes first but is not safe',
      account,
      transportFirst,
      'account',
      { rule: 'has-account' },
    ],
    [
      'an account before the default and the last choice',
      {
        ...everything,
        ...byAdministrator({ method: 'access-code-saved' }),
        ...remembered({ method: 'access-code-saved' }),
      },
      policy(),
      'account',
      { rule: 'has-account' },
    ],
    ['NTA 7516', nta, policy(), 'transport-security', { rule: 'safe-transport', standard: 'nta-7516' }],
    [
      'NTA 7516 before what was used last time',
      { ...nta, ...personalNumber, ...remembered({ method: 'sms-known' }) },
      policy(),
      'transport-security',
      { rule: 'safe-transport', standard: 'nta-7516' },
    ],
    [
      'DANE where policy chooses it',
      dane,
      automaticDane,
      'transport-security',
      { rule: 'safe-transport', standard: 'dane' },
    ],
    [
      "the administrator's default",
      { ...personalNumber, ...organizationCode, ...byAdministrator({ method: 'organization-code-saved' }) },
      policy(),
      'organization-code-saved',
      { rule: 'administrator-default' },
    ],
    [
      "the administrator's default before the last choice",
      {
        ...personalNumber,
        ...organizationCode,
        ...byAdministrator({ method: 'organization-code-saved' }),
        ...remembered({ method: 'sms-known' }),
      },
      policy(),
      'organization-code-saved',
      { rule: 'administrator-default' },
    ],
    [
      'transport by default of the administrator',
      { ...dane, ...personalNumber, ...byAdministrator({ method: 'transport-security' }) },
      acceptingDane,
      'transport-security',
      { rule: 'administrator-default' },
    ],
    [
      'what was used last time',
      { ...personalNumber, ...personalCode, ...remembered({ method: 'access-code-saved' }) },
      policy(),
      'access-code-saved',
      { rule: 'last-choice' },
    ],
    [
      'transport that was used last time',
      { ...dane, ...personalNumber, ...remembered({ method: 'transport-security' }) },
      acceptingDane,
      'transport-security',
      { rule: 'last-choice' },
    ],
    [
      'the strongest known: SMS before codes',
      { ...personalCode, ...personalNumber },
      policy(),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    ['a code where only that is known', personalCode, policy(), 'access-code-saved', { rule: 'strongest-known' }],
    [
      "the organization's code before a personal one",
      { codes: [...personalCode.codes, ...organizationCode.codes] },
      policy(),
      'organization-code-saved',
      { rule: 'strongest-known' },
    ],
    [
      'a known number before DANE that is only accepted',
      { ...dane, ...personalNumber },
      acceptingDane,
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a known number where NTA 7516 is not chosen by itself',
      { ...nta, ...personalNumber },
      noAutomaticTransport,
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a known number where the default is not possible',
      { ...personalNumber, ...byAdministrator({ method: 'organization-code-saved' }) },
      policy(),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a known number where the default is forbidden',
      { ...personalNumber, ...organizationCode, ...byAdministrator({ method: 'organization-code-saved' }) },
      forbidding('organization-code-saved'),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a known number where the account is forbidden',
      { ...account, ...personalNumber },
      forbidding('account'),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a known number where the account of last time is gone',
      { ...personalNumber, ...remembered({ method: 'account' }) },
      policy(),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a verification email that was used last time, while nothing is known',
      usedEmail,
      policy(),
      'verification-email',
      { rule: 'last-choice' },
    ],
    [
      'a verification email that was used last time, while what is known is forbidden',
      { ...account, ...personalNumber, ...usedEmail },
      forbidding('account', 'sms-known'),
      'verification-email',
      { rule: 'last-choice' },
    ],
    [
      'a verification email that was used last time, while nothing else is offered',
      usedEmail,
      lastResortOnly(forbidding(...NOTHING_TYPED)),
      'verification-email',
      { rule: 'last-choice' },
    ],
    [
      'an account, whatever was used last time',
      { ...account, ...usedEmail },
      policy(),
      'account',
      { rule: 'has-account' },
    ],
    [
      'a number known by now, not the verification email of last time',
      { ...organizationNumber, ...usedEmail },
      policy(),
      'sms-known',
      { rule: 'strongest-known' },
    ],
    [
      'a code known by now, not the verification email of last time',
      { ...organizationCode, ...usedEmail },
      policy(),
      'organization-code-saved',
      { rule: 'strongest-known' },
    ],
    [
      'NTA 7516 known by now, not the verification email of last time',
      { ...nta, ...usedEmail },
      policy(),
      'transport-security',
      { rule: 'safe-transport', standard: 'nta-7516' },
    ],
  ])('is %s', (_, known, rules, method, reason) => {
    const { state, chosen } = answer(known, rules);

    expect(state).toBe('ready');
    expect(chosen).toMatchObject({ choice: { method }, reason });
  });

  it.each<[string, Partial<RecipientRecord>, Policy]>([
    ['nothing is known', {}, policy()],
    ['only DANE is known, which policy accepts but does not choose', dane, acceptingDane],
    ['only a verification email is left', {}, allowing('verification-email')],
    ['only a verification email is left, and nothing else is known', everything, allowing('verification-email')],
    [
      'a verification email was used, and DANE is known that is not chosen by itself',
      { ...dane, ...usedEmail },
      acceptingDane,
    ],
    ['a verification email was used that is forbidden by now', usedEmail, forbidding('verification-email')],
    ['a verification email was used that only is the last resort by now', usedEmail, lastResortOnly()],
    ['everything known is forbidden', everything, allowing('sms-new', 'access-code-new')],
  ])('is left to the sender when %s', (_, known, rules) => {
    const { state, chosen, withdrawn } = answer(known, rules);

    expect({ state, chosen, withdrawn }).toEqual({ state: 'missing', chosen: undefined, withdrawn: undefined });
  });

  it('is the number of last time, though another was proved later', () => {
    const numbers = [
      { phoneNumber: MOBILE, scope: 'personal' as const },
      { phoneNumber: OTHER_MOBILE, scope: 'organization' as const, provedOn: '2026-03-03' },
    ];

    expect(answer({ numbers, lastChoice: { method: 'sms-known', phoneNumber: MOBILE } }).chosen).toEqual({
      choice: { method: 'sms-known', phoneNumber: MOBILE },
      optionKey: `sms-known:${MOBILE}`,
      reason: { rule: 'last-choice' },
    });
  });

  it('never passes another number off as the one of last time', () => {
    const known = { ...personalNumber, lastChoice: { method: 'sms-known' as const, phoneNumber: OTHER_MOBILE } };

    expect(answer(known).chosen).toMatchObject({
      choice: { phoneNumber: MOBILE },
      reason: { rule: 'strongest-known' },
    });
  });
});

describe("the sender's own choice", () => {
  const twoNumbers = {
    numbers: [...personalNumber.numbers, { phoneNumber: OTHER_MOBILE, scope: 'personal' as const }],
  };

  it.each<[string, Choice, Partial<RecipientRecord>, string, Choice?]>([
    ['a new number before an account', { method: 'sms-new', phoneNumber: MOBILE }, { hasAccount: true }, 'sms-new'],
    [
      'a new code before everything known',
      { method: 'access-code-new', accessCode: THEIR_CODE, accessCodeHint: 'Client?' },
      everything,
      'access-code-new',
    ],
    ['a weaker known way', { method: 'access-code-saved', accessCode: THEIR_CODE }, everything, 'access-code-saved'],
    [
      'a verification email, whatever is known by now',
      { method: 'verification-email' },
      everything,
      'verification-email',
    ],
    ['accepted transport that is not chosen by itself', { method: 'transport-security' }, nta, 'transport-security'],
    ['a new number that is known by now', { method: 'sms-new', phoneNumber: MOBILE }, personalNumber, 'sms-new'],
    [
      'a new code that is known by now',
      { method: 'access-code-new', accessCode: THEIR_CODE },
      personalCode,
      'access-code-new',
    ],
    [
      'a new code though another is known by now',
      { method: 'access-code-new', accessCode: code('other-code') },
      personalCode,
      'access-code-new',
    ],
    ['one of two numbers', { method: 'sms-known', phoneNumber: OTHER_MOBILE }, twoNumbers, `sms-known:${OTHER_MOBILE}`],
    [
      "the organization's new code that it has by now",
      { method: 'organization-code-new', accessCode: OUR_CODE },
      organizationCode,
      'organization-code-saved',
      { method: 'organization-code-saved', accessCode: OUR_CODE },
    ],
    [
      'an account, without values of another method',
      { method: 'account', phoneNumber: MOBILE },
      { hasAccount: true },
      'account',
      { method: 'account' },
    ],
  ])('stands: %s', (_, own, known, optionKey, choice = own) => {
    const { state, chosen, withdrawn, options } = answer(known, policy(), own);

    expect({ state, chosen, withdrawn }).toEqual({
      state: 'ready',
      chosen: { choice, optionKey, reason: { rule: 'own-choice' } },
      withdrawn: undefined,
    });
    expect(options.map(({ key }) => key)).toContain(optionKey);
  });

  it('stands: a verification email as the last resort, while nothing else is possible', () => {
    const own: Choice = { method: 'verification-email' };

    expect(answer({}, lastResortOnly(forbidding(...NOTHING_TYPED)), own).chosen?.choice).toEqual(own);
  });

  it.each<[string, Choice, Partial<RecipientRecord>, Policy, UnavailableReason]>([
    [
      'policy forbids it',
      { method: 'sms-new', phoneNumber: MOBILE },
      everything,
      forbidding('sms-new'),
      { why: 'not-allowed' },
    ],
    ['the account is gone', { method: 'account' }, personalNumber, policy(), { why: 'no-account' }],
    [
      'no number is known any more',
      { method: 'sms-known', phoneNumber: MOBILE },
      personalCode,
      policy(),
      { why: 'no-known-number' },
    ],
    [
      'only another number is known',
      { method: 'sms-known', phoneNumber: OTHER_MOBILE },
      personalNumber,
      policy(),
      { why: 'value-gone' },
    ],
    [
      'the code was taken back',
      { method: 'organization-code-saved', accessCode: OUR_CODE },
      personalCode,
      policy(),
      { why: 'no-saved-code', scope: 'organization' },
    ],
    [
      'the code was changed',
      { method: 'organization-code-saved', accessCode: code('the-old-one') },
      organizationCode,
      policy(),
      { why: 'value-gone' },
    ],
    [
      'a colleague set another code meanwhile',
      { method: 'organization-code-new', accessCode: code('the-other-one') },
      organizationCode,
      policy(),
      { why: 'organization-code-exists' },
    ],
    [
      'the new code is there, but saved codes are forbidden',
      { method: 'organization-code-new', accessCode: OUR_CODE },
      organizationCode,
      forbidding('organization-code-saved'),
      { why: 'organization-code-exists' },
    ],
    [
      'it is a last resort, and another way became possible',
      { method: 'verification-email' },
      { hasAccount: true },
      lastResortOnly(forbidding(...NOTHING_TYPED)),
      { why: 'stronger-way-available' },
    ],
    [
      'the organization has made the verification email a last resort meanwhile',
      { method: 'verification-email' },
      {},
      lastResortOnly(),
      { why: 'stronger-way-available' },
    ],
    [
      'the transport is not safe any more',
      { method: 'transport-security' },
      personalNumber,
      policy(),
      { why: 'transport-not-safe' },
    ],
    ['the typed number is lost', { method: 'sms-new' }, personalNumber, policy(), { why: 'value-missing' }],
    [
      'the known number is lost, though one is known now',
      { method: 'sms-known' },
      personalNumber,
      policy(),
      { why: 'value-missing' },
    ],
    [
      'the saved code is lost, though one is known now',
      { method: 'access-code-saved' },
      personalCode,
      policy(),
      { why: 'value-missing' },
    ],
    [
      'the typed code is lost',
      { method: 'access-code-new', accessCodeHint: 'Client?' },
      {},
      policy(),
      { why: 'value-missing' },
    ],
    [
      'two numbers are known and the draft does not say which',
      { method: 'sms-known' },
      twoNumbers,
      policy(),
      { why: 'value-missing' },
    ],
    [
      'the code is too short by now',
      { method: 'access-code-new', accessCode: code('1234') },
      {},
      policy(),
      { why: 'code-against-the-rules' },
    ],
  ])('is withdrawn when %s, and nothing takes its place in silence', (_, own, known, rules, reason) => {
    const { state, chosen, withdrawn } = answer(known, rules, own);

    expect({ state, chosen, withdrawn }).toEqual({
      state: 'missing',
      chosen: undefined,
      withdrawn: { choice: own, reason },
    });
  });
});

describe('a record of somebody else', () => {
  it('is never used', () => {
    const bo = record({ address: address('bo@lind.example'), ...personalCode });

    expect(() => resolve(recipient({ address: ANNA }), bo, policy())).toThrow(RangeError);
  });
});

describe('a saved code that has not been read yet', () => {
  const unread = { codes: [{ scope: 'organization' as const, setBy: 'Els Visser', version: '3' }] };
  const read = { codes: [{ ...unread.codes[0]!, accessCode: OUR_CODE, hint: 'Client?' }] };
  const picked: Choice = { method: 'organization-code-saved', unread: true };

  it('is in the menu and chosen by itself, and not ready', () => {
    const { state, chosen, options } = answer(unread);

    expect(state).toBe('unread');
    expect(chosen).toMatchObject({ choice: picked, optionKey: 'organization-code-saved' });
    expect(options.find(({ key }) => key === 'organization-code-saved')).toMatchObject({ choice: picked });
  });

  it('stands once it was picked, and is ready with its code when that was read', () => {
    expect(answer(unread, policy(), picked).state).toBe('unread');
    expect(answer(read, policy(), picked)).toMatchObject({
      state: 'ready',
      chosen: { choice: { method: 'organization-code-saved', accessCode: OUR_CODE, accessCodeHint: 'Client?' } },
    });
  });

  it('is not taken for the one that a reopened draft has lost', () => {
    expect(answer(unread, policy(), { method: 'organization-code-saved' }).withdrawn?.reason).toEqual({
      why: 'value-missing',
    });
  });

  it('is the reason why there is no second one, with who set it', () => {
    const own: Choice = { method: 'organization-code-new', accessCode: THEIR_CODE };

    expect(answer(unread, policy(), own).withdrawn?.reason).toEqual({
      why: 'organization-code-exists',
      setBy: 'Els Visser',
    });
  });
});

describe('a domain with several standards', () => {
  const several = { safeTransport: { standard: 'nta-7516' as const }, alsoSafe: [{ standard: 'dane' as const }] };
  const accepting = (...accepted: TransportStandard[]) =>
    policy({ transport: { accepted, automatic: [], beforeAccount: false } });

  it('is offered with the one that the organization accepts, though another is stronger', () => {
    const option = answer(several, accepting('dane')).options.find(({ method }) => method === 'transport-security');

    expect(option?.known).toEqual({ standard: 'dane' });
  });

  it('says which one is not accepted where none is', () => {
    expect(answer(several, accepting('mta-sts')).unavailable).toContainEqual({
      method: 'transport-security',
      reason: { why: 'transport-standard-not-accepted', standard: 'nta-7516' },
    });
  });

  it('is chosen with who provides it and since when', () => {
    const safeTransport = { standard: 'nta-7516' as const, provider: 'Veilig BV', since: '2025-03' };

    expect(answer({ safeTransport }).chosen?.reason).toEqual({ rule: 'safe-transport', ...safeTransport });
  });
});

describe('an organization code that a colleague set', () => {
  const ofColleague = { scope: 'organization', accessCode: code('old oak'), setByColleague: true } as const;
  const chosenOf = (more: Partial<RecipientRecord>) => {
    const answer = resolve(recipient(), record({ codes: [ofColleague], ...more }), policy());
    if (answer.state === 'not-needed') throw new Error('it needs one');
    return { chosen: answer.chosen?.choice.method, rule: answer.chosen?.reason.rule, options: answer.options };
  };

  it('is offered as saved, and not chosen by itself', () => {
    const { chosen, options } = chosenOf({});

    expect(chosen).toBeUndefined();
    expect(options.map(({ method }) => method)).toContain('organization-code-saved');
  });

  it.each<[string, Partial<RecipientRecord>, string]>([
    ['this sender used it last', { lastChoice: { method: 'organization-code-saved' } }, 'last-choice'],
    [
      'an administrator made it the default',
      { administratorDefault: { method: 'organization-code-saved' } },
      'administrator-default',
    ],
    ['an administrator set it', { codes: [{ scope: 'organization', accessCode: code('old oak') }] }, 'strongest-known'],
    [
      'this sender set it',
      { codes: [{ scope: 'organization', accessCode: code('old oak'), setHere: true }] },
      'strongest-known',
    ],
  ])('is chosen where %s', (_label, more, rule) => {
    expect(chosenOf(more)).toMatchObject({ chosen: 'organization-code-saved', rule });
  });

  it('leaves the choice to what else is known', () => {
    const codes = [ofColleague, { scope: 'personal', accessCode: code('young oak') } as const];

    expect(chosenOf({ codes })).toMatchObject({ chosen: 'access-code-saved' });
  });
});
