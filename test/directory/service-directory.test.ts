import { withService } from '../../src/directory/combined-directory';
import { createMailboxDirectory } from '../../src/directory/mailbox-directory';
import { createServiceDirectory } from '../../src/directory/service-directory';
import { DirectoryUnavailable } from '../../src/directory/types';
import type { UsedChoice } from '../../src/directory/types';
import { createFakeService, told } from './fake-service';
import { createTestMemory } from './memory';
import { address, code, language, phone } from './values';

const ANNA = address('anna@praktijk.example');
const BO = address('bo@lind.example');
const NUMBER = phone('+31612345678');
const ok = { body: {} };

function setting(answers: Parameters<typeof createFakeService>[0] = {}, stored?: unknown) {
  const service = createFakeService(answers);
  const memory = createTestMemory(stored);
  const mailbox = createMailboxDirectory(memory, { now: () => '2026-11-20T12:00:00Z', forService: true });
  const loaded = createServiceDirectory(service.client, mailbox, async () => {});
  const directory = withService(mailbox, async () => loaded);
  return { service, memory, mailbox, directory };
}

/** Learned before there was a service. */
const remembered = (contact: object) => ({ v: 1, c: { [ANNA]: { t: 20000, ...contact } }, d: [] });

describe('a lookup', () => {
  it('makes records of what the service tells', async () => {
    const { directory } = setting({
      '/v1/lookup': {
        body: {
          recipients: [
            told(ANNA, {
              displayName: 'Anna',
              hasAccount: true,
              numbers: [{ phoneNumber: NUMBER, scope: 'organization', provedOn: '2026-08-20' }],
              codes: [
                { scope: 'organization', hint: 'Client?', setBy: 'Els', setOn: '2026-07-01', own: true, version: '3' },
                { scope: 'personal', own: true, version: '1' },
              ],
              transport: 1,
              administratorDefault: { method: 'account' },
              lastChoice: { method: 'sms-known', phoneNumber: NUMBER },
              notificationLanguage: 'NL',
              version: '9',
            }),
          ],
          transports: [
            { safe: [], unsafe: [], checkedOn: '2026-11-18' },
            {
              safe: [{ standard: 'nta-7516', provider: 'Veilig BV', since: '2025-03' }, { standard: 'dane' }],
              unsafe: [{ standard: 'mta-sts', reason: 'not-found' }],
              checkedOn: '2026-11-19',
            },
          ],
        },
      },
    });

    expect((await directory.lookup([ANNA])).get(ANNA)).toEqual({
      address: ANNA,
      displayName: 'Anna',
      hasAccount: true,
      numbers: [{ phoneNumber: NUMBER, scope: 'organization', provedOn: '2026-08-20' }],
      codes: [
        { scope: 'organization', hint: 'Client?', setBy: 'Els', setOn: '2026-07-01', setHere: true, version: '3' },
        { scope: 'personal', version: '1' },
      ],
      safeTransport: { standard: 'nta-7516', provider: 'Veilig BV', since: '2025-03', checkedOn: '2026-11-19' },
      alsoSafe: [{ standard: 'dane', checkedOn: '2026-11-19' }],
      unsafeTransport: [{ standard: 'mta-sts', reason: 'not-found', checkedOn: '2026-11-19' }],
      administratorDefault: { method: 'account' },
      lastChoice: { method: 'sms-known', phoneNumber: NUMBER },
      notificationLanguage: 'nl',
    });
  });

  it('asks for a thousand at a time', async () => {
    const { directory, service } = setting({
      '/v1/lookup': ({ body }) => ({
        body: { recipients: (body as { addresses: string[] }).addresses.map((each) => told(each)), transports: [] },
      }),
    });
    const all = Array.from({ length: 2_001 }, (_, at) => address(`p${at}@outside.example`));

    expect((await directory.lookup(all)).size).toBe(2_001);
    expect(service.asked.map(({ body }) => (body as { addresses: string[] }).addresses.length)).toEqual([
      1_000, 1_000, 1,
    ]);
  });

  it.each([
    ['leaves somebody out', { body: { recipients: [told(ANNA)], transports: [] } }],
    ['answers for somebody else', { body: { recipients: [told(ANNA), told('eve@evil.example')], transports: [] } }],
    ['does not answer', new TypeError('Failed to fetch')],
    ['refuses', { status: 400, body: {} }],
  ])('that %s has what the mailbox knows, and says that the rest is away', async (_, answer) => {
    const { directory } = setting({ '/v1/lookup': answer }, remembered({ p: [NUMBER], m: 's' }));

    const error: unknown = await directory.lookup([ANNA, BO]).catch((e: unknown) => e);

    expect(error).toBeInstanceOf(DirectoryUnavailable);
    expect((error as DirectoryUnavailable).records?.get(ANNA)?.numbers).toHaveLength(1);
    expect((error as DirectoryUnavailable).records?.get(BO)?.numbers).toEqual([]);
  });

  it('says why the service is away', async () => {
    const { directory } = setting({ '/v1/lookup': { status: 403 } });

    await expect(directory.lookup([ANNA])).rejects.toMatchObject({ absence: 'not-allowed' });
  });

  it('has the last choice and the language of the service, and of the mailbox where the service has none', async () => {
    const { directory } = setting(
      { '/v1/lookup': { body: { recipients: [told(ANNA, { lastChoice: { method: 'account' } })], transports: [] } } },
      remembered({ p: [NUMBER], m: 's', l: 'de' }),
    );

    expect((await directory.lookup([ANNA])).get(ANNA)).toMatchObject({
      lastChoice: { method: 'account' },
      notificationLanguage: 'de',
    });
  });

  it('has the verification email as the last choice where the service says so', async () => {
    const { directory } = setting(
      { '/v1/lookup': { body: { recipients: [told(ANNA, { choseEmailLast: true })], transports: [] } } },
      remembered({ p: [NUMBER], m: 's' }),
    );

    expect((await directory.lookup([ANNA])).get(ANNA)).toMatchObject({ lastChoice: { method: 'verification-email' } });
  });

  it('knows the rest of an answer that names a method of a later version', async () => {
    const later = { method: 'a-later-method' };
    const known = told(ANNA, { hasAccount: true, administratorDefault: later, lastChoice: later });
    const { directory } = setting({ '/v1/lookup': { body: { recipients: [known], transports: [] } } });

    const record = (await directory.lookup([ANNA])).get(ANNA);

    expect(record).toMatchObject({ hasAccount: true });
    expect(record).not.toHaveProperty('administratorDefault');
    expect(record).not.toHaveProperty('lastChoice');
  });

  it('is of the mailbox alone while the chunk of the service cannot be had, and asks for it again', async () => {
    const { mailbox } = setting();
    let loads = 0;
    const directory = withService(mailbox, async () => {
      loads++;
      throw new Error('chunk');
    });

    await expect(directory.lookup([ANNA])).rejects.toMatchObject({ absence: 'away' });
    await expect(directory.lookup([ANNA])).rejects.toBeInstanceOf(DirectoryUnavailable);
    expect(loads).toBe(2);
  });
});

