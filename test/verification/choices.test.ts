import fc from 'fast-check';
import {
  completeChoice,
  instructionOf,
  rememberedFrom,
  type ChoiceProblem,
  type Remembered,
} from '../../src/verification/choices';
import type { Choice } from '../../src/verification/types';
import { anyChoice } from './arbitraries';
import { code, number } from './values';

const MOBILE = number('0612345678');
const CODE = code('tulp-77-maan');

describe('a choice', () => {
  it.each<[string, Choice]>([
    ['an account', { method: 'account' }],
    ['safe transport', { method: 'transport-security' }],
    ['a verification email', { method: 'verification-email' }],
    ['a known number', { method: 'sms-known', phoneNumber: MOBILE }],
    ['a new number', { method: 'sms-new', phoneNumber: MOBILE }],
    ['a saved code', { method: 'access-code-saved', accessCode: CODE }],
    ['a new code with a hint', { method: 'access-code-new', accessCode: CODE, accessCodeHint: 'Client number?' }],
    ["the organization's new code", { method: 'organization-code-new', accessCode: CODE }],
  ])('is complete: %s', (_, choice) => {
    expect(completeChoice(choice)).toEqual({ ok: true, value: choice });
  });

  it('is complete without members that are undefined', () => {
    expect(completeChoice({ method: 'account', phoneNumber: undefined })).toEqual({
      ok: true,
      value: { method: 'account' },
    });
  });

  it.each<[ChoiceProblem, Choice]>([
    ['phone-number-missing', { method: 'sms-known' }],
    ['phone-number-missing', { method: 'sms-new', phoneNumber: '' as never }],
    ['access-code-missing', { method: 'access-code-saved' }],
    ['access-code-missing', { method: 'organization-code-new', accessCodeHint: 'Client number?' }],
    ['value-of-another-method', { method: 'account', phoneNumber: MOBILE }],
    ['value-of-another-method', { method: 'verification-email', accessCode: CODE }],
    ['value-of-another-method', { method: 'sms-new', phoneNumber: MOBILE, accessCode: CODE }],
    ['value-of-another-method', { method: 'sms-known', phoneNumber: MOBILE, accessCodeHint: 'Client number?' }],
  ])('is not complete: %s in %j', (problem, choice) => {
    expect(completeChoice(choice)).toEqual({ ok: false, problem });
  });
});

describe('the instruction for the gateway', () => {
  it.each<[string, Choice, object]>([
    ['has the number', { method: 'sms-new', phoneNumber: MOBILE }, { phoneNumber: MOBILE }],
    [
      'has the code and the hint',
      { method: 'access-code-saved', accessCode: CODE, accessCodeHint: 'Client number?' },
      { accessCode: CODE, accessCodeHint: 'Client number?' },
    ],
    ['has nothing for an account', { method: 'account' }, {}],
    [
      'leaves out what belongs to another method',
      { method: 'sms-known', phoneNumber: MOBILE, accessCode: CODE },
      { phoneNumber: MOBILE },
    ],
    ['tells no code of a verification email', { method: 'verification-email', accessCode: CODE }, {}],
  ])('%s', (_, choice, instruction) => {
    expect(instructionOf(choice)).toEqual(instruction);
  });

  it('with its method is a complete choice whenever the choice was', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const complete = completeChoice(choice);
        fc.pre(complete.ok);

        expect(completeChoice({ method: choice.method, ...instructionOf(choice) })).toEqual(complete);
      }),
    );
  });
});

describe('what is remembered of a choice once its mail was sent', () => {
  it.each<[string, Choice, Remembered | undefined]>([
    ['the account', { method: 'account' }, { lastChoice: { method: 'account' } }],
    ['safe transport', { method: 'transport-security' }, { lastChoice: { method: 'transport-security' } }],
    [
      "a new number, as the sender's own",
      { method: 'sms-new', phoneNumber: MOBILE },
      {
        lastChoice: { method: 'sms-known', phoneNumber: MOBILE },
        number: { phoneNumber: MOBILE, scope: 'personal' },
      },
    ],
    [
      'a known number, which is no news',
      { method: 'sms-known', phoneNumber: MOBILE },
      { lastChoice: { method: 'sms-known', phoneNumber: MOBILE } },
    ],
    [
      "a new code, as the sender's own",
      { method: 'access-code-new', accessCode: CODE, accessCodeHint: 'Client number?' },
      {
        lastChoice: { method: 'access-code-saved' },
        code: { accessCode: CODE, scope: 'personal', hint: 'Client number?' },
      },
    ],
    [
      "a new code of the organization, as the organization's",
      { method: 'organization-code-new', accessCode: CODE },
      { lastChoice: { method: 'organization-code-saved' }, code: { accessCode: CODE, scope: 'organization' } },
    ],
    [
      'a saved code, which is no news',
      { method: 'access-code-saved', accessCode: CODE },
      { lastChoice: { method: 'access-code-saved' } },
    ],
    [
      'a verification email, to be put back while nothing stronger is known',
      { method: 'verification-email' },
      { lastChoice: { method: 'verification-email' } },
    ],
    ['a choice without its number: never', { method: 'sms-new' }, undefined],
  ])('%s', (_, choice, remembered) => {
    expect(rememberedFrom(choice)).toEqual(remembered);
  });
});
