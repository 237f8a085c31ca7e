import fc from 'fast-check';
import { WrongSettings, masterKeyFile } from '../../src/service/directory-settings';
import { ENTRA, readSettings } from '../../src/service/settings';
import { serviceSettings as words } from '../../src/locales/en/service-settings';

const TENANT = '0b6a3a54-6d0e-4d3c-9a54-6f1d1e0c9a01';
const LEAST = { TOKEN_AUDIENCE: 'api://directory', TENANTS: TENANT };

const mistakesIn = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings({ ...LEAST, ...environment });
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.mistakes;
    throw error;
  }
};

it('the least that must be set is for whom tokens are and which organizations may', () => {
  expect(readSettings(LEAST)).toMatchObject({
    port: 8_080,
    host: '127.0.0.1',
    database: { folder: '.local/directory' },
    tokens: {
      issuers: [ENTRA],
      audiences: ['api://directory'],
      tenants: [TENANT],
      scope: 'access_as_user',
      guests: false,
    },
    resolvers: ['127.0.0.1'],
    limits: { perHour: 5_000, perDay: 20_000 },
    writeLimits: { perHour: 5_000, perDay: 20_000 },
    newCodesPerDay: 1_000,
    retention: { auditDays: 365, rememberedDays: 90 },
    importBytes: 2 ** 31,
  });
});

it('without anything, both are named', () => {
  expect(() => readSettings({})).toThrow(new WrongSettings([words.variables.TOKEN_AUDIENCE, words.variables.TENANTS]));
});

it('everything can be set', () => {
  const issuer = { issuer: 'http://127.0.0.1:4000/{tid}/v2.0', discovery: 'http://127.0.0.1:4000/x' };
  const settings = readSettings({
    PORT: '0',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://directory:secret@db.example:5432/directory?sslmode=verify-full',
    DATABASE_OWNER_URL: 'postgresql://owner@db.example/directory',
    DATABASE_CONNECTIONS: '40',
    DATABASE_POOLER: 'session',
    DIRECTORY_MASTER_KEY: 'key',
    DIRECTORY_PREVIOUS_MASTER_KEY: 'old',
    TOKEN_ISSUERS: JSON.stringify([ENTRA, issuer]),
    TOKEN_AUDIENCE: `${TENANT}, api://directory`,
    TOKEN_CLIENTS: TENANT,
    TOKEN_SCOPE: 'directory',
    TOKEN_GUESTS: 'allowed',
    TENANTS: `${TENANT},9c1d2e3f-0000-4000-8000-6f1d1e0c9a02`,
    ADD_IN_ORIGIN: 'https://add-in.example:8443',
    DNS_RESOLVERS: '127.0.0.1:5353, ::1, [::1]:53',
    LIMIT_ADDRESSES_PER_HOUR: '30000',
    LIMIT_WRITES_PER_HOUR: '1000',
    LIMIT_WRITES_PER_DAY: '2000',
    LIMIT_NEW_CODES_PER_DAY: '3000',
    IMPORT_MEGABYTES: '1',
    AUDIT_DAYS: '30',
    REMEMBERED_DAYS: '7',
  });

  expect(settings).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    database: {
      url: expect.stringContaining('db.example'),
      ownerUrl: expect.any(String),
      connections: 40,
      pooler: 'session',
    },
    masterKey: 'key',
    previousMasterKey: 'old',
    tokens: {
      issuers: [ENTRA, issuer],
      audiences: [TENANT, 'api://directory'],
      clients: [TENANT],
      tenants: [TENANT, '9c1d2e3f-0000-4000-8000-6f1d1e0c9a02'],
      scope: 'directory',
      guests: true,
    },
    addInOrigin: 'https://add-in.example:8443',
    resolvers: ['127.0.0.1:5353', '::1', '[::1]:53'],
    limits: { perHour: 30_000, perDay: 30_000 },
    writeLimits: { perHour: 1_000, perDay: 2_000 },
    newCodesPerDay: 3_000,
    retention: { auditDays: 30, rememberedDays: 7 },
    importBytes: 2 ** 20,
  });
});

