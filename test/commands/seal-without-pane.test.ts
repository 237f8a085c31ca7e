import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { readMailboxKeys } from '../../src/engine/mailbox-keys';
import { onMessageCompose, onMessageRecipientsChanged } from '../../src/commands/on-compose';
import { onMessageSend } from '../../src/commands/on-message-send';
import { offerHelp } from '../../src/commands/page-help';
import { sealOnRequest } from '../../src/commands/seal-on-request';
import { toggleSecureMail } from '../../src/commands/toggle-secure-mail';
import { followOtherFrames } from '../../src/draft/draft-signal';
import { saveDraft } from '../../src/draft/save-draft';
import { claimDraft, claims, inTurn, letDraftGo } from '../../src/draft/write-turn';
import { MEMORY_SETTING } from '../../src/draft/setting-names';
import { readSealHeaders } from '../../src/seal/format/seal-headers';
import { openSeal } from '../../src/seal/crypto/seal';
import type { Instructions } from '../../src/seal/format/instructions';
import { ribbonTexts } from '../../src/locales/en/ribbon';
import type { Choice } from '../../src/verification/types';
import { URL_OF_SERVICE, told } from '../directory/fake-service';
import { address, code } from '../directory/values';
import { installLocks, removeLocks } from '../draft/fake-locks';
import { createDraft, isSilent, to } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const ANNA = 'anna@lind.example';
const BO = 'bo@lind.example';
const COLLEAGUE = 'colleague@own.example';
const UNKNOWN = 'nobody@zorg.example';
const DIRECTORY = {
  version: 1,
  recipients: [
    { address: ANNA, hasAccount: true },
    { address: BO, numbers: [{ phoneNumber: '+31612345678' }] },
  ],
};

const opened: BroadcastChannel[] = [];
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    opened.push(this);
  }
};
afterAll(() => opened.forEach((channel) => channel.close())); // they would keep the process alive

let privateJwk: JWK;
let gatewayKey: JWK;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  privateJwk = await exportJWK(pair.privateKey);
  gatewayKey = await exportJWK(pair.publicKey);
});

interface Organization {
  document?: object;
  directory?: object | 'away';
}

function serve({ document = {}, directory = DIRECTORY }: Organization = {}): void {
  const settings = { gatewayKeys: [gatewayKey], directoryFile: 'directory.json', ...document };
  globalThis.fetch = jest.fn(async (file) => {
    if (file === 'organization.json') return new Response(JSON.stringify(settings));
    return directory === 'away' ? new Response('', { status: 503 }) : new Response(JSON.stringify(directory));
  }) as typeof fetch;
}

/** Outlook in a browser: the page of the commands is there for the events. */
function openOutlook(draft: FakeDraft) {
  const office = installFakeOffice(draft);
  offerHelp({
    seal: (at) => sealOnRequest(at).catch(() => true),
    markAsSent: () => undefined,
    isUnsaved: () => false,
  });
  return office;
}

async function run(handler: (event: never) => unknown): Promise<unknown> {
  const completed = new Promise((resolve) => void handler({ completed: resolve } as never));
  return completed;
}
const press = () => run(toggleSecureMail);
const send = () => run(onMessageSend);
const change = (draft: FakeDraft, ...addresses: string[]) => {
  draft.recipients = to(...addresses);
  return run(onMessageRecipientsChanged);
};
/** As a pane leaves it: with a code that was typed for Anna, and with what was chosen by itself for the others. */
const TYPED = { method: 'access-code-new', accessCode: code('Vuurtoren 88!') } as const;
const saveOwnChoice = (draft: FakeDraft, ...others: string[]) => saveOwn(draft, TYPED, others);
async function saveOwn(draft: FakeDraft, own: Choice, others: string[] = []): Promise<void> {
  const instructions: Instructions = {
    version: 1,
    draftId: 'draft-1234',
    sender: address(draft.sender),
    recipients: [
      { address: address(ANNA), ...own, own: true },
      ...others.map((other) => ({ address: address(other), method: 'account' as const, own: false })),
    ],
    notNeeded: [],
  };
  await saveDraft(
    { instructions, missing: [] },
    { gatewayKeys: [gatewayKey], mailboxKey: readMailboxKeys()[0]! },
    () => true,
  );
}
const noticesOf = (draft: FakeDraft) => [...draft.notices.values()].map(({ message }) => message);

