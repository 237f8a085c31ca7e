/** `rotate-keys` and `retention`. */
import { directoryCommand as words } from '../../locales/en/directory-command';
import { removeOld } from '../database/retention';
import { writeAudit } from '../store/audit-log';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

/** @returns 1 where codes were found that do not decrypt */
export async function rotateKeys(
  { keys, database, caller }: OpenedDirectory,
  terminal: Terminal,
  isMaster: boolean,
): Promise<0 | 1> {
  const { done, unreadable } = isMaster
    ? { done: await keys.rotateMasterKey(), unreadable: 0 }
    : await keys.rotateDataKey(caller.tenant);
  await database.transaction(caller.tenant, (transaction) =>
    writeAudit(transaction, { caller, at: new Date(), digests: new Map() }, [{ action: 'keys-rotated', count: done }]),
  );
  terminal.print(isMaster ? words.masterRotated(done) : words.rotated(done, unreadable));
  return unreadable > 0 ? 1 : 0;
}

/** For all organizations of the database. */
export async function retention({ keys, database, retention: days }: OpenedDirectory, terminal: Terminal): Promise<0> {
  const { audit, remembered, transportChecks } = await removeOld(database, days);
  terminal.print(words.removed(audit, remembered, transportChecks, await keys.finishRotations()));
  return 0;
}