describe('while the chunk of the service cannot be had', () => {
  const withoutChunk = () => withService(setting().mailbox, () => Promise.reject(new Error('chunk')));

  it('nothing is changed, and the answer says so', async () => {
    const directory = withoutChunk();
    const unavailable = { ok: false, problem: 'unavailable' };

    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual(unavailable);
    await expect(directory.saveContact(ANNA, { notificationLanguage: language('fr') })).resolves.toEqual(unavailable);
    await expect(directory.forget(ANNA, { kind: 'number', phoneNumber: NUMBER })).resolves.toEqual(unavailable);
    await expect(directory.shareCode(ANNA, { accessCode: code('tulp-77-maan') })).resolves.toEqual({
      ok: false,
      problem: 'away',
    });
  });

  it('what is used on a draft is kept in the mailbox', async () => {
    const directory = withoutChunk();

    await directory.keepForDraft('draft-1', [{ address: ANNA, method: 'sms-new', phoneNumber: NUMBER }]);

    expect(directory.pendingDrafts()).toEqual(['draft-1']);
  });
});

describe('codes', () => {
  const read = { address: ANNA, scope: 'organization', accessCode: '48213705', hint: 'Client?', version: '3' };
  const known = (version: string) => ({
    body: { recipients: [told(ANNA, { codes: [{ scope: 'organization', own: false, version }] })], transports: [] },
  });

  it('are read for all who are asked for in one call, and nobody else has them', async () => {
    const { directory, service } = setting({
      '/v1/codes/read': { body: { codes: [read, { ...read, address: 'x@y.example' }] } },
    });

    const codes = await directory.readCodes([ANNA, BO]);

    expect(service.asked).toHaveLength(1);
    expect([...codes.keys()]).toEqual([ANNA, BO]);
    expect(codes.get(ANNA)).toEqual([{ scope: 'organization', accessCode: '48213705', hint: 'Client?', version: '3' }]);
  });

  it('that were read are in the next lookup, as long as they are the same', async () => {
    const { directory } = setting({
      '/v1/codes/read': { body: { codes: [read] } },
      '/v1/lookup': [known('3'), known('4')],
    });
    await directory.readCodes([ANNA]);

    expect((await directory.lookup([ANNA])).get(ANNA)?.codes[0]?.accessCode).toBe('48213705');
    expect((await directory.lookup([ANNA])).get(ANNA)?.codes[0]?.accessCode).toBeUndefined();
  });

  it('that cannot be codes stay unread', async () => {
    const { directory } = setting({ '/v1/codes/read': { body: { codes: [{ ...read, accessCode: 'a\nb' }] } } });

    expect((await directory.readCodes([ANNA])).get(ANNA)).toEqual([]);
  });

  it('of the organization are shared with the version that was seen', async () => {
    const { directory, service } = setting({ '/v1/codes/organization': { body: { version: '1' } } });

    await expect(directory.shareCode(ANNA, { accessCode: code('tulp-77-maan') })).resolves.toEqual({
      ok: true,
      version: '1',
    });
    expect(service.asked[0]).toMatchObject({
      headers: { 'if-match': '"0"' },
      body: { address: ANNA, accessCode: 'tulp-77-maan' },
    });
  });

  it.each([
    ['a colleague has set one', { status: 412, body: {} }, 'changed'],
    ['the service is away', { status: 503 }, 'away'],
    ['the person may not', { status: 403 }, 'not-allowed'],
    ['the code is against the rules of the service', { status: 400, body: {} }, 'away'],
  ])('of the organization are not shared where %s', async (_, answer, problem) => {
    const { directory } = setting({ '/v1/codes/organization': answer });

    await expect(directory.shareCode(ANNA, { accessCode: code('tulp-77-maan') }, '2')).resolves.toEqual({
      ok: false,
      problem,
    });
  });
});

