import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { restoreDraft, restoredChoice, restoredLanguage } from '../../src/draft/restore-draft';
import { clearDraft, saveDraft } from '../../src/draft/save-draft';
import { address, code, language, phone } from '../directory/values';
import { createDraft } from '../office/fake-office';
import type { FakeDraft, FakeOffice } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const ANNA = address('anna@lind.example');
const BO = address('bo@lind.example');
const CILIA = address('cilia@zorg.example');
const NOBODY = address('nobody@zorg.example');
const CODE = { method: 'access-code-new', accessCode: code('Vuurtoren 88!'), accessCodeHint: 'the sea' } as const;
const SMS = { method: 'sms-known', phoneNumber: phone('+31612345678') } as const;
const always = () => true;
const mailboxKey = createMailboxKey();
const SAM = address('sam@own.example');
let gatewayKey: JWK;
beforeAll(async () => {
  const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  gatewayKey = await exportJWK(publicKey);
});

/** A draft that was saved: Anna's choice the sender's own, Bo's not, Cilia without a method. */
async function securedOffice(draft?: FakeDraft): Promise<FakeOffice> {
  const office = installFakeOffice(draft);
  await saveDraft(
    {
      instructions: {
        version: 1,
        draftId: 'draft-1234',
        sender: SAM,
        recipients: [
          { address: ANNA, ...CODE, own: true, notificationLanguage: language('de') },
          { address: BO, ...SMS, own: false },
        ],
        notNeeded: [],
      },
      missing: [{ address: CILIA }],
    },
    { gatewayKeys: [gatewayKey], mailboxKey },
    always,
  );
  return office;
}