async function instructionsOn({ headers }: FakeDraft): Promise<Instructions | undefined> {
  const read = readSealHeaders((name) => headers[name]);
  if (!read.ok) return undefined;
  const opened = await openSeal(read.seal.sealed, [privateJwk]);
  return opened.ok ? opened.instructions : undefined;
}
const methodsOn = async (draft: FakeDraft) =>
  (await instructionsOn(draft))?.recipients.map(({ address, method }) => [address, method]);

describe('without the pane', () => {
  const { fetch } = globalThis;
  let locks: ReturnType<typeof installLocks>;
  beforeEach(() => {
    locks = installLocks();
    serve();
  });
  afterEach(() => {
    letDraftGo();
    removeLocks();
    globalThis.fetch = fetch;
  });

  it('a draft to one mailbox in several spellings, from one in another, is sealed once for it and goes', async () => {
    serve({ directory: { version: 1, recipients: [{ address: 'anna@müller.example', hasAccount: true }] } });
    const { draft } = openOutlook(
      createDraft({
        recipients: to('Anna@Müller.example', '"anna"@müller.example', 'anna@xn--mller-kva.example.'),
        sender: '"Sender"@Own.example',
      }),
    );
    await press();
    expect(await methodsOn(draft)).toEqual([['anna@xn--mller-kva.example', 'account']]);
    expect(await send()).toEqual({ allowEvent: true });
  });

  it('a draft to people who are all known is sealed by the ribbon button, and Send just works', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, BO, COLLEAGUE) }));
    await press();
    await expect(instructionsOn(draft)).resolves.toMatchObject({
      recipients: [
        { address: ANNA, method: 'account', own: false },
        { address: BO, method: 'sms-known', phoneNumber: '+31612345678', own: false },
      ],
      notNeeded: [COLLEAGUE],
    });
    expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('a draft with somebody who is not known is on, says so, and is held for them alone', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, UNKNOWN) }));
    await press();
    expect(noticesOf(draft)).toEqual([
      'Secure mail is on. Open Recipient verification: 1 person needs a method before you can send.',
    ]);
    await expect(send()).resolves.toMatchObject({
      allowEvent: false,
      errorMessage: expect.stringContaining(`how ${UNKNOWN} can`),
    });
  });

  it('a sealed draft is kept so while people come and go', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    await change(draft, ANNA, BO);
    await expect(methodsOn(draft)).resolves.toEqual([
      [ANNA, 'account'],
      [BO, 'sms-known'],
    ]);
    await change(draft, BO);
    await expect(methodsOn(draft)).resolves.toEqual([[BO, 'sms-known']]);
    expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it.each<[string, (draft: FakeDraft) => void]>([
    ['a person was added a moment ago', (draft) => void (draft.recipients = to(ANNA, BO))],
    ['From was changed', (draft) => void (draft.sender = 'team@own.example')],
  ])('Send seals anew what no event told of: %s', async (_what, alter) => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    alter(draft);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    await expect(instructionsOn(draft)).resolves.toMatchObject({ sender: draft.sender.toLowerCase() });
  });

  it('Send answers in its own time, with its reason, while the directory does not', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, UNKNOWN), headers: { 'x-secure-mail': '1' } }));
    globalThis.fetch = jest.fn(() => new Promise<Response>(() => undefined));
    const answer = send();
    await jest.advanceTimersByTimeAsync(4_000);
    jest.useRealTimers();
    await expect(answer).resolves.toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining(UNKNOWN) });
    expect(draft.headers).toEqual({ 'x-secure-mail': '1' });
  });

  it('is left to the pane what the organization’s directory did not tell', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    serve({ directory: 'away' });
    await press();
    expect(draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(noticesOf(draft)).toEqual([ribbonTexts.on]);
    await expect(send()).resolves.toMatchObject({ allowEvent: false });
  });

  describe('a draft that a pane shows', () => {
    let stop = () => {};
    afterEach(() => stop());

    async function claimed() {
      const office = openOutlook(createDraft({ recipients: to(ANNA) }));
      await press();
      claimDraft((await instructionsOn(office.draft))!.draftId);
      return office.draft;
    }

    it('is left to that pane, which is told to look', async () => {
      const draft = await claimed();
      const before = { ...draft.headers };
      const look = jest.fn(async () => undefined);
      stop = followOtherFrames(look, claims);
      await change(draft, ANNA, BO);
      expect(draft.headers).toEqual(before);
      expect(look).toHaveBeenCalled();
    });

    it('leaves once that pane has sealed it for who was added without an event', async () => {
      const draft = await claimed();
      draft.recipients = to(ANNA, BO);
      const look = async () => {
        await inTurn(() => saveOwnChoice(draft, BO));
      };
      stop = followOtherFrames(look, claims);
      await expect(send()).resolves.toEqual({ allowEvent: true });
    });

    it('is held with words that name nobody while that pane does not answer', async () => {
      const draft = await claimed();
      draft.recipients = to(ANNA, BO);
      await expect(send()).resolves.toMatchObject({
        allowEvent: false,
        errorMessage: expect.stringContaining('not on this mail yet'),
      });
    });
  });

  it('a seal that this mailbox cannot open is not replaced', async () => {
    const office = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    const before = { ...office.draft.headers };
    office.settings.clear();
    await change(office.draft, ANNA, BO);
    expect(office.draft.headers).toEqual(before);
  });

  it('a draft that was switched off meanwhile stays off', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    const changing = change(draft, ANNA, BO);
    await press();
    await changing;
    expect(isSilent(draft)).toBe(true);
    expect(draft.properties).toEqual({});
  });

  it('two events at once leave one whole seal, of the people who are there in the end', async () => {
    const office = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    office.draft.recipients = to(ANNA, COLLEAGUE);
    const first = run(onMessageRecipientsChanged);
    office.draft.recipients = to(BO, COLLEAGUE);
    await Promise.all([first, run(onMessageRecipientsChanged)]);
    await expect(methodsOn(office.draft)).resolves.toEqual([[BO, 'sms-known']]);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('all is read and written in turn, and so is switching off', async () => {
    const office = openOutlook(createDraft({ recipients: to(ANNA) }));
    const outOfTurn: string[] = [];
    for (const name of ['internetHeaders.setAsync', 'customProperties.saveAsync'])
      office.faults.set(name, () => {
        if (!locks.held().includes('secure-mail-write')) outOfTurn.push(name);
      });
    await press();
    await change(office.draft, ANNA, BO);
    await press();
    expect(isSilent(office.draft)).toBe(true);
    expect(outOfTurn).toEqual([]);
  });

  it('an own choice of the draft stays, with its code, when somebody is added', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    const directory = { version: 1, recipients: [{ address: BO, hasAccount: true }] };
    serve({ directory });
    await press();
    await saveOwnChoice(draft);
    await change(draft, ANNA, BO);
    await expect(instructionsOn(draft)).resolves.toMatchObject({
      draftId: 'draft-1234',
      recipients: [
        { address: ANNA, method: 'access-code-new', accessCode: 'Vuurtoren 88!', own: true },
        { address: BO, method: 'account', own: false },
      ],
    });
  });

  it('a verification email that the sender picked stays, though an account is known', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    await press();
    await saveOwn(draft, { method: 'verification-email' });
    await change(draft, ANNA, BO);
    await expect(instructionsOn(draft)).resolves.toMatchObject({
      recipients: [
        { address: ANNA, method: 'verification-email', own: true },
        { address: BO, method: 'sms-known', own: false },
      ],
    });
  });

  it('a verification email of last time is put back, for nobody of whom something stronger is known by now', async () => {
    const office = openOutlook(createDraft({ recipients: to(ANNA, BO, UNKNOWN) }));
    const used = { t: 20_000, e: 1 };
    office.settings.set(MEMORY_SETTING, { v: 1, c: { [ANNA]: used, [BO]: used, [UNKNOWN]: used }, d: [] });
    await press();
    expect(await methodsOn(office.draft)).toEqual([
      [ANNA, 'account'],
      [BO, 'sms-known'],
      [UNKNOWN, 'verification-email'],
    ]);
    expect(await send()).toEqual({ allowEvent: true });
  });

  it('an own choice outlasts that its recipient leaves and comes back, as from To to Bcc', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, BO) }));
    await press();
    await saveOwnChoice(draft, BO);
    await change(draft, BO);
    await change(draft, ANNA, BO);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    const { recipients } = (await instructionsOn(draft))!;
    expect(recipients).toContainEqual(
      expect.objectContaining({ address: ANNA, accessCode: 'Vuurtoren 88!', own: true }),
    );
  });

  it('a draft that somebody with an own choice has left is sealed for the others at Send', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, BO) }));
    await press();
    await saveOwnChoice(draft, BO);
    await change(draft, BO);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    await expect(methodsOn(draft)).resolves.toEqual([[BO, 'sms-known']]);
  });

  it('an own choice that is gone with its seal makes way for no other: who comes back is held, and named', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA, BO) }));
    await press();
    await saveOwnChoice(draft);
    await change(draft, BO); // and Bo is new, so it is sealed for him
    await expect(methodsOn(draft)).resolves.toEqual([[BO, 'sms-known']]);
    expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
    await change(draft, ANNA, BO);
    await expect(methodsOn(draft)).resolves.toEqual([[BO, 'sms-known']]);
    await expect(send()).resolves.toMatchObject({
      allowEvent: false,
      errorMessage: expect.stringContaining(`how ${ANNA} can`),
    });
  });
});

