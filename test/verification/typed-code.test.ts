import { checkTypedCode, type TypedCode } from '../../src/verification/typed-code';
import { policy } from './values';

const check = (typed: TypedCode, method: 'access-code-new' | 'organization-code-new' = 'access-code-new') =>
  checkTypedCode(method, typed, policy().accessCode, {
    mail: { subject: 'Room 48213705', body: '' },
    recipientName: 'Anna',
  });

describe('what was typed for a code', () => {
  it('is a choice, with the hint where there is one', () => {
    expect(check({ code: 'tulp-77-maan', hint: '' })).toEqual({
      ok: true,
      choice: { method: 'access-code-new', accessCode: 'tulp-77-maan' },
    });
    expect(check({ code: 'tulp-77-maan', hint: ' Your client number? ' }, 'organization-code-new')).toEqual({
      ok: true,
      choice: {
        method: 'organization-code-new',
        accessCode: 'tulp-77-maan',
        accessCodeHint: 'Your client number?',
      },
    });
  });

  it.each([
    ['no code yet', { code: '', hint: '' }, { field: 'code', problem: 'empty' }],
    ['a short code', { code: 'tulp', hint: '' }, { field: 'code', problem: 'too-short' }],
    ['a code of the mail', { code: '48213705', hint: '' }, { field: 'code', problem: 'in-this-mail' }],
    ['their name', { code: 'anna-1987', hint: '' }, { field: 'code', problem: 'their-name' }],
    ['a hint that tells the code', { code: 'tulp-77', hint: 'tulp-77' }, { field: 'code', problem: 'too-short' }],
    [
      'a hint that tells a good code',
      { code: 'tulp-77-maan', hint: 'tulp 77 maan' },
      { field: 'hint', problem: 'contains-code' },
    ],
  ])('is told what is wrong first: %s', (_, typed, problem) => {
    expect(check(typed)).toEqual({ ok: false, ...problem });
  });

  it('is held against the rules of the organization', () => {
    const rules = { ...policy().accessCode, minimumLength: 20, maximumLength: 30 };
    expect(checkTypedCode('access-code-new', { code: 'tulp-77-maan', hint: '' }, rules, {})).toMatchObject({
      ok: false,
    });
  });
});
