/**
 * Every decision of the gate, by the draft on which it is made. Asked twice: of the function, and of the built script in an engine as
 * bare as that of classic Outlook.
 */
import type { HoldReason } from '../../src/commands/gate';
import { coverDigest, coverTag } from '../../src/seal/format/cover';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { GATE_POLICY_SETTING } from '../../src/draft/gate-policy';
import type { KeptGatePolicy } from '../../src/draft/gate-policy';
import { SEAL_HEADER, SEAL_PART_HEADERS, SECURE_MAIL_HEADER } from '../../src/seal/format/header-names';
import { formatDraftProperty } from '../../src/seal/format/recipient-states';
import { formatSealHeaders, sealId } from '../../src/seal/format/seal-headers';
import { THREAD_PROPERTY, formatThread } from '../../src/seal/format/thread-domains';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import type { RecipientState } from '../../src/seal/format/state-letters';
import { gatePolicyWords } from '../../src/locales/en/gate-policy';
import { comparisonForm } from '../../src/verification/comparison-form';
import { SENDER, createDraft, createFakeOffice, to } from '../office/fake-office';
import type { FakeDraft, FakeOffice, Fault } from '../office/fake-office';

export const KEY = 'k'.repeat(43);
const SEALED = 's'.repeat(60);
export const [ANNA, BO, CILIA, DAVE] = [
  'anna@lind.example',
  'bo@lind.example',
  'cilia@zorg.example',
  'dave@zorg.example',
] as const;
export const CONFIDENTIAL = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
export const COLLEAGUE = 'colleague@own.example';
const READY: RecipientState = { is: 'ready', method: 'sms-new', own: true };
const MISSING: RecipientState = { is: 'missing' };

/** A draft that is on and sealed for these people; `states` are of others in the note. */
export function sealedFor(
  people: readonly string[],
  draft: Partial<FakeDraft> = {},
  states: Record<string, RecipientState> = {},
): FakeDraft {
  const covered = { sender: comparisonForm(SENDER), addresses: people.map(comparisonForm) };
  return createDraft({
    recipients: to(...people),
    headers: {
      [SECURE_MAIL_HEADER]: '1',
      ...formatSealHeaders({ draftId: 'draft-1234', cover: coverTag(KEY, covered), sealed: SEALED }),
    },
    properties: {
      [DRAFT_PROPERTY]: formatDraftProperty({
        draftId: 'draft-1234',
        seal: { id: sealId(SEALED), cover: coverDigest(covered) },
        recipients: [
          ...covered.addresses.map((each) => ({ address: each, state: READY })),
          ...Object.entries(states).map(([each, state]) => ({ address: comparisonForm(each), state })),
        ],
      }),
    },
    ...draft,
  });
}

export function officeWith(
  draft: FakeDraft,
  { faults = {}, key = KEY, formerKeys, policy }: Omit<GateCase, 'when' | 'draft' | 'held'> = {},
): FakeOffice {
  const office = createFakeOffice(draft);
  // labels are published to this person
  if (policy?.labels) office.labels.push({ id: CONFIDENTIAL, name: 'Confidential', children: null });
  if (key) office.settings.set(MAILBOX_KEY_SETTING, key);
  if (formerKeys) office.settings.set(FORMER_KEYS_SETTING, formerKeys);
  if (policy) office.settings.set(GATE_POLICY_SETTING, { words: gatePolicyWords, ...policy });
  for (const [name, fault] of Object.entries(faults)) office.faults.set(name, fault);
  return office;
}

export interface GateCase {
  when: string;
  draft: FakeDraft;
  faults?: Record<string, Fault>;
  /** Of the mailbox; empty for none. */
  key?: string;
  /** As they stand in the settings. */
  formerKeys?: unknown;
  policy?: Partial<KeptGatePolicy>;
  /** Why it is held, with the names of people; absent: it is let go. */
  held?: Exclude<HoldReason, { people: unknown }> | { why: HoldReason['why']; people: string[] };
}