describe('what was used on a draft', () => {
  const used: UsedChoice[] = [{ address: ANNA, displayName: 'A'.repeat(300), method: 'sms-new', phoneNumber: NUMBER }];

  it('is told under the id of the draft once it was sent, and then the mailbox lets go of it', async () => {
    const { directory, service, mailbox, memory } = setting({ '/v1/remember': { body: { again: false } } });
    await directory.keepForDraft('draft-1', used);

    await expect(directory.confirmSent(['draft-1', 'another'])).resolves.toEqual({ ok: true });

    expect(service.asked.map(({ body }) => body)).toEqual([
      { key: 'draft-1', used: [{ ...used[0], displayName: 'A'.repeat(255) }] },
    ]);
    expect(mailbox.pendingDrafts()).toEqual([]);
    expect(memory.stored).not.toContain(NUMBER); // nothing was learned here
  });

  it('is told with a name that is cut between two characters, never in one', async () => {
    const { directory, service } = setting({ '/v1/remember': { body: { again: false } } });
    await directory.keepForDraft('draft-1', [{ ...used[0]!, displayName: `${'A'.repeat(254)}\u{1F511}` }]);

    await directory.confirmSent(['draft-1']);

    expect(service.asked[0]?.body).toMatchObject({ used: [{ displayName: 'A'.repeat(254) }] });
  });

  it('stays held while the service is away, and is told when it is back', async () => {
    const { directory, service, mailbox } = setting({ '/v1/remember': [{ status: 503 }, { body: { again: false } }] });
    await directory.keepForDraft('draft-1', used);

    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual({ ok: false, problem: 'unavailable' });
    expect(mailbox.pendingDrafts()).toEqual(['draft-1']);

    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual({ ok: true });
    expect(service.calls('/v1/remember')).toHaveLength(2);
    expect(mailbox.pendingDrafts()).toEqual([]);
  });

  it('stays held where something else is held by the time the service has answered', async () => {
    const later: UsedChoice[] = [{ address: ANNA, method: 'access-code-new', accessCode: code('behind the barn') }];
    const { directory, mailbox } = setting({
      '/v1/remember': () => {
        // begun, and not yet written when the answer is there
        void mailbox.keepForDraft('draft-1', later);
        return { body: { again: false } };
      },
    });
    await directory.keepForDraft('draft-1', used);

    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual({ ok: true });
    expect(mailbox.usedOn('draft-1')).toEqual(later);
  });

  it('is told of the other drafts where the service fails at one of them', async () => {
    const { directory, service, mailbox } = setting({
      '/v1/remember': ({ body }) =>
        (body as { key: string }).key === 'draft-1' ? { status: 500 } : { body: { again: false } },
    });
    for (const draft of ['draft-1', 'draft-2', 'draft-3']) await directory.keepForDraft(draft, used);

    const result = await directory.confirmSent(['draft-1', 'draft-2', 'draft-3']);

    expect(result).toEqual({ ok: false, problem: 'unavailable' });
    expect(service.asked).toHaveLength(3);
    expect(mailbox.pendingDrafts()).toEqual(['draft-1']);
  });

  it('is told of no other draft where the service does not answer', async () => {
    const { directory, service } = setting({ '/v1/remember': new TypeError('Failed to fetch') });
    for (const draft of ['draft-1', 'draft-2']) await directory.keepForDraft(draft, used);

    await expect(directory.confirmSent(['draft-1', 'draft-2'])).resolves.toMatchObject({ ok: false });
    expect(service.asked).toHaveLength(1);
  });

  it.each(['too-many-written', 'too-many-new-codes', 'too-many-at-once'])(
    'stays held where too much was told (%s), is told to nobody meanwhile, and is told later',
    async (code) => {
      const body = { type: `urn:secure-mail:problem:${code}`, title: 'Wait.', status: 429 };
      const { directory, service, mailbox } = setting({
        '/v1/remember': [{ status: 429, headers: { 'retry-after': '60' }, body }, { body: { again: false } }],
      });
      const drafts = ['draft-1', 'draft-2', 'draft-3'];
      for (const draft of drafts) await directory.keepForDraft(draft, used);

      for (let time = 0; time < 3; time += 1)
        expect(await directory.confirmSent(drafts)).toEqual({ ok: false, problem: 'unavailable' });
      expect(mailbox.pendingDrafts()).toEqual(drafts);
      expect((await mailbox.lookup([ANNA])).get(ANNA)?.numbers).toEqual([]);
      expect(service.asked).toHaveLength(1);

      service.time += 61_000;
      expect(await directory.confirmSent(drafts)).toEqual({ ok: true });
      expect(mailbox.pendingDrafts()).toEqual([]);
      expect(service.asked).toHaveLength(4);
    },
  );

  it('that the service refuses for good is learned in the mailbox', async () => {
    const { directory, mailbox } = setting({ '/v1/remember': { status: 400, body: {} } });
    await directory.keepForDraft('draft-1', used);

    await expect(directory.confirmSent(['draft-1'])).resolves.toEqual({ ok: true });
    expect((await mailbox.lookup([ANNA])).get(ANNA)?.numbers).toHaveLength(1);
  });

  it('is told although the mailbox has learned the same before there was a service', async () => {
    const { directory, service } = setting(
      { '/v1/remember': { body: { again: false } } },
      remembered({ p: [NUMBER], m: 's' }),
    );
    await directory.keepForDraft('draft-1', [{ address: ANNA, method: 'sms-known', phoneNumber: NUMBER }]);
    await directory.confirmSent(['draft-1']);

    expect(service.calls('/v1/remember')).toHaveLength(1);
  });
});

