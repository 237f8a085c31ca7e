import { checkTypedInput, type CheckedInput, type TypedInput } from '../../src/verification/typed-input';
import type { MethodId } from '../../src/verification/types';
import { policy } from './values';

describe('what was typed for a method', () => {
  it.each<[string, MethodId, TypedInput, CheckedInput]>([
    ['nothing is needed', 'account', {}, { ok: true, choice: { method: 'account' } }],
    [
      'nothing is needed, whatever was typed for another method',
      'verification-email',
      { phoneNumber: '0612345678', accessCode: 'tulp-77-maan' },
      { ok: true, choice: { method: 'verification-email' } },
    ],
    [
      "a number in the organization's country",
      'sms-new',
      { phoneNumber: '06 12345678' },
      { ok: true, choice: { method: 'sms-new', phoneNumber: '+31612345678' as never } },
    ],
    [
      'a number in a country that was picked',
      'sms-new',
      { phoneNumber: '0470 12 34 56', country: 'BE', accessCode: 'left from before' },
      { ok: true, choice: { method: 'sms-new', phoneNumber: '+32470123456' as never } },
    ],
    ['a landline', 'sms-new', { phoneNumber: '020 1234567' }, { ok: false, field: 'phoneNumber', problem: 'landline' }],
    ['no number yet', 'sms-new', {}, { ok: false, field: 'phoneNumber', problem: 'empty' }],
    [
      'a code',
      'access-code-new',
      { accessCode: 'tulp-77-maan', accessCodeHint: '' },
      { ok: true, choice: { method: 'access-code-new', accessCode: 'tulp-77-maan' as never } },
    ],
    [
      "the organization's code with a hint",
      'organization-code-new',
      { accessCode: 'tulp-77-maan', accessCodeHint: ' Your client number? ' },
      {
        ok: true,
        choice: {
          method: 'organization-code-new',
          accessCode: 'tulp-77-maan' as never,
          accessCodeHint: 'Your client number?',
        },
      },
    ],
    ['no code yet', 'access-code-new', {}, { ok: false, field: 'accessCode', problem: 'empty' }],
    [
      'a short code',
      'access-code-new',
      { accessCode: 'tulp' },
      { ok: false, field: 'accessCode', problem: 'too-short' },
    ],
    [
      'a hint that tells the code',
      'access-code-new',
      { accessCode: 'tulp-77-maan', accessCodeHint: 'tulp-77-maan' },
      { ok: false, field: 'accessCodeHint', problem: 'contains-code' },
    ],
  ])('%s', (_, method, input, expected) => {
    expect(checkTypedInput(method, input, policy())).toEqual(expected);
  });

  it('is held against the rules of the organization', () => {
    const strict = policy({ accessCode: { minimumLength: 20, maximumLength: 30, maskSaved: false } });

    expect(checkTypedInput('access-code-new', { accessCode: 'tulp-77-maan' }, strict)).toMatchObject({ ok: false });
  });
});
