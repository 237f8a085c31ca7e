/**
 * Two Outlook clients of one mailbox, each in a browser of its own: each has the settings as they
 * were at its start, and saves all of them. A restart is a new frame.
 */
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import type { Configuration } from '../../src/configuration/schema';
import { restoreDraft } from '../../src/draft/restore-draft';
import { saveDraft } from '../../src/draft/save-draft';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../../src/draft/setting-names';
import { readMailboxKeys } from '../../src/engine/mailbox-keys';
import { makeMailboxKey, openDirectory } from '../../src/engine/outlook-directory';
import { saveSetting } from '../../src/engine/shared-settings';
import { SAVED_COPY, uniteWithThisClient } from '../../src/engine/this-client';
import { address, code, phone } from '../directory/values';
import { createDraft, createFakeOffice, to } from '../office/fake-office';
import type { FakeOffice } from '../office/fake-office';
import { countCryptography, createDatabase, createStorage } from './fake-browser';

const ANNA = address('anna@lind.example');
const BO = address('bo@lind.example');
const NUMBER = phone('+31612345678');
const CODE = code('Tulp-4821');
const SMS = { method: 'sms-new', phoneNumber: NUMBER } as const;

const channel = globalThis.BroadcastChannel;
beforeAll(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel')); // of another browser nobody hears
afterAll(() => Object.assign(globalThis, { BroadcastChannel: channel }));

let gatewayKey: JWK;
let cryptography: ReturnType<typeof countCryptography>;
beforeAll(() => void (cryptography = countCryptography()));
afterAll(() => cryptography.restore());
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  gatewayKey = await exportJWK(pair.publicKey);
  // compiled before anybody waits for them
  await Promise.all([import('../../src/engine/unite-settings'), import('../../src/engine/held-keys')]);
  await Promise.all([import('../../src/engine/told-setting'), import('../../src/directory/mailbox-changes')]);
});

class Client {
  readonly storage = createStorage();
  readonly database = createDatabase();
  private office!: Record<string, unknown>;

  private constructor(private readonly mailbox: FakeOffice) {}

  static async started(mailbox: FakeOffice): Promise<Client> {
    const client = new Client(mailbox);
    await client.restart();
    return client;
  }

  /** Its code runs from now on, until another's does. */
  here(): void {
    Object.assign(globalThis, { Office: this.office, localStorage: this.storage, indexedDB: this.database });
  }

  /** With what the mailbox has now. */
  async restart(): Promise<void> {
    this.office = this.mailbox.openFrame().Office;
    this.here();
    await uniteWithThisClient();
    await this.quiet();
  }

  /** Until what is saved beside is saved: nobody who asks for it waits. */
  quiet = () => cryptography.settle();

  async send(recipient: typeof ANNA, used: object): Promise<void> {
    this.here();
    const directory = openDirectory({} as Configuration);
    await directory.keepForDraft(`draft to ${recipient}`, [{ address: recipient, ...used } as never]);
    expect(await directory.confirmSent([`draft to ${recipient}`])).toEqual({ ok: true });
    await this.quiet();
  }

  copies(): string[] {
    return Object.keys(this.storage).filter((name) => name.startsWith(SAVED_COPY));
  }

  async knows(recipient: typeof ANNA) {
    this.here();
    return (await openDirectory({} as Configuration).lookup([recipient])).get(recipient)!;
  }

  keys(): string[] {
    this.here();
    return readMailboxKeys();
  }
}

const createMailbox = () => createFakeOffice(createDraft({ recipients: to(ANNA) }));

/** A mailbox that has a key: both start with it. */
async function twoClients(): Promise<[FakeOffice, Client, Client]> {
  const mailbox = createMailbox();
  const first = await Client.started(mailbox);
  await makeMailboxKey();
  await first.restart();
  return [mailbox, first, await Client.started(mailbox)];
}