describe('a mail of an organization with a directory service', () => {
  const { fetch } = globalThis;
  let asked: { path: string; body: unknown }[];
  const askedFor = (path: string) => asked.filter((one) => one.path === path).map(({ body }) => body);
  const saved = { scope: 'organization', version: '3' };
  const nta = { safe: [{ standard: 'nta-7516' }], unsafe: [], checkedOn: '2026-11-19' };
  const answers: Record<string, () => object> = {
    '/v1/settings': () => ({ settings: {}, version: '0' }),
    '/v1/lookup': () => ({
      recipients: [told(ANNA, { codes: [{ ...saved, own: true }] }), told(UNKNOWN)],
      transports: [],
    }),
    '/v1/codes/read': () => ({ codes: [{ address: ANNA, ...saved, accessCode: 'Vuurtoren 88!' }] }),
    '/v1/transport': () => ({ domains: [{ domain: 'zorg.example', status: nta }] }),
  };

  /** A draft to two people: of one there is a code, of the other's domain nothing was looked up yet. */
  function open(part: Partial<FakeDraft> = {}, change: Partial<typeof answers> = {}) {
    const served = { ...answers, ...change };
    asked = [];
    globalThis.fetch = jest.fn(async (file, init) => {
      const address = String(file);
      if (address === 'organization.json')
        return new Response(JSON.stringify({ gatewayKeys: [gatewayKey], directory: { url: URL_OF_SERVICE } }));
      const path = address.replace(URL_OF_SERVICE, '');
      asked.push({ path, body: init?.body && JSON.parse(String(init.body)) });
      const answer = served[path];
      return answer ? new Response(JSON.stringify(answer())) : new Response('', { status: 503 });
    });
    const office = openOutlook(createDraft({ recipients: to(ANNA, UNKNOWN), ...part }));
    Object.assign(office.Office, { auth: { getAccessToken: async () => 'token' } });
    return office;
  }
  beforeEach(() => installLocks());
  afterEach(() => {
    removeLocks();
    globalThis.fetch = fetch;
  });

  it('is sealed with the code that is read for it, once, and by the transport that is looked up for it', async () => {
    const { draft } = open();
    await press();
    await expect(instructionsOn(draft)).resolves.toMatchObject({
      recipients: [
        { address: ANNA, method: 'organization-code-saved', accessCode: 'Vuurtoren 88!' },
        { address: UNKNOWN, method: 'transport-security' },
      ],
    });
    expect(askedFor('/v1/codes/read')).toEqual([{ addresses: [ANNA] }]);
    expect(askedFor('/v1/transport')).toHaveLength(1);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('is held for whom a code could not be read, and sealed for the others', async () => {
    const { draft } = open({}, { '/v1/codes/read': undefined });
    await press();
    await expect(methodsOn(draft)).resolves.toEqual([[UNKNOWN, 'transport-security']]);
    await expect(send()).resolves.toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining(ANNA) });
  });

  it('is written by nobody for what the service says after our turn', async () => {
    const { draft } = open(
      { recipients: to(ANNA) },
      {
        '/v1/lookup': () => ({
          recipients:
            draft.recipients.to.length > 1 ? [told(UNKNOWN)] : [told(ANNA, { codes: [{ ...saved, own: true }] })],
          transports: [],
        }),
        '/v1/codes/read': () => {
          draft.recipients = to(ANNA, UNKNOWN); // between the two turns
          return answers['/v1/codes/read']!();
        },
      },
    );
    const served = globalThis.fetch;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    globalThis.fetch = async (file, init) => {
      if (String(file).endsWith('/v1/transport') && String(init?.body).includes('zorg')) await answered;
      return served(file, init);
    };
    await press();
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'organization-code-saved']]);
    const before = { ...draft.headers };
    answer();
    // longer than it takes to seal once more
    for (let times = 0; times < 20; times++) await methodsOn(draft);
    expect(askedFor('/v1/transport')).toHaveLength(2);
    expect(draft.headers).toEqual(before);
  });

  it('is left to the pane while the settings of administrators cannot be read', async () => {
    const { draft } = open({}, { '/v1/settings': undefined });
    await press();
    expect(draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(askedFor('/v1/lookup')).toEqual([]);
  });

  it('has no code read while it is off', async () => {
    open();
    await send();
    await sealOnRequest();
    expect(askedFor('/v1/codes/read')).toEqual([]);
    expect(askedFor('/v1/lookup')).toEqual([]);
  });
});

