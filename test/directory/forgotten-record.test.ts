import { withOwnAgain, withoutOwn } from '../../src/directory/forgotten-record';
import type { KnownItem } from '../../src/directory/types';
import type { RecipientRecord } from '../../src/verification/types';
import { address, code, phone } from './values';

const NUMBER = phone('+31612345678');
const OTHER = phone('+32470123456');
const own = { phoneNumber: NUMBER, scope: 'personal' as const };
const shared = { phoneNumber: NUMBER, scope: 'organization' as const, provedOn: '2026-11-01' };
const other = { phoneNumber: OTHER, scope: 'personal' as const };
const sms = { method: 'sms-known' as const, phoneNumber: NUMBER };
const ownCode = { scope: 'personal' as const, accessCode: code('tulp-77-maan') };
const olderCode = { scope: 'personal' as const, accessCode: code('an older one'), setOn: '2024-01-01' };
const setHere = { scope: 'organization' as const, accessCode: code('48213705'), setHere: true as const };
const ofColleagues = { scope: 'organization' as const, accessCode: code('99213705') };

const number: KnownItem = { kind: 'number', phoneNumber: NUMBER };
const personal: KnownItem = { kind: 'code', scope: 'personal' };
const organization: KnownItem = { kind: 'code', scope: 'organization' };
const record = (known: Partial<RecipientRecord>): RecipientRecord => ({
  address: address('anna@praktijk.example'),
  hasAccount: false,
  numbers: [],
  codes: [],
  ...known,
});

describe('a sender who forgets what is their own', () => {
  it.each<[string, Partial<RecipientRecord>, KnownItem, Partial<RecipientRecord>]>([
    ['leaves no number, and no choice of it', { numbers: [own], lastChoice: sms }, number, {}],
    [
      'leaves the same number where the organization knows it, and the choice of it',
      { numbers: [own, shared], lastChoice: sms },
      number,
      { numbers: [shared], lastChoice: sms },
    ],
    [
      'leaves other numbers, and the choice of one',
      { numbers: [own, other], lastChoice: { ...sms, phoneNumber: OTHER } },
      number,
      { numbers: [other], lastChoice: { ...sms, phoneNumber: OTHER } },
    ],
    ['leaves none of their codes', { codes: [ownCode, olderCode] }, personal, {}],
    [
      "leaves the organization's code",
      { codes: [ofColleagues, ownCode], lastChoice: { method: 'organization-code-saved' } },
      personal,
      { codes: [ofColleagues], lastChoice: { method: 'organization-code-saved' } },
    ],
    [
      'takes the code of the organization that they set',
      { codes: [setHere], lastChoice: { method: 'organization-code-saved' } },
      organization,
      {},
    ],
  ])('%s, and has all of it again with undo', (_, known, item, left) => {
    const before = record(known);
    expect(withoutOwn(before, item)).toEqual(record(left));
    const again = withOwnAgain(record(left), item, before);
    expect({ ...again, numbers: new Set(again.numbers), codes: new Set(again.codes) }).toEqual({
      ...before,
      numbers: new Set(before.numbers),
      codes: new Set(before.codes),
    });
  });

  it.each<[string, Partial<RecipientRecord>, KnownItem]>([
    ["the organization's number", { numbers: [shared], lastChoice: sms }, number],
    [
      'a code that colleagues set',
      { codes: [ofColleagues], lastChoice: { method: 'organization-code-saved' } },
      organization,
    ],
    ['what is not known', { numbers: [other], lastChoice: { method: 'access-code-saved' } }, personal],
  ])('changes nothing of %s', (_, known, item) => {
    const before = record(known);
    expect(withoutOwn(before, item)).toBe(before);
  });

  it.each<[string, KnownItem, Partial<RecipientRecord>, Partial<RecipientRecord>]>([
    ['a code of theirs', personal, { codes: [ownCode] }, { codes: [olderCode] }],
    ['a code of a colleague', organization, { codes: [setHere] }, { codes: [ofColleagues] }],
    ['the number', number, { numbers: [own] }, { numbers: [own] }],
  ])('does not have back in place of what was learned since: %s', (_, item, before, now) => {
    const since = record(now);
    expect(withOwnAgain(since, item, record(before))).toBe(since);
  });
});
