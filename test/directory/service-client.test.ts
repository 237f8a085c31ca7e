import { ServiceRefusal } from '../../src/directory/service-client';
import { DirectoryUnavailable } from '../../src/directory/types';
import { createFakeService } from './fake-service';

const address = 'a@b.example';
const ASKED = {
  lookup: { addresses: [address] },
  remember: { key: 'mail-1', used: [{ address, method: 'account' as const }] },
  setOrganizationCode: { address, accessCode: 'under the old oak' },
  forget: { address, item: { kind: 'code' as const, scope: 'personal' as const } },
};
const LOOKUP = '/v1/lookup';
const nobody = { body: { recipients: [], transports: [] } };

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: unknown) =>
      error instanceof DirectoryUnavailable
        ? error.absence
        : error instanceof ServiceRefusal
          ? error.refusal
          : String(error),
  );

describe('a call of the directory service', () => {
  it('carries the token, the version in quotes, and everything else in its body', async () => {
    const service = createFakeService({ '/v1/contact/save': { body: { address: 'a@b.example', version: '2' } } });

    await service.client.call('saveContact', { address: 'a@b.example' }, { ifMatch: '1' });

    expect(service.asked).toEqual([
      {
        method: 'POST',
        path: '/v1/contact/save',
        headers: { authorization: 'Bearer token', 'content-type': 'application/json', 'if-match': '"1"' },
        body: { address: 'a@b.example' },
      },
    ]);
  });

  it('that is not signed in any more is made once again with a fresh token', async () => {
    const service = createFakeService({ [LOOKUP]: [{ status: 401 }, nobody] });

    await expect(service.client.call('lookup', ASKED.lookup)).resolves.toEqual({ recipients: [], transports: [] });
    expect(service.tokens).toEqual([false, true]);
  });

  it.each([
    ['a token that is refused twice', { status: 401 }, 'away'],
    ['a person who may not use it', { status: 403 }, 'not-allowed'],
    ['a service that cannot', { status: 503 }, 'away'],
    ['a network that fails', new TypeError('Failed to fetch'), 'away'],
    ['an answer in another form', { body: { recipients: [{}] } }, 'away'],
    ['what is no JSON', { status: 200 }, 'away'],
    ['a body that is refused', { status: 400, body: {} }, 'refused'],
    ['a version that is not the one that stands there', { status: 412, body: {} }, 'changed'],
    [
      'an undo that is too old',
      { status: 410, body: { type: 'urn:secure-mail:problem:undo-too-late', title: '', status: 410 } },
      'too-late',
    ],
  ])('tells %s', async (_, answer, failure) => {
    const service = createFakeService({ [LOOKUP]: answer });

    expect(await failureOf(service.client.call('lookup', ASKED.lookup))).toBe(failure);
  });

  it('is not made while nobody is signed in', async () => {
    const service = createFakeService({ [LOOKUP]: nobody });
    service.token = new DirectoryUnavailable('', { absence: 'sign-in' });

    expect(await failureOf(service.client.call('lookup', ASKED.lookup))).toBe('sign-in');
    expect(service.asked).toEqual([]);
  });

  it.each([
    ['in seconds', '120', 120_000],
    ['as a date', new Date(1_000_000 + 90_000).toUTCString(), 89_000],
    ['in a way that says nothing', 'soon', 30_000],
    ['for longer than an hour', '86400', 3_600_000],
  ])('is not made before the time that the service asked for: %s', async (_, retryAfter, pause) => {
    const service = createFakeService({ [LOOKUP]: [{ status: 429, headers: { 'retry-after': retryAfter } }, nobody] });
    expect(await failureOf(service.client.call('lookup', ASKED.lookup))).toBe('away');

    service.time += pause - 1;
    expect(await failureOf(service.client.call('lookup', ASKED.lookup))).toBe('away');
    expect(service.asked).toHaveLength(1);

    service.time += 1_001;
    expect(await failureOf(service.client.call('lookup', ASKED.lookup))).toBe('none');
  });

  describe('that writes is refused for a while', () => {
    const [REMEMBER, CODE, FORGET] = ['/v1/remember', '/v1/codes/organization', '/v1/contact/forget'];
    const refused = (code: string) => ({
      status: 429,
      headers: { 'retry-after': '120' },
      body: { type: `urn:secure-mail:problem:${code}`, title: 'Wait.', status: 429 },
    });
    const serviceOf = (code: string) =>
      createFakeService({
        [REMEMBER]: [refused(code), { body: { again: false } }],
        [CODE]: { body: { version: '1' } },
        [FORGET]: { body: {} },
        [LOOKUP]: nobody,
        '/v1/settings': { body: { settings: {}, version: '1' } },
      });

    it.each([
      ['what may be written is used up', 'too-many-written', { CODE: 'away', FORGET: 'away', LOOKUP: 'none' }],
      ['new codes are used up', 'too-many-new-codes', { CODE: 'away', FORGET: 'none', LOOKUP: 'none' }],
      ['too many calls wait', 'too-many-at-once', { CODE: 'away', FORGET: 'away', LOOKUP: 'away' }],
    ] as const)('and only what is refused waits: %s', async (_, code, expected) => {
      const { client } = serviceOf(code);
      await failureOf(client.call('remember', ASKED.remember));

      expect(await failureOf(client.call('remember', ASKED.remember))).toBe('away');
      expect({
        CODE: await failureOf(client.call('setOrganizationCode', ASKED.setOrganizationCode)),
        FORGET: await failureOf(client.call('forget', ASKED.forget)),
        LOOKUP: await failureOf(client.call('lookup', ASKED.lookup)),
      }).toEqual(expected);
    });

    it('and is made again after that, once', async () => {
      const service = serviceOf('too-many-written');
      await failureOf(service.client.call('remember', ASKED.remember));
      for (let time = 0; time < 5; time += 1) await failureOf(service.client.call('remember', ASKED.remember));
      expect(service.calls(REMEMBER)).toHaveLength(1);

      service.time += 121_000;
      expect(await failureOf(service.client.call('remember', ASKED.remember))).toBe('none');
      expect(service.calls(REMEMBER)).toHaveLength(2);
    });
  });

  it('answers nothing where the version is still the one that is known', async () => {
    const service = createFakeService({ '/v1/settings': { status: 304 } });

    await expect(service.client.call('readSettings', undefined, { ifNoneMatch: '7' })).resolves.toBeUndefined();
    expect(service.asked[0]!.headers['if-none-match']).toBe('"7"');
  });

  it('holds no code, number or address in what goes wrong', async () => {
    const service = createFakeService({ '/v1/codes/organization': { status: 400, body: { code: 'tulp-77-maan' } } });
    const body = { address: 'anna@praktijk.example', accessCode: 'tulp-77-maan' };

    const error: unknown = await service.client.call('setOrganizationCode', body, { ifMatch: '0' }).catch((e) => e);

    expect(JSON.stringify(error) + String(error)).not.toMatch(/tulp|anna/);
  });
});
