import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { coverDigest, coverTag } from '../../src/draft/cover';
import { DRAFT_PROPERTY, parseDraftProperty } from '../../src/draft/draft-property';
import { createMailboxKey } from '../../src/draft/random';
import { stateOf } from '../../src/draft/recipient-states';
import { clearDraft, saveDraft } from '../../src/draft/save-draft';
import type { DraftToSave, SealKeys } from '../../src/draft/save-draft';
import { SwitchedOff } from '../../src/draft/save-errors';
import { openSeal } from '../../src/draft/seal';
import { readSealHeaders, sealId } from '../../src/draft/seal-headers';
import { officeCall } from '../../src/office/call';
import type { AddressSpelling } from '../../src/verification/brands';
import { address, code, phone } from '../directory/values';
import { createDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const ANNA = address('anna@lind.example');
const BO = address('bo@lind.example');
const CILIA = address('cilia@zorg.example');
const always = () => true;
const SAM = address('sam@own.example');
let keys: SealKeys;
let privateJwk: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  privateJwk = await exportJWK(pair.privateKey);
  keys = { gatewayKeys: [await exportJWK(pair.publicKey)], mailboxKey: createMailboxKey() };
});

const toSave = (change: Partial<DraftToSave['instructions']> = {}, missing = [CILIA]): DraftToSave => ({
  instructions: {
    version: 1,
    draftId: 'draft-1234',
    sender: SAM,
    recipients: [
      { address: ANNA, method: 'sms-new', phoneNumber: phone('+31612345678'), own: true },
      { address: BO, method: 'access-code-new', accessCode: code('Vuurtoren 88!'), own: true },
    ],
    notNeeded: [],
    ...change,
  },
  missing: missing.map((each) => ({ address: each })),
});