const off = (...people: string[]) => createDraft({ recipients: to(...people) });
const on = (...people: string[]) => createDraft({ recipients: to(...people), headers: { [SECURE_MAIL_HEADER]: '1' } });
const withoutHeader = (draft: FakeDraft, ...names: string[]): FakeDraft => {
  for (const name of names) delete draft.headers[name];
  return draft;
};
/** Somebody switched it on, and it could not be secured; the note says so, beside the header or alone. */
function failed(draft: FakeDraft): FakeDraft {
  draft.properties[DRAFT_PROPERTY] = formatDraftProperty({ draftId: 'draft-1234', recipients: [], failed: true });
  return draft;
}
/** A reply that began with these people. */
function begun(people: string[], draft: FakeDraft): FakeDraft {
  draft.properties[THREAD_PROPERTY] = formatThread(people.map(comparisonForm));
  return draft;
}
/** Somebody switched it off. */
const switchedOff = (...people: string[]) =>
  createDraft({ recipients: to(...people), headers: { [SECURE_MAIL_HEADER]: '0' } });
const labelled = (draft: FakeDraft): FakeDraft => ({ ...draft, label: CONFIDENTIAL.toUpperCase() });
const OURS = ['own.example'];
const REQUIRED = { labels: { [CONFIDENTIAL]: 'r' }, ours: OURS };
/** An SMS, picked or not, is too weak for it. */
const STRONG = { labels: { [CONFIDENTIAL]: 'sfF' } };
const UNREADABLE = { why: 'unreadable' } as const;
const UNCLEAR = { why: 'unclear' } as const;
const NOT_SEALED = { why: 'not-sealed' } as const;

