/** Each header of ours, absent, `0` or with a value, on a draft that is on and on one that is off: what is read in it, and what is written. */
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { readAndDecide } from '../../src/commands/read-and-decide';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { ALL_HEADERS, SEAL_HEADER, SEAL_PART_HEADERS, SECURE_MAIL_HEADER } from '../../src/seal/format/header-names';
import { readMarks } from '../../src/draft/marks';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { restoreDraft } from '../../src/draft/restore-draft';
import { clearDraft, saveDraft } from '../../src/draft/save-draft';
import { MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import { openMessage } from '../../src/gateway/open-message';
import { address } from '../directory/values';
import { messageWith } from '../gateway/messages';
import { createDraft, to } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const ANNA = 'anna@praktijk.example';
const SAM = 'sam@ziekenhuis.example';
const mailboxKey = createMailboxKey();
const always = () => true;
const instructions = {
  version: 1 as const,
  draftId: 'draft-1234',
  sender: address(SAM),
  recipients: [{ address: address(ANNA), method: 'account' as const, own: true }],
  notNeeded: [],
};
let publicJwk: JWK;
let privateJwk: JWK;
let secured: FakeDraft;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  [publicJwk, privateJwk] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)];
  secured = show(createDraft()).draft;
  await save();
});

const save = () => saveDraft({ instructions, missing: [] }, { gatewayKeys: [publicJwk], mailboxKey }, always);

function show(draft: FakeDraft) {
  const office = installFakeOffice({ ...draft, recipients: to(ANNA), sender: SAM });
  office.settings.set(MAILBOX_KEY_SETTING, mailboxKey);
  return office;
}

type Value = 'absent' | '0' | 'a value';
const VALUES: Value[] = ['absent', '0', 'a value'];

/** The same draft with one header changed; a header that is there keeps its value as "a value". */
function withHeader(draft: FakeDraft, name: string, value: Value): FakeDraft {
  const headers = { ...draft.headers };
  if (value === 'absent') delete headers[name];
  else if (value === '0') headers[name] = '0';
  else headers[name] ??= name === SECURE_MAIL_HEADER ? '1' : 'abc';
  return { ...draft, headers };
}

/** What gate, pane and gateway make of it. */
async function readingsOf(draft: FakeDraft) {
  show(draft);
  const decision = await readAndDecide(await readMarks());
  const { secure, unreadable } = await restoreDraft(mailboxKey);
  const opened = await openMessage(messageWith(draft.headers), [privateJwk]);
  return {
    gate: decision.allowed ? 'goes' : 'held',
    pane: [secure, ...unreadable].join(', '),
    gateway: opened.ok ? 'opened' : opened.reason,
  };
}

const WHOLE = { gate: 'goes', pane: 'on', gateway: 'opened' };
const NORMAL = { gate: 'goes', pane: 'off', gateway: 'not-secure-mail' };

/** Parts that this seal has. */
const USED = SEAL_PART_HEADERS.slice(0, 2);
const UNUSED = SEAL_PART_HEADERS.slice(2);
const WRITTEN = [SECURE_MAIL_HEADER, SEAL_HEADER, ...USED];
const ON: [string, Value, object][] = [
  ...WRITTEN.map((name): [string, Value, object] => [name, 'a value', WHOLE]),
  ...(['absent', '0'] as const).flatMap((value): [string, Value, object][] => [
    [SECURE_MAIL_HEADER, value, { gate: 'held', pane: 'unclear', gateway: 'damaged' }],
    [SEAL_HEADER, value, { gate: 'held', pane: 'on', gateway: 'no-seal' }],
    ...USED.map((name): [string, Value, object] => [
      name,
      value,
      { gate: 'held', pane: 'on, seal', gateway: 'parts-missing' },
    ]),
  ]),
  ...UNUSED.flatMap((name) => VALUES.map((value): [string, Value, object] => [name, value, WHOLE])),
];
const OFF = ALL_HEADERS.flatMap((name) =>
  VALUES.map((value): [string, Value, object] => {
    if (value !== 'a value') return [name, value, NORMAL];
    if (name === SECURE_MAIL_HEADER) return [name, value, { gate: 'held', pane: 'on', gateway: 'no-seal' }];
    const pane = name === SEAL_HEADER ? 'unclear, seal' : 'unclear';
    return [name, value, { gate: 'held', pane, gateway: 'damaged' }];
  }),
);

it('the tables name every header with every value', () => {
  for (const table of [ON, OFF])
    expect(table.map(([name, value]) => `${name} ${value}`).sort()).toEqual(
      ALL_HEADERS.flatMap((name) => VALUES.map((value) => `${name} ${value}`)).sort(),
    );
});

describe('a draft that is on', () => {
  it.each(ON)('is read where %s is %s', async (name, value, readings) => {
    expect(Object.keys(secured.headers)).toEqual(WRITTEN);
    await expect(readingsOf(withHeader(secured, name, value))).resolves.toEqual(readings);
  });

  it.each(ON)('is written whole where %s was %s, and has no header that it did not have', async (name, value) => {
    const before = withHeader(secured, name, value);
    const { draft } = show(before);
    await save();
    expect(draft.headers[name]).toEqual(
      WRITTEN.includes(name) ? expect.stringMatching(/^1$|.{30}/) : before.headers[name] && '0',
    );
    expect(Object.keys(draft.headers).sort()).toEqual(
      [...new Set([...Object.keys(before.headers), ...Object.keys(secured.headers)])].sort(),
    );
    await expect(readingsOf(draft)).resolves.toEqual(WHOLE);
  });

  it.each(ON)(
    'is off after it was switched off, where %s was %s: 0 in every header that it had',
    async (name, value) => {
      const before = withHeader(secured, name, value);
      const { draft } = show(before);
      await clearDraft(always);
      expect(draft.headers).toEqual(Object.fromEntries(Object.keys(before.headers).map((each) => [each, '0'])));
      await expect(readingsOf(draft)).resolves.toEqual(NORMAL);
    },
  );
});

describe('a draft that is off', () => {
  it.each(OFF)('is read where %s is %s', async (name, value, readings) => {
    await expect(readingsOf(withHeader(createDraft(), name, value))).resolves.toEqual(readings);
  });

  it.each(OFF)('stays off where %s is %s, and gets no header that it did not have', async (name, value) => {
    const { draft } = show(withHeader(createDraft(), name, value));
    await clearDraft(always);
    expect(draft.headers).toEqual(value === 'absent' ? {} : { [name]: '0' });
    await expect(readingsOf(draft)).resolves.toEqual(NORMAL);
  });

  it.each(VALUES)('is off with a note that is %s, or not clear', async (value) => {
    const note = { absent: {}, '0': { [DRAFT_PROPERTY]: '0' }, 'a value': secured.properties }[value];
    show(createDraft({ properties: note }));
    await expect(restoreDraft(mailboxKey)).resolves.toMatchObject({ secure: value === 'a value' ? 'unclear' : 'off' });
  });
});