describe('a new mail, where policy switches secure mail on', () => {
  const { fetch } = globalThis;
  beforeEach(() => {
    installLocks();
    serve({ document: { secureByDefault: true } });
  });
  afterEach(() => {
    removeLocks();
    globalThis.fetch = fetch;
  });

  it('is on from the start, sealed for who is there, and says so', async () => {
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA) }));
    await run(onMessageCompose);
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
    expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
  });

  it('is sealed when it gets its first recipient, and has nothing on it before', async () => {
    const { draft } = openOutlook(createDraft());
    await run(onMessageCompose);
    expect(draft).toMatchObject({ headers: {}, properties: {} });
    expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
    await change(draft, ANNA);
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
  });

  it('is sealed at Send at the latest', async () => {
    const { draft } = openOutlook(createDraft());
    await run(onMessageCompose);
    draft.recipients = to(ANNA);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
  });

  it('does not wait for a recipient where the mailbox does not keep the policy by which it would go on', async () => {
    const office = openOutlook(createDraft());
    office.faults.set('roamingSettings.saveAsync', 9019);
    await run(onMessageCompose);
    office.draft.recipients = to(UNKNOWN);
    await expect(send()).resolves.toMatchObject({ allowEvent: false });
  });

  it('is held at Send while the organization does not answer', async () => {
    const { draft } = openOutlook(createDraft());
    await run(onMessageCompose);
    draft.recipients = to(ANNA);
    globalThis.fetch = async () => new Response('', { status: 503 });
    await expect(send()).resolves.toMatchObject({ allowEvent: false });
  });

  it('is off, and leaves no draft, when the button is pressed before it has a recipient', async () => {
    const { draft } = openOutlook(createDraft());
    await run(onMessageCompose);
    await press();
    await change(draft, ANNA);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    expect(draft).toMatchObject({ headers: {}, properties: {} });
  });

  it.each<[string, Partial<FakeDraft>, Organization]>([
    ['it was saved before, and a person may have switched it off', { saved: true }, {}],
    ['the organization does not say so', {}, { document: { secureByDefault: false } }],
    ['there is no gateway key', {}, { document: { secureByDefault: true, gatewayKeys: [] } }],
    ['the settings hold a mistake', {}, { document: { secureByDefault: 'yes' } }],
  ])('is left alone when %s', async (_when, part, organization) => {
    serve({ document: { secureByDefault: true }, ...organization });
    const { draft } = openOutlook(createDraft({ recipients: to(ANNA), ...part }));
    await run(onMessageCompose);
    expect(draft).toMatchObject({ headers: {}, properties: {} });
    expect(noticesOf(draft)).toEqual([]);
  });
});

