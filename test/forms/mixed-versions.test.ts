/**
 * The add-in of today and a gateway or an add-in of before, and the other way round. Gateways are
 * updated first: until then they refuse what they cannot read as `newer-version`, never as damaged;
 * an add-in of before holds such a draft and leaves it as it is.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import * as todaysGate from '../../src/commands/read-and-decide';
import { SEAL_HEADER } from '../../src/seal/format/header-names';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { formatDraftProperty } from '../../src/seal/format/recipient-states';
import * as todaysMarks from '../../src/draft/marks';
import { createMailboxKey } from '../../src/seal/crypto/random';
import * as todaysRestoring from '../../src/draft/restore-draft';
import * as todaysSaving from '../../src/draft/save-draft';
import { MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import type { Instructions } from '../../src/seal/format/instructions';
import * as todaysMemory from '../../src/directory/mailbox-directory';
import * as todaysGateway from '../../src/gateway/open-message';
import { createTestMemory } from '../directory/memory';
import { address, language, phone } from '../directory/values';
import { SENDER, instructionsFor, messageWith } from '../gateway/messages';
import { createDraft, to } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';
import { PREVIOUS, checkOut, noHistory } from './previous-code';

const withHistory = noHistory ? describe.skip : describe;

const today = {
  saving: todaysSaving,
  restoring: todaysRestoring,
  marks: todaysMarks,
  gate: todaysGate,
  gateway: todaysGateway,
  memory: todaysMemory,
};
type Version = typeof today;

async function versionIn(folder: string): Promise<Version> {
  const from = (file: string): Promise<unknown> => import(path.join(folder, 'src', file));
  return {
    saving: await from('draft/save-draft'),
    restoring: await from('draft/restore-draft'),
    marks: await from('draft/marks'),
    gate: await from('commands/read-and-decide'),
    gateway: await from('gateway/open-message'),
    memory: await from('directory/mailbox-directory'),
  } as Version;
}

const mailboxKey = createMailboxKey();
const always = () => true;
let publicJwk: JWK;
let privateJwk: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  [publicJwk, privateJwk] = [await exportJWK(pair.publicKey), await exportJWK(pair.privateKey)];
});

/** Each with a code that cannot be compressed, and a hint. */
const people = (count: number): Instructions =>
  instructionsFor(
    Array.from({ length: count }, (_, at) => ({
      address: `first${(at * 7_919) % 100_003}.last${at}@organization${at % 80}.example`,
      method: 'access-code-new' as const,
      accessCode: createHash('sha256').update(String(at)).digest('base64url').slice(0, 14) as never,
      accessCodeHint: `Dossier ${(at * 7_919) % 10_007}`,
      own: true,
    })),
  );
const MISSING = { is: 'missing' } as const;
const NOBODY = people(0);
const SOME = people(3);
const MANY = people(400);
const MOST = people(600);

const BY_EMAIL = instructionsFor([
  { address: 'bo@lind.example', method: 'verification-email', own: true },
  { address: 'fenna@wijk.example', method: 'verification-email', own: false },
]);

const addressesOf = ({ recipients }: Instructions) => recipients.map(({ address }) => address as string);

/** A draft as this version writes it: one state after the other. */
async function draftBy({ saving }: Version, states: (Instructions | 'off')[]): Promise<FakeDraft> {
  const last = states.filter((state) => state !== 'off').at(-1)!;
  const office = installFakeOffice(createDraft({ sender: SENDER, recipients: to(...addressesOf(last)) }));
  for (const state of states) {
    if (state === 'off') await saving.clearDraft(always);
    else await saving.saveDraft({ instructions: state, missing: [] }, { gatewayKeys: [publicJwk], mailboxKey }, always);
  }
  return office.draft;
}

async function gatewayAnswer({ gateway }: Version, { headers, recipients }: FakeDraft) {
  const envelope = recipients.to.map(({ emailAddress }) => emailAddress);
  const opened = await gateway.openMessage(messageWith(headers), [privateJwk], { envelope });
  return opened.ok ? opened.instructions : opened.reason;
}

/** What gate and pane of this version make of it. */
async function addInAnswer({ gate, marks, restoring }: Version, draft: FakeDraft) {
  const office = installFakeOffice(draft);
  office.settings.set(MAILBOX_KEY_SETTING, mailboxKey);
  const { allowed } = await gate.readAndDecide(await marks.readMarks());
  const { instructions, unreadable } = await restoring.restoreDraft(mailboxKey);
  return { gate: allowed ? 'goes' : 'held', choices: instructions.size, unreadable };
}

/** As an add-in with a tenth method leaves a draft on which somebody lacks one, having picked the tenth for them before. */
async function draftOfTenMethods(): Promise<FakeDraft> {
  const draft = await draftBy(today, [NOBODY]);
  const [address] = SOME.recipients.map((one) => one.address);
  const note = formatDraftProperty({ draftId: NOBODY.draftId, recipients: [{ address: address!, state: MISSING }] });
  draft.recipients = to(address!);
  draft.properties[DRAFT_PROPERTY] = note.replace('v=1', 'v=2').replace(/-$/, '~');
  return draft;
}

const versionOf = ({ headers }: FakeDraft) => headers[SEAL_HEADER]?.slice(0, 3);