describe('an organization code', () => {
  const codeOf = async (more: object) => {
    const known = { scope: 'organization', setBy: 'Els', own: false, version: '3', ...more };
    const { directory } = setting({
      '/v1/lookup': { body: { recipients: [told(ANNA, { codes: [known] })], transports: [] } },
    });
    return (await directory.lookup([ANNA])).get(ANNA)!.codes;
  };

  it.each([
    ['a colleague’s', {}, { setByColleague: true }],
    ['an administrator’s', { byAdministrator: true }, {}],
    ['this sender’s', { own: true }, { setHere: true }],
  ])('is known as %s', async (_label, more, marks) => {
    expect(await codeOf(more)).toEqual([{ scope: 'organization', setBy: 'Els', version: '3', ...marks }]);
  });
});

describe('the contact card', () => {
  const looked = (version: string) => ({
    body: { recipients: [told(ANNA, { version, notificationLanguage: 'nl' })], transports: [] },
  });
  const now = (notificationLanguage: string | undefined, version = '6') => ({
    address: ANNA,
    version,
    ...(notificationLanguage && { notificationLanguage }),
  });
  const card = { notificationLanguage: language('fr'), shown: language('nl') };

  it('is saved with the version that was shown', async () => {
    const { directory, service } = setting({ '/v1/lookup': looked('5'), '/v1/contact/save': { body: now('fr') } });
    await directory.lookup([ANNA]);

    await expect(directory.saveContact(ANNA, card)).resolves.toEqual({ ok: true });
    expect(service.calls('/v1/contact/save')[0]).toMatchObject({
      headers: { 'if-match': '"5"' },
      body: { address: ANNA, notificationLanguage: 'fr' },
    });
  });

  it('is not saved over another language, which is then told', async () => {
    const { directory } = setting({ '/v1/contact/save': { status: 412, body: now('de') } });

    await expect(directory.saveContact(ANNA, card)).resolves.toEqual({ ok: false, problem: 'changed', now: 'de' });
  });

  it('is saved where somebody else changed only the name meanwhile', async () => {
    const { directory, service } = setting({
      '/v1/contact/save': [{ status: 412, body: now('nl') }, { body: now('fr', '7') }],
    });

    await expect(directory.saveContact(ANNA, card)).resolves.toEqual({ ok: true });
    expect(service.asked.map(({ headers }) => headers['if-match'])).toEqual(['"0"', '"6"']);
  });

  it('is saved where somebody else picked the same', async () => {
    const { directory } = setting({ '/v1/contact/save': { status: 412, body: now('fr') } });

    await expect(directory.saveContact(ANNA, card)).resolves.toEqual({ ok: true });
  });

  it('is not saved while the service is away', async () => {
    const { directory } = setting({ '/v1/contact/save': { status: 503 } });

    await expect(directory.saveContact(ANNA, card)).resolves.toEqual({ ok: false, problem: 'unavailable' });
  });

  it('forgets a number at the service and in the mailbox, and puts back both', async () => {
    const { directory, service, mailbox } = setting(
      { '/v1/contact/forget': { body: { undo: 'sealed' } }, '/v1/contact/restore': ok },
      remembered({ p: [NUMBER], m: 's' }),
    );

    const result = await directory.forget(ANNA, { kind: 'number', phoneNumber: NUMBER });
    expect((await mailbox.lookup([ANNA])).get(ANNA)?.numbers).toEqual([]);

    await expect(result.ok && result.undo()).resolves.toEqual({ ok: true });
    expect(service.calls('/v1/contact/restore')[0]?.body).toEqual({ undo: 'sealed' });
    expect((await mailbox.lookup([ANNA])).get(ANNA)?.numbers).toHaveLength(1);
  });

  it('forgets nothing while the service is away', async () => {
    const { directory, mailbox } = setting(
      { '/v1/contact/forget': { status: 503 } },
      remembered({ p: [NUMBER], m: 's' }),
    );

    await expect(directory.forget(ANNA, { kind: 'number', phoneNumber: NUMBER })).resolves.toMatchObject({ ok: false });
    expect((await mailbox.lookup([ANNA])).get(ANNA)?.numbers).toHaveLength(1);
  });

  it('says that it is too late to put something back', async () => {
    const { directory } = setting({
      '/v1/contact/forget': { body: { undo: 'sealed' } },
      '/v1/contact/restore': {
        status: 410,
        body: { type: 'urn:secure-mail:problem:undo-too-late', title: '', status: 410 },
      },
    });

    const result = await directory.forget(ANNA, { kind: 'code', scope: 'personal' });
    await expect(result.ok && result.undo()).resolves.toEqual({ ok: false, problem: 'too-late' });
  });
});