describe('two clients of one mailbox', () => {
  it('know what each of them learned, whoever saved last', async () => {
    const [mailbox, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    expect(JSON.stringify(mailbox.stored.get(MEMORY_SETTING))).not.toContain(NUMBER);

    await first.restart();
    expect((await first.knows(ANNA)).numbers).toMatchObject([{ phoneNumber: NUMBER }]);
    expect((await first.knows(BO)).codes).toMatchObject([{ accessCode: CODE }]);
    await second.restart();
    expect((await second.knows(ANNA)).numbers).toMatchObject([{ phoneNumber: NUMBER }]);
  });

  it('lose nothing however often one that is not restarted saves its older copy', async () => {
    const [, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    await first.restart();
    await second.send(BO, { method: 'access-code-new', accessCode: code('Roos-77') });
    await first.restart();
    expect((await first.knows(ANNA)).numbers).toHaveLength(1);
    expect((await first.knows(BO)).codes).toMatchObject([{ accessCode: 'Roos-77' }]);
  });

  it('have forgotten what one of them forgot', async () => {
    const [mailbox, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    await second.restart();
    await second.send(ANNA, { method: 'access-code-new', accessCode: CODE });
    first.here();
    await openDirectory({} as Configuration).forget(ANNA, { kind: 'number', phoneNumber: NUMBER });
    await second.restart();
    expect((await second.knows(ANNA)).numbers).toEqual([]);
    await first.restart();
    expect((await first.knows(ANNA)).numbers).toEqual([]);
    expect(JSON.stringify(mailbox.stored.get(MEMORY_SETTING))).not.toContain(NUMBER);
    expect((await first.knows(ANNA)).codes).toMatchObject([{ accessCode: CODE }]);
  });

  it('keep nothing in a browser that another page could read', async () => {
    const [, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    for (const { storage } of [first, second]) {
      const kept = JSON.stringify(Object.entries(storage));
      const secrets = [NUMBER, CODE, ANNA, BO, 'lind', 'own.example', first.keys()[0]!];
      expect(secrets.filter((secret) => kept.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    }
  });

  it('save nothing at a start where nothing was lost', async () => {
    const [mailbox, first] = await twoClients();
    await first.send(ANNA, SMS);
    const saves = () => mailbox.calls.filter((name) => name === 'roamingSettings.saveAsync').length;
    const before = saves();
    await first.restart();
    expect(saves()).toBe(before);
  });

  it('leave a memory that they cannot read as it is', async () => {
    const [mailbox, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    second.here();
    await saveSetting(MEMORY_SETTING, { v: 2, later: true });
    await first.restart();
    expect(mailbox.stored.get(MEMORY_SETTING)).toEqual({ v: 2, later: true });
  });

  it('leave alone what another mailbox of the browser saved there', async () => {
    const [, first] = await twoClients();
    await first.send(ANNA, SMS);
    const elsewhere = createMailbox();
    const other = await Client.started(elsewhere);
    Object.assign(other.storage, first.storage);
    other.here();
    await makeMailboxKey();
    await other.send(BO, { method: 'access-code-new', accessCode: CODE });
    await other.restart();
    expect((await other.knows(ANNA)).numbers).toEqual([]);
    expect(other.copies()).toHaveLength(2);
  });
});

describe('what a client saved', () => {
  const DAYS = 86_400_000;
  const later = (days: number) => {
    const then = new Date(Date.now() + days * DAYS).toISOString();
    jest.spyOn(Date.prototype, 'toISOString').mockReturnValue(then);
  };
  afterEach(() => jest.restoreAllMocks());

  it.each<[string, number, boolean, object[]]>([
    ['is united after 89 days', 89, false, [{ phoneNumber: NUMBER }]],
    ['is not after 90, as nobody knows any more what was forgotten since', 90, false, []],
    ['is not either where another page made it look younger', 90, true, []],
  ])('%s', async (_what, days, isForged, numbers) => {
    const [, first, second] = await twoClients();
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    const [name] = first.copies();
    later(days);
    if (isForged) {
      const copy = JSON.parse(first.storage.getItem(name!)!) as { on: number };
      first.storage.setItem(name!, JSON.stringify({ ...copy, on: copy.on + days }));
    }
    await first.restart();
    expect((await first.knows(ANNA)).numbers).toMatchObject(numbers);
    expect((await first.knows(ANNA)).numbers).toHaveLength(numbers.length);
  });

  it('is not united where the two have no room together, and what the mailbox has stays', async () => {
    const [mailbox, first, second] = await twoClients();
    const hint = 'h'.repeat(16_000);
    await first.send(ANNA, { method: 'access-code-new', accessCode: CODE, accessCodeHint: hint });
    await second.send(BO, { method: 'access-code-new', accessCode: CODE, accessCodeHint: hint });
    const before = mailbox.stored.get(MEMORY_SETTING);
    await first.restart();
    expect(mailbox.stored.get(MEMORY_SETTING)).toEqual(before);
    expect((await first.knows(BO)).codes).toHaveLength(1);
  });
});

describe('two clients that both start without a key', () => {
  async function bothMadeOne(): Promise<[FakeOffice, Client, Client]> {
    const mailbox = createMailbox();
    const [first, second] = [await Client.started(mailbox), await Client.started(mailbox)];
    for (const client of [first, second]) {
      client.here();
      await makeMailboxKey();
      await client.quiet();
    }
    return [mailbox, first, second];
  }

  async function sealBy(client: Client): Promise<void> {
    client.here();
    const instructions = {
      version: 1 as const,
      draftId: 'draft-1234',
      sender: address('sender@own.example'),
      recipients: [{ address: ANNA, ...SMS, own: true }],
      notNeeded: [],
    };
    const [mailboxKey] = client.keys();
    await saveDraft({ instructions, missing: [] }, { gatewayKeys: [gatewayKey], mailboxKey: mailboxKey! }, () => true);
  }

  it('open each other’s drafts once both were restarted, and seal for one key', async () => {
    const [, first, second] = await bothMadeOne();
    const [lost] = first.keys();
    const [won] = second.keys();
    expect(lost).not.toBe(won);
    await sealBy(first);
    await first.restart();
    await second.restart();
    expect(first.keys()).toEqual([won, lost]);
    expect(second.keys()).toEqual([won, lost]);
    expect((await restoreDraft(...second.keys())).instructions.size).toBe(1);
  });

  it('know what each of them learned', async () => {
    const [, first, second] = await bothMadeOne();
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    await first.restart();
    expect((await first.knows(ANNA)).numbers).toHaveLength(1);
    expect((await first.knows(BO)).codes).toHaveLength(1);
    expect(first.copies()).toHaveLength(1);
  });

  it('have a key that was lost before it was of use', async () => {
    const mailbox = createMailbox();
    const [first, second] = [await Client.started(mailbox), await Client.started(mailbox)];
    first.here();
    const key = await makeMailboxKey();
    await first.quiet();
    second.here();
    await saveSetting('gatePolicy', { words: {} });
    expect(mailbox.stored.has(MAILBOX_KEY_SETTING)).toBe(false);
    await first.restart();
    expect(first.keys()).toEqual([key]);
    expect(mailbox.stored.get(MAILBOX_KEY_SETTING)).toBe(key);
  });

  it('have the reader back that the other one saved its older copy over', async () => {
    const [mailbox, first, second] = await bothMadeOne();
    const [lost] = first.keys();
    await first.restart();
    await first.send(ANNA, SMS);
    await second.send(BO, SMS);
    expect(mailbox.stored.has(FORMER_KEYS_SETTING)).toBe(false);
    await first.restart();
    expect(first.keys()).toContain(lost);
  });

  it('take no key of another mailbox', async () => {
    const [, first] = await bothMadeOne();
    const elsewhere = createFakeOffice(createDraft());
    const other = await Client.started(elsewhere);
    Object.assign(other.storage, first.storage);
    other.here();
    const { mailbox } = (globalThis as unknown as { Office: { context: { mailbox: object } } }).Office.context;
    Object.assign(mailbox, { userProfile: { emailAddress: 'another@own.example' } });
    Object.assign(globalThis, { indexedDB: first.database });
    await uniteWithThisClient();
    expect(other.keys()).toEqual([]);
  });

  it('keep what is learned while a start is still being saved', async () => {
    const mailbox = createMailbox();
    const [first, second] = [await Client.started(mailbox), await Client.started(mailbox)];
    await first.send(ANNA, SMS);
    await second.send(BO, { method: 'access-code-new', accessCode: CODE });
    const waiting = (mailbox.waiting = []) as NonNullable<FakeOffice['waiting']>;
    await first.restart();
    expect(waiting).toHaveLength(1); // its readers; the memory comes after them
    const used = [{ address: BO, method: 'access-code-new', accessCode: code('Roos-77') }];
    const kept = openDirectory({} as Configuration).keepForDraft('draft to bo', used as never);
    await first.quiet();
    mailbox.waiting = undefined;
    for (const { answer } of waiting) answer();
    expect(await kept).toEqual({ ok: true });
    await first.quiet();
    expect(JSON.stringify(mailbox.stored.get(MEMORY_SETTING))).toContain('Roos-77');
  });

  it('go on without what the browser does not keep', async () => {
    const mailbox = createMailbox();
    const client = await Client.started(mailbox);
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const key = await makeMailboxKey();
    expect(client.keys()).toEqual([key]);
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new Error('forbidden');
      },
    });
    await expect(uniteWithThisClient()).resolves.toBeUndefined();
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, writable: true, value: client.storage });
  });
});
