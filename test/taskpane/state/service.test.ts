/** What a directory service adds to the pane: codes, transport, sharing, settings, and being away. */
import { DirectoryUnavailable } from '../../../src/directory/types';
import type { Directory, ReadCode } from '../../../src/directory/types';
import type { Choice, KnownCode } from '../../../src/verification/types';
import { accessCode, address, makeConfiguration, phoneNumber } from '../fake-pane-store';
import { createFakeDirectory, createFakeDraft, createPane, person, settle, createBarrier } from './fake-ports';
import '../../../src/configuration/overlay';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const CODE = accessCode('48213705');

const unread = (scope: KnownCode['scope'], more: Partial<KnownCode> = {}): KnownCode => ({
  scope,
  version: '3',
  ...more,
});
const read = (scope: KnownCode['scope'], code = CODE, version = '3'): ReadCode => ({
  scope,
  accessCode: code,
  version,
});

/** A service that answers as it is told. */
function createFakeService() {
  const fake = {
    codes: new Map<string, ReadCode[]>(),
    reads: [] as string[][],
    reading: createBarrier(),
    trouble: undefined as DirectoryUnavailable | undefined,
    domains: [] as string[][],
    transport: new Map() as Awaited<ReturnType<Directory['lookUpTransport']>>,
    shared: [] as unknown[],
    sharing: createBarrier(),
    shareAnswer: { ok: true, version: '1' } as Awaited<ReturnType<Directory['shareCode']>>,
    settings: undefined as Record<string, unknown> | undefined,
    signedIn: 0,
  };
  const calls: Partial<Directory> = {
    hasService: true,
    async readCodes(addresses) {
      fake.reads.push([...addresses]);
      await fake.reading.pass();
      if (fake.trouble) throw fake.trouble;
      return new Map(addresses.map((each) => [each, fake.codes.get(each) ?? []]));
    },
    async lookUpTransport(domains) {
      fake.domains.push([...domains]);
      return fake.transport;
    },
    async shareCode(of, code, seen) {
      fake.shared.push({ of, code, seen });
      await fake.sharing.pass();
      return fake.shareAnswer;
    },
    settings: async () => fake.settings,
    signIn: async () => void fake.signedIn++,
  };
  return Object.assign(fake, { calls });
}

function setting(known: Parameters<typeof createFakeDirectory>[0] = {}, emails = [ANNA]) {
  const service = createFakeService();
  const directory = createFakeDirectory(known);
  Object.assign(directory.port, service.calls);
  const draft = createFakeDraft(emails.map((email) => person(email)));
  const pane = createPane({ directory, draft });
  return { pane, service, directory, draft };
}

/** What is sealed for somebody. */
const sealed = ({ draft }: Pick<ReturnType<typeof setting>, 'draft'>, email: string) =>
  draft.last?.instructions.recipients.find((one) => one.address === email);
/** Chunks, calls and writes, one after the other. */
const settleAll = async () => {
  for (let turn = 0; turn < 6; turn++) await settle();
};

describe('a saved code that is chosen', () => {
  const known = { [ANNA]: { codes: [unread('organization')] }, [BO]: { codes: [unread('personal')] } };

  it('is not read while secure mail is off', async () => {
    const { pane, service } = setting(known);
    await pane.start();
    await settleAll();

    expect(service.reads).toEqual([]);
  });

  it('is read for all rows in one call, and sealed only then', async () => {
    const all = setting(known, [ANNA, BO]);
    const { pane, service } = all;
    service.codes = new Map([
      [ANNA, [read('organization')]],
      [BO, [read('personal', accessCode('tulp-77-maan'))]],
    ]);
    service.reading.on = true;
    await (await pane.start()).switchOn();
    await settleAll();

    expect(service.reads).toEqual([[ANNA, BO]]);
    expect(pane.row(ANNA)?.verification?.state).toBe('unread');
    expect(all.draft.last?.missing.map((one) => one.address)).toEqual([ANNA, BO]);

    service.reading.next().succeed();
    await settleAll();

    expect(pane.row(ANNA)?.verification?.state).toBe('ready');
    expect(sealed(all, ANNA)).toMatchObject({ method: 'organization-code-saved', accessCode: '48213705', own: false });
    expect(sealed(all, BO)).toMatchObject({ accessCode: 'tulp-77-maan' });
  });

  it('that cannot be read keeps the row from being sealed, and is tried again when asked', async () => {
    const all = setting(known);
    const { pane, service } = all;
    service.trouble = new DirectoryUnavailable('', { absence: 'not-allowed' });
    await (await pane.start()).switchOn();
    await settleAll();

    expect(pane.row(ANNA)).toMatchObject({ verification: { state: 'unread' }, codeProblem: 'not-allowed' });
    expect(sealed(all, ANNA)).toBeUndefined();
    expect(service.reads).toHaveLength(1);

    service.trouble = undefined;
    service.codes.set(ANNA, [read('organization')]);
    pane.store.actions.readCodes(address(ANNA));
    await settleAll();

    expect(pane.row(ANNA)?.codeProblem).toBeUndefined();
    expect(sealed(all, ANNA)).toMatchObject({ accessCode: '48213705' });
  });

  it('that is gone by the time it is read is not sealed', async () => {
    const all = setting(known);
    await (await all.pane.start()).switchOn();
    await settleAll();

    expect(all.pane.row(ANNA)?.codeProblem).toBe('away');
    expect(sealed(all, ANNA)).toBeUndefined();
  });

  it('stays chosen where it was picked before it was read', async () => {
    const all = setting({ [ANNA]: { hasAccount: true, codes: [unread('personal')] } });
    const { pane, service } = all;
    service.codes.set(ANNA, [read('personal')]);
    await (await pane.start()).switchOn();
    await settleAll();
    expect(service.reads).toEqual([]); // an account is chosen: nobody needs the code

    pane.store.actions.choose(address(ANNA), { method: 'access-code-saved', unread: true });
    await settleAll();

    expect(service.reads).toEqual([[ANNA]]);
    expect(sealed(all, ANNA)).toMatchObject({ method: 'access-code-saved', accessCode: '48213705', own: true });
  });

  it('that stands on the draft is ready at once, and counts until another was read', async () => {
    const service = createFakeService();
    service.reading.on = true;
    service.codes.set(ANNA, [read('organization', accessCode('another-code'))]);
    const directory = createFakeDirectory(known);
    Object.assign(directory.port, service.calls);
    const instruction = {
      address: address(ANNA),
      method: 'organization-code-saved' as const,
      accessCode: CODE,
      own: true,
    };
    const draft = createFakeDraft([person(ANNA)], {
      secure: 'on',
      draftId: 'draft',
      instructions: new Map([[address(ANNA), instruction]]),
    });
    const pane = createPane({ directory, draft });
    await pane.start();
    await settleAll();

    expect(pane.row(ANNA)?.verification?.state).toBe('ready');

    service.reading.next().succeed();
    await settleAll();

    expect(pane.row(ANNA)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { reason: { why: 'value-gone' } },
    });
  });
});