const ISSUER = 'https://login.example/{tid}/v2.0';
const issuers = (...list: object[]) => ({ TOKEN_ISSUERS: JSON.stringify(list) });

it.each([
  ['PORT', 'a word', { PORT: 'http' }],
  ['PORT', 'too high', { PORT: '70000' }],
  ['DATABASE_URL', 'of another database', { DATABASE_URL: 'mysql://db.example/x' }],
  ['DATABASE_POOLER', 'of transactions', { DATABASE_POOLER: 'transaction' }],
  ['DATABASE_CONNECTIONS', 'none', { DATABASE_CONNECTIONS: '0' }],
  ['TOKEN_ISSUERS', 'no JSON', { TOKEN_ISSUERS: ISSUER }],
  ['TOKEN_ISSUERS', 'empty', issuers()],
  ['TOKEN_ISSUERS', 'without a place for the tenant', issuers({ ...ENTRA, issuer: 'https://login.example/v2.0' })],
  ['TOKEN_ISSUERS', 'without keys', issuers({ issuer: ISSUER })],
  ['TOKEN_ISSUERS', 'with keys over an open line', issuers({ issuer: ISSUER, jwksUri: 'http://login.example/keys' })],
  ['TOKEN_ISSUERS', 'with a switch', issuers({ ...ENTRA, verify: false })],
  ['TENANTS', 'names', { TENANTS: 'contoso' }],
  ['TENANTS', 'all', { TENANTS: '*' }],
  ['TOKEN_CLIENTS', 'names', { TOKEN_CLIENTS: 'outlook' }],
  ['TOKEN_GUESTS', 'another word', { TOKEN_GUESTS: 'true' }],
  ['ADD_IN_ORIGIN', 'with a path', { ADD_IN_ORIGIN: 'https://add-in.example/' }],
  ['ADD_IN_ORIGIN', 'over an open line', { ADD_IN_ORIGIN: 'http://add-in.example' }],
  ['ADD_IN_ORIGIN', 'all', { ADD_IN_ORIGIN: '*' }],
  ['DNS_RESOLVERS', 'names', { DNS_RESOLVERS: 'dns.example' }],
  ['LIMIT_ADDRESSES_PER_HOUR', 'less than one lookup', { LIMIT_ADDRESSES_PER_HOUR: '100' }],
  ['LIMIT_ADDRESSES_PER_DAY', 'less than an hour', { LIMIT_ADDRESSES_PER_DAY: '2000' }],
  ['LIMIT_WRITES_PER_HOUR', 'less than one mail', { LIMIT_WRITES_PER_HOUR: '999' }],
  ['LIMIT_WRITES_PER_DAY', 'less than an hour', { LIMIT_WRITES_PER_DAY: '4999' }],
  ['LIMIT_NEW_CODES_PER_DAY', 'less than one mail', { LIMIT_NEW_CODES_PER_DAY: '999' }],
  ['AUDIT_DAYS', 'none', { AUDIT_DAYS: '0' }],
] as [keyof typeof words.variables, string, Record<string, string>][])(
  '%s may not be %s',
  (name, _label, environment) => {
    expect(mistakesIn(environment)).toEqual([words.variables[name]]);
  },
);

it('every mistake is named at once', () => {
  expect(mistakesIn({ PORT: 'x', TENANTS: 'x', DNS_RESOLVERS: 'x' })).toEqual([
    words.variables.PORT,
    words.variables.TENANTS,
    words.variables.DNS_RESOLVERS,
  ]);
});

it('what is set to nothing is not set', () => {
  expect(readSettings({ ...LEAST, PORT: '', ADD_IN_ORIGIN: ' ' })).toMatchObject({
    port: 8_080,
    addInOrigin: undefined,
  });
});

it('a mistake never repeats what was set', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(words.variables)), fc.string(), (name, text) => {
      const told = mistakesIn({ [name]: `s3cr3t${text}` }).join();
      expect(told).not.toContain('s3cr3t');
    }),
  );
});

it('the master key of an embedded database is beside its folder', () => {
  expect(masterKeyFile('data/directory/')).toBe('data/directory-master-key');
});