describe('a sensitivity label', () => {
  const { fetch } = globalThis;
  const ID = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
  const openWith = (rule: object, part: Partial<FakeDraft>) => {
    serve({ document: { labels: { [ID]: rule } } });
    const office = openOutlook(createDraft(part));
    office.labels.push({ id: ID, name: 'Confidential', children: null });
    return office;
  };
  beforeEach(() => void installLocks());
  afterEach(() => {
    letDraftGo();
    removeLocks();
    globalThis.fetch = fetch;
  });

  it('that switches secure mail on has a reply sealed at once, and Send just works', async () => {
    const { draft } = openWith({ secureMail: 'on' }, { composeType: 'reply', recipients: to(ANNA), label: ID });
    await run(onMessageCompose);
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('that is only suggested switches nothing on', async () => {
    const { draft } = openWith({ secureMail: 'suggest' }, { recipients: to(ANNA), label: ID });
    await run(onMessageCompose);
    expect(draft).toMatchObject({ headers: {}, properties: {} });
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('writes nothing on a new mail before it has a recipient', async () => {
    const { draft } = openWith({ secureMail: 'required' }, { label: ID });
    await run(onMessageCompose);
    expect(draft).toMatchObject({ headers: {}, properties: {}, sessionData: {} });
    await change(draft, ANNA);
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
  });

  it('that needs a stronger method takes a weaker choice off the draft, and Send names who lacks one', async () => {
    const { draft } = openWith(
      { secureMail: 'on', weakestMethod: 'account' },
      { recipients: to(ANNA, BO), headers: { 'x-secure-mail': '1' } },
    );
    await run(onMessageRecipientsChanged);
    await expect(methodsOn(draft)).resolves.toEqual([
      [ANNA, 'account'],
      [BO, 'sms-known'],
    ]);
    draft.label = ID;
    await run(onMessageRecipientsChanged);
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
    expect(noticesOf(draft)).toEqual([
      'Secure mail is on. Open Recipient verification: 1 person needs a method before you can send.',
    ]);
    await expect(send()).resolves.toMatchObject({ allowEvent: false, errorMessage: expect.stringContaining(BO) });
  });

  // https://github.com/OfficeDev/office-js/issues/6111
  it('that came without an event is heeded at Send', async () => {
    const { draft } = openWith({ secureMail: 'on', weakestMethod: 'account' }, { recipients: to(ANNA, BO) });
    await press();
    draft.label = ID;
    await expect(send()).resolves.toMatchObject({
      allowEvent: false,
      errorMessage: expect.stringContaining(`how ${BO} can`),
    });
    await expect(methodsOn(draft)).resolves.toEqual([[ANNA, 'account']]);
  });
});

describe('a reply, where policy asks about new domains', () => {
  const { fetch } = globalThis;
  const known = { known: ['own.example'] };
  const reply = (part: Partial<FakeDraft> = {}) =>
    createDraft({ composeType: 'reply', recipients: to(ANNA, COLLEAGUE), ...part });
  beforeEach(() => {
    installLocks();
    serve({ document: { confirmNewDomains: true } });
  });
  afterEach(() => {
    removeLocks();
    globalThis.fetch = fetch;
  });

  it('asks about who is of a new one, and not about who was there when it was begun', async () => {
    const { draft, settings } = openOutlook(reply());
    await run(onMessageCompose);
    expect(settings.get('gatePolicy')).toMatchObject(known);
    await expect(send()).resolves.toEqual({ allowEvent: true });
    draft.recipients = to(ANNA, UNKNOWN);
    await expect(send()).resolves.toMatchObject({
      allowEvent: false,
      sendModeOverride: 'promptUser',
      errorMessage: expect.stringContaining(`You are answering, and ${UNKNOWN} was not part`),
    });
  });

  it('does not take who was added meanwhile for part of the conversation when the event comes again', async () => {
    const { draft } = openOutlook(reply());
    await run(onMessageCompose);
    draft.recipients = to(ANNA, UNKNOWN);
    await run(onMessageCompose);
    await expect(send()).resolves.toMatchObject({ allowEvent: false });
  });

  it.each<[string, Partial<FakeDraft>]>([
    ['new', { composeType: 'newMail' }],
    ['a forward', { composeType: 'forward' }],
    ['opened again, and nobody knows any more how it began', { saved: true }],
  ])('has nothing noted, and asks nothing, when it is %s', async (_what, part) => {
    const { draft } = openOutlook(reply(part));
    await run(onMessageCompose);
    expect(draft.properties).toEqual({});
    draft.recipients = to(UNKNOWN);
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });

  it('is sent where its Outlook cannot ask', async () => {
    const { Office, draft } = openOutlook(reply());
    await run(onMessageCompose);
    draft.recipients = to(UNKNOWN);
    const { requirements } = (Office as { context: { requirements: { isSetSupported: unknown } } }).context;
    requirements.isSetSupported = (_name: string, version: string) => Number(version.split('.')[1]) < 14;
    await expect(send()).resolves.toEqual({ allowEvent: true });
  });
});
