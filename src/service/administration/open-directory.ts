/** The directory as commands work on it: the code of the service, straight on its database. Who has database and master key is its administrator. */
import { type DatabaseSettings, openDatabase } from '../database/connect';
import { ORGANIZATION } from '../database/tables';
import type { Retention } from '../database/retention';
import type { TenantDatabase } from '../database/tenant';
import { type Environment, masterKeysOf, readDirectorySettings } from '../directory-settings';
import { openKeys, type Keys } from '../keys/open-keys';
import { createStore } from '../store/create-store';
import type { Caller, DirectoryStore } from '../store/types';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { UUID } from '../../verification/patterns';
import { CommandRefused } from './command-refused';
import { createContactTransfer } from './contact-transfer';
import type { ContactTransfer } from './types';

/** In the audit, in place of somebody's object id. */
const ACTOR = 'command';
/** Milliseconds for one statement: nobody waits for an answer here. */
const TIME_OUT = 30_000;

export type OpenDatabase = (settings: DatabaseSettings) => Promise<TenantDatabase>;

export interface OpenedDirectory {
  database: TenantDatabase;
  keys: Keys;
  store: DirectoryStore;
  transfer: ContactTransfer;
  /** Codes that exports could not have so far, as they did not decrypt. */
  leftOut: { codes: number };
  caller: Caller;
  retention: Retention;
}

/**
 * Opens the directory, works with it, and closes it whatever happens.
 * @param which.tenant absent: the only one that the database has
 * @param which.anyTenant for what concerns no organization in particular
 * @param open in place of a connection of its own
 * @throws CommandRefused, WrongSettings, and what opening a database and its keys throws
 */
export async function withDirectory<Answer>(
  environment: Environment,
  { tenant, anyTenant = false }: { tenant: string | undefined; anyTenant?: boolean },
  work: (directory: OpenedDirectory) => Promise<Answer>,
  open: OpenDatabase = openDatabase,
): Promise<Answer> {
  if (tenant !== undefined && !UUID.test(tenant)) throw new CommandRefused(words.wrongTenant);
  const settings = readDirectorySettings(environment);
  const masterKeys = await masterKeysOf(settings);
  const database = await open({ ...settings.database, timeOut: TIME_OUT, connections: 2 });
  try {
    const keys = await openKeys(database, masterKeys);
    const { cipher } = keys;
    const leftOut = { codes: 0 };
    return await work({
      database,
      keys,
      store: createStore({ database, cipher }),
      transfer: createContactTransfer({
        database,
        cipher,
        maximumBytes: settings.importBytes,
        onLeftOut: (_caller, codes) => (leftOut.codes += codes),
      }),
      leftOut,
      caller: { tenant: anyTenant ? ORGANIZATION : (tenant?.toLowerCase() ?? (await onlyTenant(database))), id: ACTOR },
      retention: settings.retention,
    });
  } finally {
    await database.close();
  }
}

/** A tenant is known by its settings or by its first key. */
async function onlyTenant(database: TenantDatabase): Promise<string> {
  const rows = await database.asOwner((owner) =>
    owner
      .selectFrom('tenants')
      .select('tenant')
      .union(owner.selectFrom('data_keys').select('tenant'))
      .orderBy('tenant')
      .limit(20)
      .execute(),
  );
  const [first, ...others] = rows.map(({ tenant }) => tenant);
  if (first === undefined) throw new CommandRefused(words.noTenant);
  if (others.length > 0) throw new CommandRefused(words.whichTenant([first, ...others]));
  return first;
}
