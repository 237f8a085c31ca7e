/** `erase ADDRESS` and `default ADDRESS METHOD [NUMBER]`: what is done with one person. */
import type * as z from 'zod/mini';
import { closestName } from '../../configuration/closest-name';
import type { defaultChoice } from '../../contract/values';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { formatPhoneNumber } from '../../verification/phone-format';
import { parsePhoneNumber, readingsOf } from '../../verification/phone-number';
import { DEFAULT_METHODS } from '../../verification/repeatable-methods';
import { CommandRefused } from './command-refused';
import { readImportRules } from './import-rules';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

const NO_METHOD = 'none';

/** @returns 1 where nothing was known or the person changed their mind */
export async function erasePerson(
  { store, caller }: OpenedDirectory,
  terminal: Terminal,
  address: string,
  yes: boolean,
): Promise<0 | 1> {
  const isSure = yes || (await terminal.confirm(words.confirmErase(address)));
  if (isSure === undefined) throw new CommandRefused(words.eraseNeedsYes);
  if (!isSure) {
    terminal.print(words.notErased);
    return 1;
  }
  const { erased } = await store.erase(caller, { address });
  terminal.print(erased ? words.erased(address) : words.nothingToErase(address));
  return erased ? 0 : 1;
}

export async function setDefault(
  directory: OpenedDirectory,
  terminal: Terminal,
  address: string,
  method: string,
  number: string | undefined,
): Promise<0> {
  const { store, caller } = directory;
  if (method === NO_METHOD) {
    await store.setDefault(caller, { address, choice: null });
    terminal.print(words.defaultRemoved(address));
    return 0;
  }
  await store.setDefault(caller, { address, choice: await namedDefault(directory, method, number) });
  terminal.print(words.defaultSet(address, method));
  return 0;
}

async function namedDefault(
  { database, caller }: OpenedDirectory,
  name: string,
  number: string | undefined,
): Promise<z.infer<typeof defaultChoice>> {
  const method = DEFAULT_METHODS.find((one) => one === name);
  if (!method) {
    const names = [...DEFAULT_METHODS, NO_METHOD];
    throw new CommandRefused(words.unknownMethod(name, names, closestName(name, names)));
  }
  if (number === undefined) return { method };
  const { defaultCountry: country } = await readImportRules(database, caller.tenant);
  const readings = readingsOf(number, country);
  if (readings) throw new CommandRefused(words.numberIsAmbiguous(readings.map(formatPhoneNumber)));
  const parsed = parsePhoneNumber(number, country);
  if (!parsed.ok) throw new CommandRefused(words.wrongNumber);
  return { method, phoneNumber: parsed.value };
}