describe('saving a draft', () => {
  it('seals the instructions for the gateway and notes how each recipient stands', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    const { headers, properties } = office.draft;
    expect(headers['x-secure-mail']).toBe('1');
    const read = readSealHeaders((name) => headers[name]);
    if (!read.ok) throw new Error(read.problem);
    expect(read.seal.cover).toBe(coverTag(keys.mailboxKey, { sender: SAM, addresses: [ANNA, BO] }));
    await expect(openSeal(read.seal.sealed, [privateJwk])).resolves.toEqual({
      ok: true,
      instructions: toSave().instructions,
    });
    const note = parseDraftProperty(properties[DRAFT_PROPERTY])!;
    expect(note).toMatchObject({
      draftId: 'draft-1234',
      seal: { id: sealId(read.seal.sealed), cover: coverDigest({ sender: SAM, addresses: [ANNA, BO] }) },
    });
    expect([ANNA, CILIA].map((each) => stateOf(note, each)?.is)).toEqual(['ready', 'missing']);
  });

  it('covers and notes every spelling on the draft, and seals each mailbox once, as the draft has it first', async () => {
    const office = installFakeOffice();
    const spellings = [
      'anna@müller.example',
      '"anna"@müller.example',
      'anna@xn--mller-kva.example.',
    ] as AddressSpelling[];
    const anna = address(spellings[0]!);
    const sender = '"sam"@own.example' as AddressSpelling;
    const draft = {
      ...toSave({ recipients: [{ address: anna, method: 'account', own: true }], notNeeded: [BO] }),
      written: { sender, recipients: new Map([[anna, spellings]]) },
    };
    await saveDraft(draft, keys, always);
    const { headers, properties } = office.draft;
    const read = readSealHeaders((name) => headers[name]);
    if (!read.ok) throw new Error(read.problem);
    const covered = { sender, addresses: [...spellings, BO] };
    expect(read.seal.cover).toBe(coverTag(keys.mailboxKey, covered));
    const note = parseDraftProperty(properties[DRAFT_PROPERTY])!;
    expect(note.seal?.cover).toBe(coverDigest(covered));
    expect([...spellings, BO].map((each) => stateOf(note, each)?.is)).toEqual([
      'ready',
      'ready',
      'ready',
      'not-needed',
    ]);
    const opened = await openSeal(read.seal.sealed, [privateJwk]);
    expect(opened).toMatchObject({ instructions: { sender: SAM, recipients: [{ address: anna }], notNeeded: [BO] } });
  });

  it('leaves no number, code or address to be read', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    const stored = JSON.stringify([office.draft.headers, office.draft.properties]);
    for (const secret of ['612345678', 'Vuurtoren', 'anna', 'bo@', 'cilia']) expect(stored).not.toContain(secret);
  });

  it('marks a draft without a seal while nobody has a method', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave({ recipients: [] }), keys, always);
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(parseDraftProperty(office.draft.properties[DRAFT_PROPERTY])).not.toHaveProperty('seal');
  });

  it('leaves nothing of a longer seal behind', async () => {
    const office = installFakeOffice(
      createDraft({
        headers: { 'x-secure-mail': '1', 'x-secure-mail-24': 'old', 'X-Secure-Mail-9': 'old', other: 'x' },
      }),
    );
    await saveDraft(toSave(), keys, always);
    expect(Object.keys(office.draft.headers).filter((name) => /-(9|24)$/.test(name))).toEqual([]);
    expect(office.draft.headers['other']).toBe('x');
  });

  it('leaves properties of this add-in’s other versions as they are', async () => {
    const office = installFakeOffice(createDraft({ properties: { other: 'x' } }));
    await saveDraft(toSave(), keys, always);
    expect(office.draft.properties['other']).toBe('x');
  });

  it('notices that Outlook said yes and kept nothing, and writes no note that would speak for it', async () => {
    const office = installFakeOffice();
    office.loses.add('x-secure-mail');
    await expect(saveDraft(toSave(), keys, always)).rejects.toMatchObject({ name: 'HeadersNotKept' });
    expect(office.draft.properties).toEqual({});
  });

  it('refuses what has no room, before it writes anything', async () => {
    const office = installFakeOffice();
    const recipients = Array.from({ length: 3_000 }, (_, i) => ({
      address: address(`person-${(i * 7_919) % 100_003}@department-${i}.example`),
      method: 'sms-new' as const,
      phoneNumber: phone(`+316${10_000_000 + ((i * 104_729) % 89_999_999)}`),
      own: true,
    }));
    await expect(saveDraft(toSave({ recipients }), keys, always)).rejects.toMatchObject({ name: 'SealTooLong' });
    expect(office.calls).toEqual([]);
  });

  it.each([
    'internetHeaders.getAsync',
    'internetHeaders.setAsync',
    'loadCustomPropertiesAsync',
    'customProperties.saveAsync',
  ])('fails when %s does', async (name) => {
    const office = installFakeOffice();
    office.faults.set(name, 'fails');
    await expect(saveDraft(toSave(), keys, always)).rejects.toMatchObject({ name: 'OfficeError' });
  });
});

describe('a draft that was on when its writer last looked', () => {
  it('stays off when somebody has switched it off since', async () => {
    const office = installFakeOffice();
    await expect(saveDraft(toSave(), keys, always, true)).rejects.toThrow(SwitchedOff);
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
  });

  it('stays off where a removed header came back with the value for off', async () => {
    const office = installFakeOffice(createDraft({ headers: { 'x-secure-mail': '0' } }));
    await expect(saveDraft(toSave(), keys, always, true)).rejects.toThrow(SwitchedOff);
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '0' });
  });

  it('is written whole where Outlook lost the mark alone', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    office.draft.properties = {};
    delete office.draft.headers['x-secure-mail'];
    await saveDraft(toSave(), keys, always, true);
    expect(office.draft.headers['x-secure-mail']).toBe('1');
  });

  it('is written whole where Outlook lost its headers and the note is still there', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    office.draft.headers = {};
    await saveDraft(toSave(), keys, always, true);
    expect(office.draft.headers['x-secure-mail']).toBe('1');
  });
});

