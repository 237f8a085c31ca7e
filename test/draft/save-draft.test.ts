import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { coverDigest, coverTag } from '../../src/seal/format/cover';
import { DRAFT_PROPERTY, parseDraftProperty } from '../../src/seal/format/note';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { stateOf } from '../../src/seal/format/recipient-states';
import { clearDraft, holdUnsealed, saveDraft } from '../../src/draft/save-draft';
import type { DraftToSave, SealKeys } from '../../src/draft/save-draft';
import { SwitchedOff } from '../../src/draft/save-errors';
import { KeyUnusable } from '../../src/seal/crypto/key-unusable';
import type { SealTooLong } from '../../src/draft/save-errors';
import { openSeal } from '../../src/seal/crypto/seal';
import { readSealHeaders, sealId } from '../../src/seal/format/seal-headers';
import type { Instruction } from '../../src/seal/format/instructions';
import { officeCall } from '../../src/office/call';
import { AGAIN_AFTER_MS } from '../../src/office/once-more';
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

  it('overwrites what a longer seal has left, removes nothing, and writes no header besides', async () => {
    const office = installFakeOffice(
      createDraft({
        headers: { 'x-secure-mail': '1', 'x-secure-mail-24': 'old', 'X-Secure-Mail-9': 'old', other: 'x' },
      }),
    );
    await saveDraft(toSave(), keys, always);
    expect(office.draft.headers).toEqual({
      'x-secure-mail': '1',
      'x-secure-mail-seal': expect.stringMatching(/^v=1; .*parts=2;/),
      'x-secure-mail-1': expect.stringMatching(/^.{750}$/),
      'x-secure-mail-2': expect.stringMatching(/^.{100}/),
      'x-secure-mail-9': '0',
      'x-secure-mail-24': '0',
      other: 'x',
    });
  });

  it('says that there is no seal where there was one and nobody has a method now', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    await saveDraft(toSave({ recipients: [] }), keys, always);
    expect(office.draft.headers).toEqual({
      'x-secure-mail': '1',
      'x-secure-mail-seal': 'v=2; parts=0',
      'x-secure-mail-1': '0',
      'x-secure-mail-2': '0',
    });
    expect(readSealHeaders((name) => office.draft.headers[name])).toEqual({ ok: false, problem: 'no-seal' });
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
    const refusal: unknown = await saveDraft(toSave({ recipients }), keys, always).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'SealTooLong', fits: expect.any(Number) });
    expect(office.calls).toEqual([]);

    const { fits } = refusal as SealTooLong;
    await saveDraft(toSave({ recipients: recipients.slice(0, fits) }), keys, always);
    await expect(saveDraft(toSave({ recipients: recipients.slice(0, fits + 1) }), keys, always)).rejects.toMatchObject({
      fits,
    });
  });

  // what Outlook takes in a field since Mailbox 1.16
  it('has room for 1,000 people with an account, in headers and note', async () => {
    const office = installFakeOffice();
    const recipients = Array.from({ length: 1_000 }, (_, at) => ({
      address: address(`first${(at * 7_919) % 100_003}.last${at}@organization${at % 80}.example`),
      method: 'account' as const,
      own: false,
    }));
    await saveDraft(toSave({ recipients }, []), keys, always);
    expect(readSealHeaders((name) => office.draft.headers[name]).ok).toBe(true);
    expect(JSON.stringify(office.draft.properties).length).toBeLessThanOrEqual(2_500);
  });

  it('counts people who need nothing in the number that fits', async () => {
    installFakeOffice();
    const notNeeded = Array.from({ length: 4_000 }, (_, i) => address(`p${(i * 7_919) % 100_003}@own-${i}.example`));
    const refusal: unknown = await saveDraft(toSave({ notNeeded }), keys, always).catch((error: unknown) => error);
    expect((refusal as SealTooLong).fits).toBeGreaterThan(1_000);
  });

  it.each<[string, (at: number) => Partial<Instruction>]>([
    [
      'by number',
      (at) => ({ method: 'sms-new', phoneNumber: phone(`+316${10_000_000 + ((at * 104_729) % 89_999_999)}`) }),
    ],
    [
      'by a code with a hint',
      (at) => ({
        method: 'access-code-new',
        accessCode: code(createHash('sha256').update(String(at)).digest('base64url').slice(0, 12)),
        accessCodeHint: `${['Dossier', 'Kenmerk', 'Ons gesprek van', 'Vraag'][at % 4]} ${(at * 7_919) % 10_007}`,
      }),
    ],
  ])('has room for 500 people %s', async (_how, choice) => {
    const office = installFakeOffice();
    const recipients = Array.from({ length: 500 }, (_, at) => ({
      address: address(`first${(at * 7_919) % 100_003}.last${at}@organization${at % 80}.example`),
      method: 'account' as const,
      notificationLanguage: (['nl', 'en', 'de'] as const)[at % 3] as never,
      own: true,
      ...choice(at),
    }));
    await saveDraft(toSave({ recipients }, []), keys, always);
    const read = readSealHeaders((name) => office.draft.headers[name]);
    if (!read.ok) throw new Error(read.problem);
    await expect(openSeal(read.seal.sealed, [privateJwk])).resolves.toMatchObject({
      ok: true,
      instructions: { recipients },
    });
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

// https://github.com/OfficeDev/office-js/issues/6624, 6788
describe('a note that Outlook does not take, with the code of a mail without properties', () => {
  beforeEach(() => {
    const wait = setTimeout;
    const sooner = (work: () => void, time?: number) => wait(work, time === AGAIN_AFTER_MS ? 0 : time);
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(sooner as typeof setTimeout);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is passed over where there is none to read: the headers have all of it', async () => {
    installFakeOffice().faults.set('loadCustomPropertiesAsync', 9020);
    await expect(saveDraft(toSave(), keys, always)).resolves.toBeUndefined();
  });

  it('is an error where the one of before can be read: it would speak for another seal', async () => {
    const { faults } = installFakeOffice();
    await saveDraft(toSave(), keys, always);
    faults.set('customProperties.saveAsync', 9020);
    await expect(saveDraft(toSave(), keys, always)).rejects.toMatchObject({ code: 9020 });
    await expect(clearDraft(always)).rejects.toMatchObject({ code: 9020 });
  });
});

describe('a draft that was on when its writer last looked', () => {
  it('stays off when somebody has switched it off since', async () => {
    const office = installFakeOffice();
    await expect(saveDraft(toSave(), keys, always, true)).rejects.toThrow(SwitchedOff);
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
  });

  it('stays off where its headers were overwritten', async () => {
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
  const CALLS = ['internetHeaders.getAsync', 'internetHeaders.setAsync', 'loadCustomPropertiesAsync'];
  const cases = CALLS.flatMap((name) => (['save', 'clear'] as const).map((what) => [what, name] as const));

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

  it('leaves 0 in the headers that were there and nothing else of secure mail, and all the rest', async () => {
    const office = installFakeOffice(secured());
    await clearDraft(always);
    expect(office.draft.headers).toEqual({
      'x-secure-mail': '0',
      'x-secure-mail-seal': '0',
      'x-secure-mail-1': '0',
      other: 'x',
    });
    expect(office.draft.properties).toEqual({ other: 'x' });
  });

  it.each<Record<string, string>>([{}, { 'x-secure-mail': '0', 'x-secure-mail-7': '0' }])(
    'writes no header where there are %j',
    async (headers) => {
      const office = installFakeOffice(createDraft({ headers }));
      await clearDraft(always);
      expect(office.calls).not.toContain('internetHeaders.setAsync');
      expect(office.draft.headers).toEqual(headers);
    },
  );

  it('keeps the note, and so the gate’s attention, when the headers cannot be overwritten', async () => {
    const office = installFakeOffice(secured());
    office.faults.set('internetHeaders.setAsync', 'fails');
    await expect(clearDraft(always)).rejects.toMatchObject({ name: 'OfficeError' });
    expect(office.draft.properties).toHaveProperty(DRAFT_PROPERTY);
  });

  it('keeps the note when Outlook said yes and kept a header as it was', async () => {
    const office = installFakeOffice(secured());
    office.loses.add('x-secure-mail');
    await expect(clearDraft(always)).rejects.toMatchObject({ name: 'HeadersNotKept' });
    expect(office.draft.properties).toHaveProperty(DRAFT_PROPERTY);
  });
});

describe('a draft that somebody wants secure and that cannot be saved', () => {
  const noteOn = ({ properties }: { properties: Record<string, unknown> }) =>
    parseDraftProperty(properties[DRAFT_PROPERTY]);

  it('is not written at all for a key of the gateway with which nothing can be sealed', async () => {
    const office = installFakeOffice();
    const onNoCurve = { ...keys.gatewayKeys[0], y: keys.gatewayKeys[0]!.x } as JWK;
    await expect(saveDraft(toSave(), { ...keys, gatewayKeys: [onNoCurve] }, always)).rejects.toThrow(KeyUnusable);
    expect([office.draft.headers, office.draft.properties]).toEqual([{}, {}]);
  });

  it('is held by header and note until it is saved, or switched off', async () => {
    const office = installFakeOffice();
    expect(await holdUnsealed('draft-1234', always)).toBe(true);
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(noteOn(office.draft)).toMatchObject({ draftId: 'draft-1234', failed: true });
    await saveDraft(toSave(), keys, always, true);
    expect(noteOn(office.draft)).not.toHaveProperty('failed');
    await holdUnsealed('draft-1234', always);
    expect(noteOn(office.draft)).toHaveProperty('seal'); // a note that speaks for a seal stays
    await clearDraft(always);
    expect(new Set(Object.values(office.draft.headers))).toEqual(new Set(['0']));
    expect(office.draft.properties).toEqual({});
  });

  it.each([
    ['the note', 'internetHeaders.setAsync', true],
    ['the header', 'customProperties.saveAsync', true],
    ['nothing', 'both', false],
  ])('is held by %s where Outlook takes no more', async (_what, refused, isHeld) => {
    const office = installFakeOffice();
    const calls = refused === 'both' ? ['internetHeaders.setAsync', 'customProperties.saveAsync'] : [refused];
    for (const call of calls) office.faults.set(call, 'fails');
    expect(await holdUnsealed('draft-1234', always)).toBe(isHeld);
  });

  it('keeps what its note has, and stays off where somebody has switched it off', async () => {
    const office = installFakeOffice();
    await saveDraft(toSave({ recipients: [] }, [CILIA]), keys, always);
    expect(await holdUnsealed('another-id', always, true)).toBe(true);
    expect(noteOn(office.draft)).toMatchObject({ draftId: 'draft-1234', failed: true });
    expect(stateOf(noteOn(office.draft)!, CILIA)).toEqual({ is: 'missing' });
    await clearDraft(always);
    expect(await holdUnsealed('draft-1234', always, true)).toBe(false);
    expect(new Set(Object.values(office.draft.headers))).toEqual(new Set(['0']));
    expect(office.draft.properties).toEqual({});
  });
});
