/** `rotate-keys` and `retention`. */
import { directoryCommand as words } from '../../locales/en/directory-command';
import { removeOld } from '../database/retention';
import { writeAudit } from '../store/audit-log';
import { CommandRefused } from './command-refused';
import type { Directory, Environment } from './open-directory';
import type { Terminal } from './terminal';

/** Days, where neither an organization's settings nor the environment say anything else. The same as the service's. */
const DEFAULTS = { auditDays: 365, rememberedDays: 90 };

/** @returns 1 where codes were found that do not decrypt */
export async function rotateKeys(
  { keys, database, caller }: Directory,
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
export async function retention(
  { keys, database }: Directory,
  terminal: Terminal,
  environment: Environment,
): Promise<0> {
  const { audit, remembered, transportChecks } = await removeOld(database, {
    auditDays: daysIn(environment['AUDIT_DAYS']) ?? DEFAULTS.auditDays,
    rememberedDays: daysIn(environment['REMEMBERED_DAYS']) ?? DEFAULTS.rememberedDays,
  });
  terminal.print(words.removed(audit, remembered, transportChecks, await keys.finishRotations()));
  return 0;
}

/** @throws CommandRefused rather than to remove more than was meant */
function daysIn(text: string | undefined): number | undefined {
  if (!text?.trim()) return undefined;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 36_500) return days;
  throw new CommandRefused(words.wrongDays);
}