describe('an organization access code that is set', () => {
  const choice: Choice = { method: 'organization-code-new', accessCode: accessCode('tulp-77-maan') };
  const started = async (known = {}) => {
    const all = setting(known);
    await (await all.pane.start()).switchOn();
    all.pane.store.actions.choose(address(ANNA), choice);
    return all;
  };

  it('is shared at once, as the first one', async () => {
    const all = await started();
    await settleAll();

    expect(all.service.shared).toEqual([{ of: ANNA, code: { accessCode: 'tulp-77-maan' }, seen: undefined }]);
    expect(all.pane.row(ANNA)?.record?.codes).toMatchObject([
      { accessCode: 'tulp-77-maan', setHere: true, version: '1' },
    ]);
    expect(sealed(all, ANNA)).toMatchObject({ method: 'organization-code-saved', accessCode: 'tulp-77-maan' });
  });

  it('makes way for the one that a colleague has just set, which is offered', async () => {
    const all = setting();
    const { pane, service, directory } = all;
    service.sharing.on = true;
    service.shareAnswer = { ok: false, problem: 'changed' };
    await (await pane.start()).switchOn();
    pane.store.actions.choose(address(ANNA), choice);
    await settleAll();
    directory.known[ANNA] = { codes: [unread('organization', { setBy: 'Els' })] };
    service.sharing.next().succeed();
    await settleAll();

    expect(pane.row(ANNA)?.verification).toMatchObject({
      state: 'missing',
      withdrawn: { reason: { why: 'organization-code-exists', setBy: 'Els' } },
    });
    expect(sealed(all, ANNA)).toBeUndefined();
  });

  it('stays on the draft while the service is away, and is shared when it is back', async () => {
    const all = setting();
    const { pane, service } = all;
    service.shareAnswer = { ok: false, problem: 'away' };
    await (await pane.start()).switchOn();
    pane.store.actions.choose(address(ANNA), choice);
    await settleAll();

    expect(pane.problems).toContain('directory-away');
    expect(sealed(all, ANNA)).toMatchObject({ method: 'organization-code-new', accessCode: 'tulp-77-maan' });

    service.shareAnswer = { ok: true, version: '1' };
    pane.store.actions.retry();
    await settleAll();

    expect(service.shared).toHaveLength(2);
    expect(pane.problems).not.toContain('directory-away');
  });

  it('is taken back at the service with the change', async () => {
    const all = await started();
    await settleAll();
    all.pane.store.actions.undo();
    await settleAll();

    expect(all.directory.forgotten).toEqual([{ of: ANNA, item: { kind: 'code', scope: 'organization' } }]);
    expect(all.pane.row(ANNA)?.record?.codes).toEqual([]);
    expect(sealed(all, ANNA)).toBeUndefined();
  });

  it('is taken back although it was still being shared', async () => {
    const all = setting();
    all.service.sharing.on = true;
    await (await all.pane.start()).switchOn();
    all.pane.store.actions.choose(address(ANNA), choice);
    await settleAll();
    all.pane.store.actions.undo();
    await settleAll();
    all.service.sharing.next().succeed();
    await settleAll();

    expect(all.directory.forgotten).toHaveLength(1);
    expect(all.pane.row(ANNA)?.record?.codes).toEqual([]);
  });

  it('stays shared where the sender then picks another method', async () => {
    const all = await started({
      [ANNA]: { numbers: [{ phoneNumber: phoneNumber('+31612345678'), scope: 'personal' }] },
    });
    await settleAll();
    all.pane.store.actions.choose(address(ANNA), { method: 'sms-known', phoneNumber: phoneNumber('+31612345678') });
    await settleAll();
    all.pane.store.actions.undo();
    await settleAll();

    expect(all.directory.forgotten).toEqual([]);
    expect(sealed(all, ANNA)).toMatchObject({ accessCode: 'tulp-77-maan' });
  });
});