withHistory.each(Object.entries(PREVIOUS))(`of "%s"${noHistory ? ` (skipped: ${noHistory})` : ''}`, (_name, commit) => {
  let previous: Version;
  let remove: () => void;
  beforeAll(async () => {
    const checkedOut = checkOut(commit);
    remove = checkedOut.remove;
    previous = await versionIn(checkedOut.folder);
  });
  afterAll(() => remove());

  describe('the gateway', () => {
    it.each([
      ['a few people', [SOME], SOME],
      ['verification emails, picked and put back', [BY_EMAIL], BY_EMAIL],
      ['many people, in parts that it has names for', [MANY], MANY],
      ['a few people, once many', [MANY, SOME], SOME],
      ['nobody yet', [NOBODY], 'no-seal'],
      ['people after it was off', [SOME, 'off', SOME], SOME],
      ['more parts than it has names for', [MOST], 'newer-version'],
      ['nobody any more', [SOME, NOBODY], 'newer-version'],
      ['nobody yet, after it was off', [SOME, 'off', NOBODY], 'newer-version'],
      ['a draft that is off', [MANY, 'off'], 'not-secure-mail'],
    ] satisfies [string, (Instructions | 'off')[], unknown][])(
      'answers a draft of today for %s',
      async (_what, states, answer) => {
        await expect(gatewayAnswer(previous, await draftBy(today, states))).resolves.toEqual(answer);
      },
    );
  });

  describe('the add-in', () => {
    it('lets go what it can read, and has the choices', async () => {
      const draft = await draftBy(today, [MANY, SOME]);
      expect(versionOf(draft)).toBe('v=1');
      await expect(addInAnswer(previous, draft)).resolves.toEqual({ gate: 'goes', choices: 3, unreadable: [] });
    });

    it('lets go verification emails that a sender picked, and has the choices', async () => {
      const draft = await draftBy(today, [BY_EMAIL]);
      await expect(addInAnswer(previous, draft)).resolves.toEqual({ gate: 'goes', choices: 2, unreadable: [] });
    });

    it.each([
      ['has more parts than it has names for', [MOST], MOST],
      ['is for nobody any more', [SOME, NOBODY], SOME],
    ] satisfies [string, Instructions[], Instructions][])(
      'holds what %s, says so, and changes nothing',
      async (_what, states, goesTo) => {
        const draft = await draftBy(today, states);
        const before = structuredClone([draft.headers, draft.properties]);
        draft.recipients = to(...addressesOf(goesTo));
        expect(versionOf(draft)).toBe('v=2');
        await expect(addInAnswer(previous, draft)).resolves.toEqual({ gate: 'held', choices: 0, unreadable: ['seal'] });
        expect([draft.headers, draft.properties]).toEqual(before);
      },
    );

    it.each(['the add-in of before', 'the add-in of today'])(
      'holds a note with a method that came later, says so, and changes nothing: %s',
      async (which) => {
        const draft = await draftOfTenMethods();
        const before = structuredClone([draft.headers, draft.properties]);
        const answer = await addInAnswer(which.endsWith('today') ? today : previous, draft);
        expect(answer).toEqual({ gate: 'held', choices: 0, unreadable: ['properties'] });
        expect([draft.headers, draft.properties]).toEqual(before);
      },
    );

    it('reads the note of today, which is of version 1', async () => {
      const { properties } = await draftBy(today, [SOME]);
      expect(properties[DRAFT_PROPERTY]).toMatch(/^v=1; /);
    });

    it('takes a draft of today that is off for one', async () => {
      const draft = await draftBy(today, [MANY, 'off']);
      await expect(addInAnswer(previous, draft)).resolves.toEqual({ gate: 'goes', choices: 0, unreadable: [] });
    });
  });

  describe('the memory of the mailbox', () => {
    it('is read by an add-in of before, which keeps what it does not know of it', async () => {
      const [anna, bo] = [address('anna@lind.example'), address('bo@lind.example')];
      const [number, other] = [phone('+31612345678'), phone('+31687654321')];
      const memory = createTestMemory();
      const open = (version: Version) =>
        version.memory.createMailboxDirectory(memory, { now: () => '2026-11-24T10:00:00Z' });
      for (const phoneNumber of [number, other]) {
        await open(today).keepForDraft('draft', [{ address: anna, method: 'sms-new', phoneNumber }]);
        await open(today).confirmSent(['draft']);
      }
      await open(today).forget(anna, { kind: 'number', phoneNumber: number });
      const { w, y } = memory.read() as { w: unknown; y: unknown };
      expect([w, y]).toEqual([expect.any(Object), ['draft']]);

      const saved = await open(previous).saveContact(bo, { notificationLanguage: language('nl') });
      expect(saved).toEqual({ ok: true });
      const { problem } = open(previous) as unknown as { problem(): unknown }; // its name at that time
      expect(problem()).toBeUndefined();
      expect((await open(previous).lookup([anna])).get(anna)!.numbers).toMatchObject([{ phoneNumber: other }]);
      expect(memory.read()).toMatchObject({ v: 1, w, y });
    });
  });

  describe('a draft', () => {
    it.each([
      ['for a few people', SOME],
      ['for 600 people', MOST],
    ])('%s is read by gate, pane and gateway of today', async (_what, instructions) => {
      const draft = await draftBy(previous, [instructions]);
      const choices = instructions.recipients.length;
      await expect(addInAnswer(today, draft)).resolves.toEqual({ gate: 'goes', choices, unreadable: [] });
      await expect(gatewayAnswer(today, draft)).resolves.toEqual(instructions);
    });
  });
});