describe('a draft that is opened again', () => {
  it('in a client that does not see its headers has the methods of its note, without what was typed', async () => {
    const { draft } = await securedOffice();
    installFakeOffice(createDraft({ properties: draft.properties, saved: true }));
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'unclear', isOfOtherClient: true, unreadable: [] });
    expect(restoredChoice(restored, ANNA)).toEqual({ method: CODE.method });
  });

  it('goes by its note where another client has sealed it anew since, in headers of its own', async () => {
    const { headers, properties } = (await securedOffice()).draft;
    const elsewhere = (await securedOffice(createDraft({ properties, saved: true }))).draft;
    installFakeOffice(createDraft({ headers, properties: elsewhere.properties, saved: true }));
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'on', isOfOtherClient: true, unreadable: [] });
    expect(restoredChoice(restored, ANNA)).toEqual({ method: CODE.method });
  });

  it('goes by its seal where that is newer than its note: the pane was closed between the two', async () => {
    const { properties } = (await securedOffice()).draft;
    const { headers } = (await securedOffice()).draft;
    installFakeOffice(createDraft({ headers, properties, saved: true }));
    expect(restoredChoice(await restoreDraft(mailboxKey), ANNA)).toEqual(CODE);
  });

  it.each<[string, Partial<FakeDraft>]>([
    ['is new', {}],
    ['has a header of ours, as after it was switched off', { saved: true, headers: { 'x-secure-mail': '0' } }],
  ])('is not taken for one of another client when it %s', async (_when, part) => {
    const { draft } = await securedOffice();
    installFakeOffice(createDraft({ properties: draft.properties, ...part }));
    expect((await restoreDraft(mailboxKey)).isOfOtherClient).toBeUndefined();
  });

  it('has everything back from a seal that this mailbox can open', async () => {
    await securedOffice();
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'on', draftId: 'draft-1234', unreadable: [] });
    expect(restoredChoice(restored, ANNA)).toEqual(CODE);
    expect(restoredLanguage(restored, ANNA)).toBe('de');
    expect(restoredChoice(restored, BO)).toBeUndefined(); // chosen by itself: resolved anew
    expect(restored.instructions.get(BO)).toMatchObject(SMS);
    expect(restoredChoice(restored, CILIA)).toBeUndefined();
    expect(restoredChoice(restored, NOBODY)).toBeUndefined();
  });

  it('says so where its note has the state of a method that a later version knows', async () => {
    const office = await securedOffice();
    const { properties } = office.draft;
    const note = String(properties[DRAFT_PROPERTY]);
    // the last recipient is Cilia, who lacks a method
    properties[DRAFT_PROPERTY] = note.replace('v=1', 'v=2').replace(/-$/, '~');
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'on', unreadable: ['properties'] });
    expect(restoredChoice(restored, ANNA)).toEqual(CODE);
  });

  it('has all choices back where the key that it was sealed with is a former one', async () => {
    await securedOffice();
    const restored = await restoreDraft(createMailboxKey(), createMailboxKey(), mailboxKey);
    expect(restored.unreadable).toEqual([]);
    expect(restoredChoice(restored, ANNA)).toEqual(CODE);
  });

  it('has back by its mailbox what an earlier version sealed and noted by its spelling', async () => {
    installFakeOffice();
    const written = 'anna@müller.example' as typeof ANNA;
    const recipients = [{ address: written, ...CODE, own: true }];
    const instructions = { version: 1 as const, draftId: 'draft-1234', sender: SAM, recipients, notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [gatewayKey], mailboxKey }, always);
    expect(restoredChoice(await restoreDraft(mailboxKey), address(written))).toEqual(CODE);
    const withoutSeal = await restoreDraft();
    expect(restoredChoice(withoutSeal, address(written), [written])).toEqual({ method: CODE.method });
  });

  it('has a choice without its value where an earlier version sealed two for one mailbox', async () => {
    installFakeOffice();
    const sms = (written: string, number: string) => ({
      address: written as typeof ANNA,
      method: 'sms-new' as const,
      phoneNumber: phone(number),
      own: true,
    });
    const recipients = [sms('anna@lind.example', '+31611111111'), sms('"anna"@lind.example', '+31666666666')];
    const instructions = { version: 1 as const, draftId: 'draft-1234', sender: SAM, recipients, notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [gatewayKey], mailboxKey }, always);
    expect(restoredChoice(await restoreDraft(mailboxKey), ANNA)).toEqual({ method: 'sms-new' });
  });

  it('has the choice of one mailbox in two spellings that an earlier version sealed alike', async () => {
    installFakeOffice();
    const recipients = ['anna@lind.example', '"anna"@lind.example'].map((written) => ({
      address: written as typeof ANNA,
      ...SMS,
      own: true,
    }));
    const instructions = { version: 1 as const, draftId: 'draft-1234', sender: SAM, recipients, notNeeded: [] };
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [gatewayKey], mailboxKey }, always);
    expect(restoredChoice(await restoreDraft(mailboxKey), ANNA)).toEqual(SMS);
  });

  it('still has the choice that was no longer possible when it was saved', async () => {
    installFakeOffice();
    const instructions = { version: 1 as const, draftId: 'draft-1234', sender: SAM, recipients: [], notNeeded: [] };
    const missing = [{ address: CILIA, withdrawn: 'sms-known' as const }, { address: BO }];
    await saveDraft({ instructions, missing }, { gatewayKeys: [gatewayKey], mailboxKey }, always);
    const restored = await restoreDraft(mailboxKey);
    expect(restoredChoice(restored, CILIA)).toEqual({ method: 'sms-known' });
    expect(restoredChoice(restored, BO)).toBeUndefined();
  });

  it.each<[string, (office: FakeOffice) => void, string | undefined]>([
    ['this mailbox has another key', () => undefined, createMailboxKey()],
    ['this mailbox has no key', () => undefined, undefined],
    ['a part is gone', ({ draft }) => delete draft.headers['x-secure-mail-1'], mailboxKey],
    ['a part is cut', ({ draft }) => (draft.headers['x-secure-mail-1'] = 'abc'), mailboxKey],
    [
      'one character is another',
      ({ draft }) => {
        const part = draft.headers['x-secure-mail-1']!;
        const at = part.length - 5; // not the last: some of its bits are padding
        draft.headers['x-secure-mail-1'] = part.slice(0, at) + (part[at] === 'A' ? 'B' : 'A') + part.slice(at + 1);
      },
      mailboxKey,
    ],
    ['its header is noise', ({ draft }) => (draft.headers['x-secure-mail-seal'] = '{]'), mailboxKey],
    ['it is of a later version', ({ draft }) => (draft.headers['x-secure-mail-seal'] = 'v=9'), mailboxKey],
  ])(
    'says that the seal could not be read when %s, and has own choices without their values',
    async (_when, harm, key) => {
      harm(await securedOffice());
      const restored = await restoreDraft(...(key ? [key] : []));
      expect(restored).toMatchObject({ secure: 'on', draftId: 'draft-1234', unreadable: ['seal'] });
      expect(restored.instructions.size).toBe(0);
      expect(restoredChoice(restored, ANNA)).toEqual({ method: CODE.method });
      expect(restoredChoice(restored, BO)).toBeUndefined();
      expect(restored.stateOf(CILIA)).toEqual({ is: 'missing' });
    },
  );

  it.each<[string, string[], (office: FakeOffice) => void]>([
    ['is damaged, and says so', ['properties'], ({ draft }) => (draft.properties[DRAFT_PROPERTY] = 'noise')],
    ['cannot be read', [], ({ faults }) => faults.set('loadCustomPropertiesAsync', 'fails')],
  ])('has everything back from the seal when its note %s', async (_how, unreadable, harm) => {
    harm(await securedOffice());
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'on', draftId: 'draft-1234', unreadable });
    expect(restoredChoice(restored, ANNA)).toEqual(CODE);
  });

  it('says that its note cannot be read where there is no seal that has it all', async () => {
    const { faults } = await securedOffice();
    faults.set('loadCustomPropertiesAsync', 'fails');
    const restored = await restoreDraft(createMailboxKey());
    expect(restored.unreadable).toEqual(['seal', 'properties']);
  });

  it('keeps what the note says when the headers cannot be read', async () => {
    const office = await securedOffice();
    office.faults.set('internetHeaders.getAsync', 'fails');
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'on', draftId: 'draft-1234', unreadable: ['header'] });
    expect(restoredChoice(restored, ANNA)).toEqual({ method: CODE.method });
  });

  it('is unclear when the note says on and the header is gone, and still has its seal', async () => {
    const office = await securedOffice();
    delete office.draft.headers['x-secure-mail'];
    const restored = await restoreDraft(mailboxKey);
    expect(restored).toMatchObject({ secure: 'unclear', unreadable: [] });
    expect(restoredChoice(restored, ANNA)).toEqual(CODE);
  });

  it('is off, and nothing is wrong, after it was cleared', async () => {
    const office = await securedOffice();
    await clearDraft(always);
    expect(office.draft.headers['x-secure-mail-seal']).toBe('0');
    await expect(restoreDraft(mailboxKey)).resolves.toMatchObject({ secure: 'off', unreadable: [] });
  });

  it('is off when nothing stands on it', async () => {
    installFakeOffice(createDraft());
    const restored = await restoreDraft();
    expect(restored).toMatchObject({ secure: 'off', unreadable: [] });
    expect(restored.draftId).toBeUndefined();
    expect(restored.stateOf(ANNA)).toBeUndefined();
  });
});