describe('safe transport', () => {
  it('is looked up once the rows are there, once for each domain, and rows fill in', async () => {
    const all = setting({ [BO]: { unsafeTransport: [{ standard: 'dane', reason: 'not-found' }] } }, [
      ANNA,
      'zoe@praktijk.example',
      BO,
    ]);
    all.service.transport = new Map([
      [
        'praktijk.example',
        { safeTransport: { standard: 'nta-7516', provider: 'Veilig BV', since: '2025-03' }, unsafeTransport: [] },
      ],
    ]);
    await (await all.pane.start()).switchOn();
    await settleAll();

    expect(all.service.domains).toEqual([['praktijk.example']]);
    expect(all.pane.chosen(ANNA)).toMatchObject({
      choice: { method: 'transport-security' },
      reason: { provider: 'Veilig BV', since: '2025-03' },
    });
    expect(sealed(all, 'zoe@praktijk.example')).toMatchObject({ method: 'transport-security' });
  });

  it('that is not found out in time is not asked for again and again', async () => {
    const all = setting();
    await (await all.pane.start()).switchOn();
    await settleAll();
    await all.pane.setRecipients([person(ANNA), person('zoe@praktijk.example')]);
    await settleAll();

    expect(all.service.domains).toEqual([['praktijk.example']]);
  });
});

describe('settings of the service', () => {
  const document = { trustedDomains: [] };
  async function startedWith(settings: Record<string, unknown>) {
    const all = setting({ [ANNA]: { hasAccount: true } });
    all.service.settings = settings;
    all.pane.outside.configuration = { ok: true, configuration: makeConfiguration(), document };
    await (await all.pane.start()).switchOn();
    await settleAll();
    return all.pane;
  }

  it('are laid over the document, and rows follow', async () => {
    const pane = await startedWith({ trustedDomains: ['praktijk.example'] });

    expect(pane.row(ANNA)?.verification).toEqual({ state: 'not-needed', because: 'trusted-domain' });
    expect(pane.state.configuration?.policy.trustedDomains).toEqual(['praktijk.example']);
  });

  it('with a mistake change nothing', async () => {
    const pane = await startedWith({ trustedDomains: ['*'] });

    expect(pane.chosen(ANNA)?.choice.method).toBe('account');
  });
});

describe('while the service is away', () => {
  it('says so, keeps what was sent held, and tells it when the service is back', async () => {
    const all = setting();
    const { pane, directory } = all;
    directory.held.set('draft-1', [{ address: address(ANNA), method: 'account' }]);
    pane.outside.sent = ['draft-1'];
    directory.answers['confirm'] = { ok: false, problem: 'unavailable' };
    directory.trouble = new DirectoryUnavailable('', { absence: 'away' });
    await (await pane.start()).switchOn();
    await settleAll();

    expect(pane.problems).toContain('directory-away');
    expect(pane.outside.sent).toEqual(['draft-1']);

    directory.trouble = undefined;
    directory.answers['confirm'] = { ok: true };
    pane.store.actions.retry();
    await settleAll();

    expect(pane.problems).not.toContain('directory-away');
    expect(pane.outside.sent).toEqual([]);
    expect(directory.confirmed).toEqual(['draft-1', 'draft-1']);
  });

  it('tells a person who may not use it to ask, and one who is not signed in to sign in', async () => {
    const all = setting();
    all.directory.trouble = new DirectoryUnavailable('', { absence: 'not-allowed' });
    await (await all.pane.start()).switchOn();
    await settleAll();
    expect(all.pane.problems).toEqual(['directory-not-allowed']);

    all.directory.trouble = new DirectoryUnavailable('', { absence: 'sign-in' });
    all.pane.store.actions.retry();
    await settleAll();
    expect(all.pane.problems).toEqual(['directory-sign-in']);
    expect(all.service.signedIn).toBe(0);

    all.directory.trouble = undefined;
    all.pane.store.actions.retry();
    await settleAll();
    expect(all.service.signedIn).toBe(1);
    expect(all.pane.problems).toEqual([]);
  });

  it('shows the list before the service has been told what was sent', async () => {
    const all = setting({ [ANNA]: { hasAccount: true } });
    all.directory.held.set('draft-1', []);
    all.pane.outside.sent = ['draft-1'];
    all.directory.port.confirmSent = () => new Promise(() => {});
    await (await all.pane.start()).switchOn();
    await settleAll();

    expect(all.pane.chosen(ANNA)?.choice.method).toBe('account');
  });
});
