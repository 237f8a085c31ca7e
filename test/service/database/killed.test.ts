/** The database dies in the middle of the work. What was acknowledged is there afterwards, and nothing is there twice. */
import { randomUUID } from 'node:crypto';
import { DEEP } from '../../depth';
import { openDatabase } from '../../../src/service/database/connect';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import { openKeys } from '../../../src/service/keys/open-keys';
import { createStore } from '../../../src/service/store/create-store';
import { StoreUnavailable } from '../../../src/service/store/types';
import type { DirectoryStore } from '../../../src/service/store/types';
import { newMasterKey } from '../keys/given-keys';
import { makeServer, whyNoServer } from './own-server';
import type { OwnServer } from './own-server';

const MAILS = DEEP ? 1_000 : 100;
/** Acknowledged mails after which the server is killed. */
const KILLED_AFTER = 0.3 * MAILS;
/** More than there are connections: some wait for one when the server dies. */
const AT_ONCE = 20;

const caller = { tenant: randomUUID(), id: randomUUID(), name: 'Els Visser' };
const addressOf = (mail: number) => `person-${mail}@lindqvist.example`;
const told = (mail: number) => ({
  key: `mail-${mail}`,
  used: [
    {
      address: addressOf(mail),
      method: 'access-code-new' as const,
      accessCode: `grey heron ${1_000 + mail} Lindqvist`,
    },
  ],
});

/** So many at once, so that none waits too long for a connection. @returns what came of each, in their order */
async function forEachMail<Result>(send: (mail: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const sender = async () => {
    for (let mail = next++; mail < MAILS; mail = next++) results[mail] = await send(mail);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return results;
}

if (whyNoServer !== undefined) {
  if (process.env.CI) it('needs a PostgreSQL of its own', () => expect(whyNoServer).toBeUndefined());
  else it.skip(`a database that is killed: skipped, ${whyNoServer}`, () => undefined);
} else
  describe(`a database that is killed in the middle of ${MAILS} mails`, () => {
    let server: OwnServer;
    let database: TenantDatabase;
    let store: DirectoryStore;
    let outcomes: ('acknowledged' | 'unavailable')[];

    beforeAll(async () => {
      server = await makeServer();
      await server.start();
      database = await openDatabase({ url: server.url, timeOut: 60_000 });
      store = createStore({ database, cipher: (await openKeys(database, { current: await newMasterKey() })).cipher });

      let acknowledged = 0;
      let killed: Promise<void> | undefined;
      outcomes = await forEachMail(async (mail) => {
        await killed;
        try {
          await store.remember(caller, told(mail));
          acknowledged += 1;
          if (acknowledged === KILLED_AFTER) killed = server.kill();
          return 'acknowledged';
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) throw error;
          return 'unavailable';
        }
      });
      await killed;
      await server.start();
    });

    afterAll(async () => {
      await database?.close();
      await server?.remove();
    });

    const rows = () =>
      database.inTenant(caller.tenant, async (connection) => ({
        // beside the mail's key stands a digest of what it said
        keys: (await connection.selectFrom('remembered').select('key').execute()).map(({ key }) => key.split(' ')[0]!),
        codes: (await connection.selectFrom('codes').select('address').execute()).map(({ address }) => address),
        audit: (await connection.selectFrom('audit').select('id').where('action', '=', 'code-set').execute()).length,
      }));

    it('answers every mail: some acknowledged, the others told that it is away', () => {
      const acknowledged = outcomes.filter((outcome) => outcome === 'acknowledged').length;
      expect(outcomes).toHaveLength(MAILS);
      expect(acknowledged).toBeGreaterThanOrEqual(KILLED_AFTER);
      expect(acknowledged).toBeLessThan(MAILS);
    });

    it('has every acknowledged mail, and each with all that belongs to it, once', async () => {
      const { keys, codes, audit } = await rows();
      const acknowledged = outcomes.flatMap((outcome, mail) => (outcome === 'acknowledged' ? [`mail-${mail}`] : []));
      expect(acknowledged.filter((key) => !keys.includes(key))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
      // a mail that was kept without an acknowledgement was kept whole
      expect(codes.sort()).toEqual(keys.map((key) => addressOf(Number(key.slice('mail-'.length)))).sort());
      expect(audit).toBe(keys.length);
    });

    it('takes all of them again without a restart, and then has each once', async () => {
      const { keys: before } = await rows();
      const answers = await forEachMail((mail) => store.remember(caller, told(mail)));
      expect(answers.filter(({ again }) => again)).toHaveLength(before.length);

      const { keys, codes, audit } = await rows();
      expect([keys.length, new Set(keys).size, codes.length, audit]).toEqual([MAILS, MAILS, MAILS, MAILS]);
    });
  });
