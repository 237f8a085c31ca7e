import { makeTokenChecker } from '../../../src/service/http/tokens';
import type { TokenCause, TokenChecker, TokenSettings } from '../../../src/service/http/tokens';
import { Refusal } from '../../../src/service/http/refusal';
import type { JWTPayload } from 'jose';
import { AUDIENCE, CLIENT, OTHER_TENANT, PERSON, PROGRAM, TENANT, type TestIssuer, startIssuer } from './issuer';

const OTHER_ISSUER = 'the issuer of the other tenant';
const keysAt = (discovery: string) => new URL('/keys', discovery).href;

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(() => issuer.close());

const checkerOf = (settings: Partial<TokenSettings> = {}, cooldown = 0): TokenChecker =>
  makeTokenChecker(
    {
      issuers: [issuer.settings],
      audiences: ['api://directory', AUDIENCE],
      tenants: [TENANT],
      scope: 'access_as_user',
      ...settings,
    },
    { timeOut: 60_000, cooldown },
  );

const refusalOf = async (checking: Promise<unknown>): Promise<Refusal> => {
  try {
    await checking;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was let in');
};

describe('who calls', () => {
  it('is the object id in the tenant, with the name that colleagues see', async () => {
    const { caller } = await checkerOf().check(`Bearer ${await issuer.sender({ name: '  Ann Sender ' })}`);

    expect(caller).toEqual({ tenant: TENANT, id: PERSON, name: 'Ann Sender' });
  });

  it('is the same in whatever case the ids are written', async () => {
    const { caller } = await checkerOf().check(`Bearer ${await issuer.sender({ oid: PERSON.toUpperCase() })}`);

    expect(caller.id).toBe(PERSON);
  });

  it('may be of either audience', async () => {
    await expect(checkerOf().check(`bearer ${await issuer.sender({ aud: 'api://directory' })}`)).resolves.toBeDefined();
  });

  it('may use any program where none are configured', async () => {
    await expect(checkerOf().check(`Bearer ${await issuer.sender({ azp: 'any' })}`)).resolves.toBeDefined();
  });

  it.each([
    ['without any, it asks for a token', undefined, 'Bearer'],
    ['with another scheme, it says that the token is wrong', 'Basic YW5uOnNlY3JldA==', 'Bearer error="invalid_token"'],
    ['with two tokens, it says that the token is wrong', 'Bearer a.b.c, Bearer a.b.c', 'Bearer error="invalid_token"'],
  ])('%s', async (_label, header, challenge) => {
    const { code, details } = await refusalOf(checkerOf().check(header));

    expect([code, details.headers?.['www-authenticate']]).toEqual(['not-signed-in', challenge]);
  });
});

describe('a guest', () => {
  it('may where the settings let guests in', async () => {
    const { as } = await checkerOf({ guests: true }).check(`Bearer ${await issuer.sender({ acct: 1 })}`);

    expect([...as]).toEqual(['sender']);
  });
});

it('programs are the same in whatever case settings and token write their ids', async () => {
  const checker = checkerOf({ clients: [CLIENT.toUpperCase()] });

  await expect(checker.check(`Bearer ${await issuer.sender({ azp: CLIENT })}`)).resolves.toBeDefined();
  await expect(
    checker.check(`Bearer ${await issuer.sender({ azp: undefined, appid: CLIENT.toUpperCase() })}`),
  ).resolves.toBeDefined();
});

describe('the cause of a refusal is told for the log', () => {
  const ofVersion1 = { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0', aud: 'api://directory' };

  it.each<[string, TokenCause, JWTPayload]>([
    ['a token of version 1 where none is configured', 'token-version-1', ofVersion1],
    ['another issuer', 'issuer', { iss: 'https://login.example/x/v2.0' }],
    ['another audience', 'audience', { aud: 'https://graph.example' }],
    ['a token that is over', 'times', { exp: 1_000_000 }],
    ['a claim that is missing', 'claims', { oid: undefined }],
    ['a tenant that may not', 'tenant', { tid: OTHER_TENANT, iss: OTHER_ISSUER }],
    ['a program that may not', 'program', { azp: PROGRAM }],
    ['a guest', 'guest', { acct: 1 }],
    ['the id of the tenant for a person', 'person-is-tenant', { oid: TENANT }],
  ])('%s', async (_label, cause, { iss, ...claims }) => {
    const checker = checkerOf({ clients: [CLIENT] });
    const named = iss === OTHER_ISSUER ? issuer.issuerOf(OTHER_TENANT) : iss;
    const token = await issuer.sender({ ...claims, ...(named !== undefined && { iss: named }) });

    expect((await refusalOf(checker.check(`Bearer ${token}`))).details.because).toBe(cause);
  });

  it('a token of version 1 is taken where its issuer is configured', async () => {
    const { discovery } = issuer.settings;
    const issuers = [issuer.settings, { issuer: 'https://sts.windows.net/{tid}/', jwksUri: keysAt(discovery) }];

    await expect(checkerOf({ issuers }).check(`Bearer ${await issuer.sender(ofVersion1)}`)).resolves.toBeDefined();
  });
});

describe('the keys of the issuer', () => {
  it('are asked for once for many tokens', async () => {
    const checker = checkerOf();
    for (let time = 0; time < 5; time += 1) await checker.check(`Bearer ${await issuer.sender()}`);

    expect(issuer.looks()).toBe(1);
  });

  it('are asked for once when many come at the same moment', async () => {
    const checker = checkerOf();
    const token = await issuer.sender();
    await Promise.all(Array.from({ length: 20 }, () => checker.check(`Bearer ${token}`)));

    expect(issuer.looks()).toBe(1);
  });

  it('may be changed: the new one is found, the old one is no longer taken', async () => {
    const checker = checkerOf();
    const old = await issuer.sender();
    await checker.check(`Bearer ${old}`);
    await issuer.rotate('second');

    await expect(checker.check(`Bearer ${await issuer.sender()}`)).resolves.toBeDefined();
    expect((await refusalOf(checker.check(`Bearer ${old}`))).code).toBe('not-signed-in');
  });

  it('are not asked for again for every name that somebody makes up', async () => {
    const checker = checkerOf({}, 60_000);
    await checker.check(`Bearer ${await issuer.sender()}`);
    for (let time = 0; time < 10; time += 1) {
      await refusalOf(checker.check(`Bearer ${await issuer.sign({ oid: PERSON }, { kid: `made-up-${time}` })}`));
    }

    expect(issuer.looks()).toBe(1);
  });

  it('go on holding while the issuer is away', async () => {
    const checker = checkerOf();
    await checker.check(`Bearer ${await issuer.sender()}`);
    issuer.goAway();

    await expect(checker.check(`Bearer ${await issuer.sender()}`)).resolves.toBeDefined();
  });

  it('that are not known while the issuer is away are no fault of the token', async () => {
    const checker = checkerOf();
    await checker.check(`Bearer ${await issuer.sender()}`);
    await issuer.rotate('second');
    issuer.goAway();
    const { code, details } = await refusalOf(checker.check(`Bearer ${await issuer.sender()}`));

    expect([code, details.headers?.['retry-after']]).toEqual(['unavailable', '5']);
  });

  it('are found once the issuer is there', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'] });
    issuer.goAway();
    const checker = checkerOf();
    const token = await issuer.sender();
    expect((await refusalOf(checker.check(`Bearer ${token}`))).code).toBe('unavailable');
    issuer.comeBack();
    jest.advanceTimersByTime(1_500);

    await expect(checker.check(`Bearer ${token}`)).resolves.toBeDefined();
    jest.useRealTimers();
  });

  it('are taken for the issuer alone that they name', async () => {
    issuer.keysAreOf(issuer.issuerOf(OTHER_TENANT));

    expect((await refusalOf(checkerOf().check(`Bearer ${await issuer.sender()}`))).code).toBe('not-signed-in');
  });

  it('are taken for every tenant where they name the tenant as a place', async () => {
    issuer.keysAreOf(issuer.issuerOf('{tenantid}'));

    await expect(checkerOf().check(`Bearer ${await issuer.sender()}`)).resolves.toBeDefined();
  });

  it('are not taken from a document of another issuer', async () => {
    const { discovery } = issuer.settings;
    const checker = checkerOf({ issuers: [{ issuer: 'https://login.example/{tid}/v2.0', discovery }] });
    const token = await issuer.sender({ iss: `https://login.example/${TENANT}/v2.0` });

    expect((await refusalOf(checker.check(`Bearer ${token}`))).code).toBe('unavailable');
  });
});
