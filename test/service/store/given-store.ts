/** The store on each database, with real keys. Every test has tenants of its own, so that none sees what another left. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AuditTable } from '../../../src/service/database/tables';
import { createKeyCache } from '../../../src/service/keys/key-cache';
import { rotateDataKey } from '../../../src/service/keys/rotation';
import { parseMasterKey } from '../../../src/service/keys/master-key';
import { createTenantCipher } from '../../../src/service/keys/tenant-cipher';
import type { TenantCipher } from '../../../src/service/keys/types';
import { createStore } from '../../../src/service/store/create-store';
import type { Caller, DirectoryStore } from '../../../src/service/store/types';
import type { KnownRecipient } from '../../../src/contract/lookup';
import type { Answer } from '../../../src/contract/routes';
import type { TransportStatus } from '../../../src/contract/transport';
import { findingsText } from '../../../src/service/database/findings';
import { onEachDatabase } from '../databases';
import type { DatabaseKind, Given } from '../databases';

export interface GivenStore extends Given {
  store: DirectoryStore;
  /** Of `store.lookup`, without the transports. */
  recipients(caller: Caller, addresses: string[]): Promise<KnownRecipient[]>;
  /** Of `store.readCodes`. */
  codes(caller: Caller, addresses: string[]): Promise<Answer<'readCodes'>['codes']>;
  /** Another on the same database. */
  storeWith(options: { newCodesPerDay: number }): DirectoryStore;
  cipher: TenantCipher;
  /** A new data key, as `npm run directory` makes one. */
  rotate(tenant: string): Promise<unknown>;
  /** Of the store and of the keys; set forward by tests. */
  clock: { now: Date };
}

/** @param tests `given` is for use inside of tests and hooks */
export function onEachStore(
  title: string,
  tests: (given: GivenStore, kind: DatabaseKind) => void,
  kinds?: readonly DatabaseKind[],
): void {
  onEachDatabase(title, onDatabase, kinds);

  function onDatabase(database: Given, kind: DatabaseKind): void {
    const given = database as GivenStore;
    beforeAll(async () => {
      given.clock = { now: new Date() };
      const now = () => given.clock.now.getTime();
      const current = await parseMasterKey(randomBytes(32).toString('base64url'), 'the key of this test');
      const cache = createKeyCache(given.database, { current }, now);
      given.cipher = createTenantCipher(cache, now);
      given.rotate = (tenant) => rotateDataKey(given.database, { current }, cache, tenant);
      const parts = { database: given.database, cipher: given.cipher, now: () => given.clock.now };
      given.store = createStore(parts);
      given.storeWith = (options) => createStore({ ...parts, ...options });
      given.codes = async (caller, addresses) => (await given.store.readCodes(caller, { addresses })).codes;
      given.recipients = async (caller, addresses) => (await given.store.lookup(caller, { addresses })).recipients;
    });
    tests(given, kind);
  }
}

export const person = (name: string, tenant: string): Caller => ({ tenant, id: randomUUID(), name });

/** Two colleagues of one organization. */
export function colleagues(): { els: Caller; jan: Caller } {
  const tenant = randomUUID();
  return { els: person('Els Visser', tenant), jan: person('Jan de Wit', tenant) };
}

/** Lookups tell of days. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** What a call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => error,
  );
}

/** The audit as it stands in the database. */
export const auditRows = ({ database }: Given, { tenant }: Caller): Promise<Selectable<AuditTable>[]> =>
  database.inTenant(tenant, (connection) =>
    connection.selectFrom('audit').selectAll().where('tenant', '=', tenant).orderBy('at').execute(),
  );

/** The code of this address, as a damaged disk leaves it. */
export const damageCode = ({ database }: Given, { tenant }: Caller, address: string) =>
  database.inTenant(tenant, (connection) =>
    connection
      .updateTable('codes')
      .set({ sealed: randomBytes(40) })
      .where('tenant', '=', tenant)
      .where('address', '=', address)
      .execute(),
  );

/** What another part found out about a domain. */
export async function keepTransport(
  { database, clock }: GivenStore,
  { tenant }: Caller,
  { domain, status, seconds }: { domain: string; status: TransportStatus; seconds: number },
): Promise<void> {
  const expires_at = new Date(clock.now.getTime() + seconds * 1_000);
  await database.inTenant(tenant, (connection) =>
    connection
      .insertInto('transport_checks')
      .values({ tenant, domain, findings: findingsText(status), checked_at: status.checkedOn, expires_at })
      .execute(),
  );
}

let mails = 0;
/** Names a mail that nobody told of before. */
export const newKey = () => `mail-${(mails += 1)}`;

/** One recipient whom a number was typed for. */
export const smsTo = (address: string, phoneNumber = '+31612345678') => ({
  key: newKey(),
  used: [{ address, method: 'sms-new' as const, phoneNumber }],
});

/** One recipient whom a code was typed for. */
export const codeFor = (
  address: string,
  accessCode: string,
  method: 'access-code-new' | 'organization-code-new' = 'access-code-new',
) => ({ key: newKey(), used: [{ address, method, accessCode, accessCodeHint: 'the usual' }] });