const ALLOWED: GateCase[] = [
  { when: 'secure mail is off', draft: off(BO) },
  { when: 'secure mail is off and the mailbox has no key', draft: off(BO), key: '' },
  {
    when: 'secure mail is off and nothing but the two marks can be read',
    draft: off(BO),
    faults: { 'to.getAsync': 'never', 'bcc.getAsync': 'throws', 'from.getAsync': 'fails' },
  },
  {
    when: 'secure mail is off and the note cannot be read',
    draft: off(BO),
    faults: { loadCustomPropertiesAsync: 'fails' },
  },
  {
    when: 'the headers cannot be read, twice, and the note says nothing',
    draft: off(BO),
    faults: { 'internetHeaders.getAsync': 'fails' },
  },
  { when: 'secure mail is off and somebody has no address', draft: off('Team North') },
  {
    when: 'the header came back after it was removed',
    draft: createDraft({ recipients: to(BO), headers: { [SECURE_MAIL_HEADER]: '0' } }),
  },
  { when: 'the seal covers everybody', draft: sealedFor([ANNA, BO]) },
  { when: 'the seal covers everybody and this frame has no key yet', draft: sealedFor([ANNA, BO]), key: '' },
  {
    when: 'the seal covers everybody by a former key, and the note is gone',
    draft: sealedFor([ANNA, BO], { properties: {} }),
    key: 'n'.repeat(43),
    formerKeys: [
      ['o'.repeat(43), 20_781],
      [KEY, 20_700],
    ],
  },
  { when: 'the seal covers everybody and the note is gone', draft: sealedFor([ANNA, BO], { properties: {} }) },
  {
    when: 'the seal covers everybody and the note cannot be read',
    draft: sealedFor([ANNA, BO]),
    faults: { loadCustomPropertiesAsync: 'fails' },
  },
  {
    when: 'somebody stands in two fields',
    draft: sealedFor([ANNA, BO], { recipients: { ...to(ANNA, BO), bcc: to(BO).to } }),
  },
  {
    when: 'a covered recipient was moved from To to Bcc, in capitals',
    draft: sealedFor([ANNA, BO], {
      recipients: { ...to(ANNA), bcc: [{ emailAddress: BO.toUpperCase(), displayName: 'Bo' }] },
    }),
  },
  {
    when: 'a covered recipient has an address beyond ASCII',
    draft: sealedFor(['bücher@bücher.example', '"a,b"@zorg.example', '😀@zorg.example']),
  },
  {
    when: 'one mailbox stands there in several spellings, and the seal covers each',
    draft: sealedFor(['anna@müller.example', '"anna"@müller.example', 'Anna@XN--MLLER-KVA.example.']),
  },
  {
    when: 'a covered recipient is written with letters and accents apart',
    draft: sealedFor(['anna@müller.example'], { recipients: to('anna@mu\u0308ller.example') }),
  },
  {
    when: 'policy asks for secure mail, it is off, and everybody is of a free domain or below one',
    draft: off(COLLEAGUE, 'lab@x.partner.example'),
    policy: { free: ['own.example', '*.partner.example'] },
  },
  { when: 'policy asks for secure mail and the seal covers everybody', draft: sealedFor([ANNA]), policy: { free: [] } },
  { when: 'there are no more recipients than policy lets go unasked', draft: off(ANNA, BO), policy: { most: 2 } },
  {
    when: 'policy asks about many recipients and they cannot be read while secure mail is off',
    draft: off(ANNA, BO),
    policy: { most: 1 },
    faults: { 'cc.getAsync': 'fails' },
  },
  {
    when: 'policy asks about domains new to a reply, and there are none but own ones',
    draft: begun([ANNA], off(ANNA, BO, COLLEAGUE)),
    policy: { known: ['own.example'] },
  },
  {
    when: 'policy asks about domains new to a reply, and this is none',
    draft: off(ANNA, CILIA),
    policy: { known: [] },
  },
  {
    when: 'policy asks about domains new to a reply, and what was noted at its beginning is damaged',
    draft: createDraft({ recipients: to(CILIA), properties: { [THREAD_PROPERTY]: 'v2.abcd' } }),
    policy: { known: [] },
  },
  {
    when: 'policy asks about domains new to a reply, and what was noted at its beginning cannot be read',
    draft: begun([ANNA], off(CILIA)),
    policy: { known: [] },
    faults: { loadCustomPropertiesAsync: 'fails' },
  },
  {
    when: 'the label requires secure mail, it is off, and everybody is of a free domain',
    draft: labelled(switchedOff(COLLEAGUE)),
    policy: REQUIRED,
  },
  { when: 'a label requires secure mail, and the mail has none', draft: switchedOff(ANNA), policy: REQUIRED },
  {
    when: 'a label requires secure mail, and the mail has another',
    draft: labelled(switchedOff(ANNA)),
    policy: { labels: { '2b19d03a-48bc-4359-8038-5b5f6d5847c3': 'r' }, ours: OURS },
  },
  {
    when: 'the label switches secure mail on, and somebody switched it off',
    draft: labelled(switchedOff(ANNA)),
    policy: { labels: { [CONFIDENTIAL]: 'o' } },
  },
  {
    when: 'the label requires secure mail and the seal covers everybody',
    draft: labelled(sealedFor([ANNA])),
    policy: REQUIRED,
  },
  {
    when: 'no label requires secure mail and the label cannot be read',
    draft: labelled(switchedOff(ANNA)),
    policy: { labels: { [CONFIDENTIAL]: 'o' } },
    faults: { 'sensitivityLabel.getAsync': 'fails' },
  },
  {
    when: 'a label requires secure mail, it cannot be read, and everybody is of a free domain',
    draft: labelled(switchedOff(COLLEAGUE)),
    policy: REQUIRED,
    faults: { 'sensitivityLabel.getAsync': 'fails' },
  },
  {
    when: 'a label requires secure mail, it cannot be read, and the seal covers everybody',
    draft: labelled(sealedFor([ANNA])),
    policy: REQUIRED,
    faults: { 'sensitivityLabel.getAsync': 'fails' },
  },
  { when: 'a label needs a stronger method, and the mail has none', draft: sealedFor([ANNA]), policy: STRONG },
  {
    when: 'the label needs a method that is as strong as the one that is sealed',
    draft: labelled(sealedFor([ANNA])),
    policy: { labels: { [CONFIDENTIAL]: 'oiI' } },
  },
  {
    when: 'what is kept of the labels is damaged',
    draft: labelled(switchedOff(ANNA)),
    policy: { labels: { [CONFIDENTIAL]: 7 }, ours: 'own.example' } as never,
  },
  {
    when: 'what is kept of the labels is damaged and the seal covers everybody',
    draft: labelled(sealedFor([ANNA])),
    policy: { labels: { [CONFIDENTIAL]: 7 } } as never,
  },
  {
    when: 'what is kept of the policy is damaged',
    draft: off(ANNA, BO),
    policy: { free: 'own.example', known: 'own.example', most: 'some', words: 7 } as never,
  },
];