describe('safe transport', () => {
  it('is looked up for a hundred domains at a time, and only what was found out is told', async () => {
    const status = { safe: [{ standard: 'dane' }], unsafe: [], checkedOn: '2026-11-20T08:00:00Z' };
    const { directory, service } = setting({
      '/v1/transport': ({ body }) => ({
        body: {
          domains: (body as { domains: string[] }).domains.map((domain, at) => ({
            domain,
            ...(at === 0 && { status }),
          })),
        },
      }),
    });

    const found = await directory.lookUpTransport(Array.from({ length: 150 }, (_, at) => `d${at}.example`));

    expect(service.asked).toHaveLength(2);
    expect([...found]).toEqual([
      ['d0.example', { safeTransport: { standard: 'dane', checkedOn: '2026-11-20' }, unsafeTransport: [] }],
      ['d100.example', { safeTransport: { standard: 'dane', checkedOn: '2026-11-20' }, unsafeTransport: [] }],
    ]);
  });
});

describe('settings', () => {
  it('are told when they are new, and asked for with the version that is known', async () => {
    const { directory, service } = setting({
      '/v1/settings': [{ body: { settings: { brand: 'Acme' }, version: '2' } }, { status: 304 }],
    });

    await expect(directory.settings()).resolves.toEqual({ brand: 'Acme' });
    await expect(directory.settings()).resolves.toBeUndefined();
    expect(service.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"2"']);
  });
});
