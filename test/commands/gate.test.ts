import { decide } from '../../src/commands/gate';
import type { GateInput } from '../../src/commands/gate';
import { coverDigest, coverTag } from '../../src/draft/cover';
import { parseDraftProperty } from '../../src/draft/draft-property';
import type { RecipientState } from '../../src/draft/state-letters';
import { SECURE_MAIL_HEADER, SEAL_PART_HEADERS } from '../../src/draft/header-names';
import { formatDraftProperty } from '../../src/draft/recipient-states';
import { formatSealHeaders, sealId } from '../../src/draft/seal-headers';
import type { EmailAddress } from '../../src/verification/brands';

const KEY = 'k'.repeat(43);
const SENDER = 'sender@own.example' as EmailAddress;
const SEALED = 'p'.repeat(60);
const recipient = (name: string) => ({ address: `${name}@lind.example` as EmailAddress, name });
const [anna, bo] = [recipient('anna'), recipient('bo')];
const colleague = { address: 'colleague@own.example' as EmailAddress, name: 'Colleague' };
const group = { address: undefined, name: 'Team North' };
const READY: RecipientState = { is: 'ready', method: 'sms-new', own: true };

/** A draft that is on, sealed for these people. */
function sealedFor(people: { address: EmailAddress }[], states?: Record<string, RecipientState>): GateInput['marks'] {
  const addresses = people.map(({ address }) => address);
  return {
    headers: new Map(
      Object.entries({
        [SECURE_MAIL_HEADER]: '1',
        ...formatSealHeaders({
          draftId: 'draft-1234',
          cover: coverTag(KEY, { sender: SENDER, addresses }),
          sealed: SEALED,
        }),
      }),
    ),
    property: parseDraftProperty(
      formatDraftProperty({
        draftId: 'draft-1234',
        seal: { id: sealId(SEALED), cover: coverDigest({ sender: SENDER, addresses }) },
        recipients: Object.entries(states ?? Object.fromEntries(addresses.map((each) => [each, READY]))).map(
          ([address, state]) => ({ address: address as EmailAddress, state }),
        ),
      }),
    )!,
  };
}

const input = (change: Partial<GateInput>): GateInput => ({
  marks: sealedFor([anna, bo]),
  recipients: [anna, bo],
  mailboxKey: KEY,
  sender: SENDER,
  ownDomain: 'own.example',
  ...change,
});
const on = new Map([[SECURE_MAIL_HEADER, '1']]);
const off = new Map<string, string>();

describe('the gate', () => {
  it.each<[string, Partial<GateInput>]>([
    ['secure mail is off', { marks: { headers: off, property: 'none' } }],
    [
      'secure mail is off and the recipients cannot be read',
      { marks: { headers: off, property: 'none' }, recipients: 'unreadable' },
    ],
    ['secure mail is off and the note cannot be read', { marks: { headers: off, property: 'unreadable' } }],
    [
      'secure mail is off and somebody has no address',
      { marks: { headers: off, property: 'none' }, recipients: [group] },
    ],
    ['the header says off', { marks: { headers: new Map([[SECURE_MAIL_HEADER, '0']]), property: 'none' } }],
    ['the seal covers everybody', {}],
    ['the seal covers everybody and the note was lost', { marks: { ...sealedFor([anna, bo]), property: 'none' } }],
    ['the seal covers everybody and the frame has no key yet', { mailboxKey: undefined }],
    ['somebody stands in two fields', { recipients: [anna, bo, anna] }],
  ])('lets the mail go when %s', (_when, change) => {
    expect(decide(input(change))).toMatchObject({ allowed: true });
  });

  it.each<[string, Partial<GateInput>, object]>([
    [
      'somebody has no method',
      { marks: sealedFor([anna], { [anna.address]: READY, [bo.address]: { is: 'missing' } }) },
      { why: 'missing', people: [bo] },
    ],
    ['somebody was added since', { marks: sealedFor([anna]) }, { why: 'missing', people: [bo] }],
    [
      'only a colleague was added since',
      { marks: sealedFor([anna]), recipients: [anna, colleague] },
      { why: 'not-sealed' },
    ],
    ['From was changed since', { sender: 'team@own.example' as EmailAddress }, { why: 'not-sealed' }],
    ['From cannot be read', { sender: 'unreadable' }, { why: 'unreadable' }],
    ['somebody was removed since', { recipients: [anna] }, { why: 'not-sealed' }],
    [
      'nobody was looked at yet',
      { marks: { headers: on, property: 'none' } },
      { why: 'not-checked', people: [anna, bo] },
    ],
    [
      'it was switched on from the ribbon and the pane has not seen it',
      {
        marks: {
          headers: on,
          property: parseDraftProperty(formatDraftProperty({ draftId: 'draft-1234', recipients: [] }))!,
        },
      },
      { why: 'not-checked', people: [anna, bo] },
    ],
    ['somebody has no address', { recipients: [anna, group, bo] }, { why: 'no-address', people: [group] }],
    [
      'nothing is sealed and only colleagues get it',
      { marks: { headers: on, property: 'none' }, recipients: [colleague] },
      { why: 'not-sealed' },
    ],
    ['the recipients cannot be read', { recipients: 'unreadable' }, { why: 'unreadable' }],
    [
      'the headers cannot be read',
      { marks: { ...sealedFor([anna, bo]), headers: 'unreadable' } },
      { why: 'unreadable' },
    ],
    ['neither mark can be read', { marks: { headers: 'unreadable', property: 'unreadable' } }, { why: 'unreadable' }],
    [
      'the header was lost and the note says on',
      { marks: { ...sealedFor([anna, bo]), headers: off } },
      { why: 'unclear' },
    ],
    [
      'the header was lost and the note is damaged',
      { marks: { headers: off, property: 'damaged' } },
      { why: 'unclear' },
    ],
  ])('holds the mail when %s', (_when, change, reason) => {
    expect(decide(input(change))).toEqual({ allowed: false, reason });
  });

  it('holds the mail when a part of the seal is gone', () => {
    const marks = sealedFor([anna, bo]);
    (marks.headers as Map<string, string>).delete(SEAL_PART_HEADERS[0]!);
    expect(decide(input({ marks }))).toMatchObject({ allowed: false });
  });

  it('does not trust a note that belongs to another seal', () => {
    const marks = sealedFor([anna]);
    const { property } = sealedFor([anna, bo]);
    const other = new Map(
      Object.entries({
        [SECURE_MAIL_HEADER]: '1',
        ...formatSealHeaders({ draftId: 'draft-1234', cover: 'someone-else', sealed: 'q'.repeat(60) }),
      }),
    );
    expect(decide(input({ marks: { ...marks, headers: other, property } }))).toMatchObject({ allowed: false });
  });
});