const READS = ['internetHeaders.getAsync', 'to.getAsync', 'cc.getAsync', 'bcc.getAsync', 'from.getAsync'];

const HALF_WRITTEN: GateCase = {
  when: 'the seal is newer than its note, as the pane was closed between the two',
  draft: sealedFor([ANNA], {
    properties: {
      [DRAFT_PROPERTY]: formatDraftProperty({
        draftId: 'draft-1234',
        seal: { id: sealId('t'.repeat(60)), cover: 'c'.repeat(32) },
        recipients: [{ address: comparisonForm(ANNA), state: READY }],
      }),
    },
  }),
};

const HELD: GateCase[] = [
  {
    when: 'the headers cannot be read, twice, and the note says on',
    draft: sealedFor([ANNA], { headers: {} }),
    faults: { 'internetHeaders.getAsync': 'fails' },
    held: UNREADABLE,
  },
  {
    when: 'the headers cannot be read, twice, and policy asks for secure mail',
    draft: off(ANNA),
    faults: { 'internetHeaders.getAsync': 'fails' },
    policy: { free: ['own.example'] },
    held: UNREADABLE,
  },
  {
    when: 'the headers cannot be read, twice, and policy switches new mail on, which may be by its header alone',
    draft: on(ANNA),
    faults: { 'internetHeaders.getAsync': 'fails' },
    policy: { on: true },
    held: UNREADABLE,
  },
  {
    when: 'the headers are never answered',
    draft: off(ANNA),
    faults: { 'internetHeaders.getAsync': 'never' },
    held: UNREADABLE,
  },
  {
    when: 'the seal covers everybody by a key that is none of the mailbox',
    draft: sealedFor([ANNA], { properties: {} }),
    key: 'n'.repeat(43),
    formerKeys: [['o'.repeat(43), 20_781], 'damaged', { toString: 1 }],
    held: { why: 'missing', people: [ANNA] },
  },
  ...READS.flatMap((name) =>
    (['fails', 'never', 'throws'] as const).map((how): GateCase => ({
      when: `${name} ${how} while secure mail is on`,
      draft: sealedFor([ANNA]),
      faults: { [name]: how },
      held: UNREADABLE,
    })),
  ),
  {
    when: 'the note is never answered while secure mail is on',
    draft: sealedFor([ANNA]),
    faults: { loadCustomPropertiesAsync: 'never' },
    held: UNREADABLE,
  },
  {
    when: 'neither mark can be read',
    draft: off(ANNA),
    faults: { 'internetHeaders.getAsync': 'fails', loadCustomPropertiesAsync: 'fails' },
    held: UNREADABLE,
  },
  { when: 'the header is gone and the note says on', draft: sealedFor([ANNA], { headers: {} }), held: UNCLEAR },
  {
    when: 'the header is gone and the note is damaged',
    draft: createDraft({ recipients: to(ANNA), properties: { [DRAFT_PROPERTY]: 'noise' } }),
    held: UNCLEAR,
  },
  {
    when: 'the header is gone and the seal is there',
    draft: withoutHeader(sealedFor([ANNA], { properties: {} }), SECURE_MAIL_HEADER),
    held: UNCLEAR,
  },
  {
    when: 'the header says something else',
    draft: createDraft({ recipients: to(ANNA), headers: { [SECURE_MAIL_HEADER]: 'yes' } }),
    held: UNCLEAR,
  },
  {
    when: 'another client has sealed it anew since, in headers of its own',
    draft: sealedFor([ANNA], {
      properties: {
        [DRAFT_PROPERTY]: formatDraftProperty({
          draftId: 'draft-1234',
          seal: {
            id: sealId('t'.repeat(60)),
            cover: coverDigest({ sender: comparisonForm(SENDER), addresses: [comparisonForm(ANNA)] }),
          },
          recipients: [{ address: comparisonForm(ANNA), state: READY }],
          elsewhere: [sealId(SEALED)],
        }),
      },
    }),
    held: NOT_SEALED,
  },
  {
    when: 'an address is none, as that of a group',
    draft: sealedFor([ANNA], { recipients: to(ANNA, 'Team North') }),
    held: { why: 'no-address', people: ['Team North'] },
  },
  ...['mar\u212a@lind.example', 'mark@\u212aind.example', 'mark\u037e@lind.example', 'mark\u1fef@lind.example'].map(
    (look): GateCase => ({
      when: `an address would be that of another one once it is normalized: ${escape(look)}`,
      draft: sealedFor(['mark@lind.example', 'mark@kind.example', 'mark;@lind.example', 'mark`@lind.example'], {
        recipients: to(look),
      }),
      held: { why: 'no-address', people: [look] },
    }),
  ),
  {
    when: 'a mailbox that is covered stands there in another spelling, too',
    draft: sealedFor(['anna@müller.example'], { recipients: to('anna@müller.example', 'anna@xn--mller-kva.example') }),
    held: { why: 'missing', people: ['anna@xn--mller-kva.example'] },
  },
  {
    when: 'somebody has no method',
    draft: sealedFor([ANNA], { recipients: to(ANNA, BO) }, { [BO]: MISSING }),
    held: { why: 'missing', people: [BO] },
  },
  {
    when: 'an own choice no longer stands',
    draft: sealedFor([ANNA], { recipients: to(ANNA, BO) }, { [BO]: { is: 'missing', withdrawn: 'sms-known' } }),
    held: { why: 'missing', people: [BO] },
  },
  {
    when: 'somebody was added since, by name',
    draft: sealedFor([ANNA], {
      recipients: { ...to(ANNA), cc: [{ emailAddress: CILIA, displayName: 'Cilia de Vries' }] },
    }),
    held: { why: 'missing', people: ['Cilia de Vries'] },
  },
  {
    when: 'somebody without a method stands in two fields, once',
    draft: sealedFor([ANNA], { recipients: { ...to(ANNA, BO), bcc: to(BO).to } }),
    held: { why: 'missing', people: [BO] },
  },
  {
    when: 'four people lack a method',
    draft: sealedFor([COLLEAGUE], { recipients: to(ANNA, BO, CILIA, DAVE, COLLEAGUE) }),
    held: { why: 'missing', people: [ANNA, BO, CILIA, DAVE] },
  },
  {
    when: 'it was switched on and nobody has looked at anybody yet',
    draft: on(BO, COLLEAGUE),
    held: { why: 'not-checked', people: [BO] },
  },
  { when: 'it was switched on and could not be secured', draft: failed(on(BO)), held: { why: 'failed' } },
  { when: 'it was switched on and Outlook took no header', draft: failed(off(BO)), held: { why: 'failed' } },
  {
    when: 'it was switched on, could not be secured and the headers cannot be read',
    draft: failed(off(BO)),
    faults: { 'internetHeaders.getAsync': 'fails' },
    held: UNREADABLE,
  },
  { when: 'nothing is sealed and only colleagues get it', draft: on(COLLEAGUE), held: NOT_SEALED },
  { when: 'somebody was removed since', draft: sealedFor([ANNA, BO], { recipients: to(ANNA) }), held: NOT_SEALED },
  {
    when: 'only a colleague was added since',
    draft: sealedFor([ANNA], { recipients: to(ANNA, COLLEAGUE) }),
    held: NOT_SEALED,
  },
  {
    when: 'From was changed since',
    draft: sealedFor([ANNA], { sender: 'team@own.example' }),
    held: NOT_SEALED,
  },
  {
    when: 'a part of the seal is gone',
    draft: withoutHeader(sealedFor([ANNA]), SEAL_PART_HEADERS[0]!),
    held: NOT_SEALED,
  },
  {
    when: 'what the seal is made of is gone',
    draft: withoutHeader(sealedFor([ANNA]), SEAL_HEADER),
    held: NOT_SEALED,
  },
  {
    when: 'policy asks for secure mail and it is off, naming those outside, a group too',
    draft: off(COLLEAGUE, ANNA, 'Team North'),
    policy: { free: ['own.example'] },
    held: { why: 'required', people: [ANNA, 'Team North'] },
  },
  {
    when: 'policy asks for secure mail, it is off, and the recipients cannot be read',
    draft: off(COLLEAGUE),
    policy: { free: ['own.example'] },
    faults: { 'to.getAsync': 'fails' },
    held: UNREADABLE,
  },
  {
    when: 'the label requires secure mail and it is off, naming those outside, a group too',
    draft: labelled(switchedOff(COLLEAGUE, ANNA, 'Team North')),
    policy: REQUIRED,
    held: { why: 'label', people: [ANNA, 'Team North'] },
  },
  {
    when: 'the label requires secure mail, it is off, and the recipients cannot be read',
    draft: labelled(switchedOff(ANNA)),
    policy: REQUIRED,
    faults: { 'bcc.getAsync': 'fails' },
    held: UNREADABLE,
  },
  {
    when: 'the label requires secure mail, and the headers cannot be read, twice',
    draft: labelled(off(ANNA)),
    policy: REQUIRED,
    faults: { 'internetHeaders.getAsync': 'fails' },
    held: { why: 'label', people: [ANNA] },
  },
  {
    when: 'a label requires secure mail, it is off, and the label cannot be read, twice',
    draft: switchedOff(COLLEAGUE, ANNA),
    policy: REQUIRED,
    faults: { 'sensitivityLabelsCatalog.getIsEnabledAsync': 'fails' },
    held: UNREADABLE,
  },
  {
    when: 'policy asks for secure mail, too, and the label cannot be read',
    draft: switchedOff(ANNA),
    policy: { ...REQUIRED, free: OURS },
    faults: { 'sensitivityLabel.getAsync': 'fails' },
    held: { why: 'required', people: [ANNA] },
  },
  {
    when: 'the label needs a stronger method than the one that is sealed, naming who has it',
    draft: labelled(sealedFor([ANNA, BO])),
    policy: STRONG,
    held: { why: 'missing', people: [ANNA, BO] },
  },
  {
    when: 'there are more recipients than policy lets go unasked, in normal mail',
    draft: off(ANNA, BO, CILIA),
    policy: { most: 2 },
    held: { why: 'many', count: 3 },
  },
  {
    when: 'there are more recipients than policy lets go unasked, in sealed mail',
    draft: sealedFor([ANNA, BO]),
    policy: { most: 1 },
    held: { why: 'many', count: 2 },
  },
  {
    when: 'a reply goes to a domain that the conversation did not have, in normal mail',
    draft: begun([ANNA], off(ANNA, CILIA, COLLEAGUE)),
    policy: { known: ['own.example'], most: 2 },
    held: { why: 'new-domain', people: [CILIA] },
  },
  {
    when: 'a reply to colleagues alone goes outside now, in sealed mail',
    draft: begun([COLLEAGUE], sealedFor([COLLEAGUE, ANNA])),
    policy: { known: ['own.example'] },
    held: { why: 'new-domain', people: [ANNA] },
  },
  {
    when: 'a reply goes to a new domain, and somebody has no method',
    draft: begun([ANNA], sealedFor([ANNA], { recipients: to(ANNA, CILIA) })),
    policy: { known: [] },
    held: { why: 'missing', people: [CILIA] },
  },
];

export const GATE_TABLE: readonly GateCase[] = [...ALLOWED, HALF_WRITTEN, ...HELD];