describe('another draft that is shown in the middle of a write', () => {
  const CALLS = [
    'internetHeaders.getAsync',
    'internetHeaders.setAsync',
    'internetHeaders.removeAsync',
    'loadCustomPropertiesAsync',
  ];
  const cases = CALLS.flatMap((name) => (['save', 'clear'] as const).map((what) => [what, name] as const)).filter(
    ([what, name]) => !(what === 'clear' && name === 'internetHeaders.setAsync'),
  );

  it.each(cases)('is left as it is by a %s that was at %s', async (what, name) => {
    const office = installFakeOffice(
      createDraft({ headers: { 'x-secure-mail': '1', 'x-secure-mail-24': 'old' }, properties: { secureMail: 'old' } }),
    );
    const item = () => (office.Office as { context: { mailbox: { item: unknown } } }).context.mailbox.item;
    const mine = item();
    const isCurrent = () => item() === mine;
    const other = createDraft({
      headers: { 'x-secure-mail-24': 'theirs' },
      properties: { secureMail: 'theirs', other: 'theirs' },
    });
    const untouched = structuredClone(other);
    office.faults.set(name, () => {
      // after this call was answered for the old draft
      void Promise.resolve().then(() => office.show(other));
    });
    const writing = what === 'save' ? saveDraft(toSave(), keys, isCurrent) : clearDraft(isCurrent);
    await expect(writing).rejects.toThrow();
    expect(other).toEqual(untouched);
  });

  it('is left as it is by a call that had to wait for its turn', async () => {
    const office = installFakeOffice();
    const item = () => (office.Office as { context: { mailbox: { item: unknown } } }).context.mailbox.item;
    const mine = item();
    const other = createDraft();
    office.faults.set('internetHeaders.getAsync', () => {
      office.faults.delete('internetHeaders.getAsync');
      // three other calls take all the room; while the write waits, Outlook goes to the next draft
      setImmediate(() => office.show(other));
      for (let n = 0; n < 3; n++) {
        void officeCall('busy', (done) => setImmediate(() => done({ status: 'succeeded' } as never)));
      }
    });
    await expect(saveDraft(toSave(), keys, () => item() === mine)).rejects.toThrow();
    expect(other).toEqual(createDraft());
  });
});

describe('clearing a draft', () => {
  const secured = () =>
    createDraft({
      headers: { 'X-Secure-Mail': '1', 'x-secure-mail-seal': 'v=1', 'x-secure-mail-1': 'abc', other: 'x' },
      properties: { [DRAFT_PROPERTY]: 'v=1; draft=draft-1234', other: 'x' },
    });

  it('leaves nothing of secure mail behind, and all the rest', async () => {
    const office = installFakeOffice(secured());
    await clearDraft(always);
    expect(office.draft.headers).toEqual({ other: 'x' });
    expect(office.draft.properties).toEqual({ other: 'x' });
  });

  it('overwrites headers that come back after they were removed, so that rules read off', async () => {
    const office = installFakeOffice(secured());
    office.draft.headers = { 'x-secure-mail': '1', 'x-secure-mail-1': 'abc' };
    office.faults.set('internetHeaders.removeAsync', () => {
      const back = { ...office.draft.headers };
      void Promise.resolve().then(() => Object.assign(office.draft.headers, back));
    });
    await clearDraft(always);
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '0', 'x-secure-mail-1': '0' });
    expect(office.draft.properties).toEqual({ other: 'x' });
  });

  it('writes no header on a draft that has none', async () => {
    const office = installFakeOffice();
    await clearDraft(always);
    expect(office.calls.filter((name) => /setAsync|removeAsync/.test(name))).toEqual([]);
  });

  it('keeps the note, and so the gate’s attention, when the headers cannot be removed', async () => {
    const office = installFakeOffice(secured());
    office.faults.set('internetHeaders.removeAsync', 'fails');
    await expect(clearDraft(always)).rejects.toMatchObject({ name: 'OfficeError' });
    expect(office.draft.properties).toHaveProperty(DRAFT_PROPERTY);
  });
});
