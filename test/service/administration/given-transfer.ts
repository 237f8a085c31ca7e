/** Import and export over a database of the test, for tenants of its own, and what stands in the tables afterwards. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createContactTransfer } from '../../../src/service/administration/contact-transfer';
import type { ContactTransfer } from '../../../src/service/administration/types';
import type { ImportLine } from '../../../src/contract/administration';
import type { TenantDatabase } from '../../../src/service/database/tenant';
import { ORGANIZATION } from '../../../src/service/database/tables';
import { createKeyCache } from '../../../src/service/keys/key-cache';
import { parseMasterKey } from '../../../src/service/keys/master-key';
import { createTenantCipher } from '../../../src/service/keys/tenant-cipher';
import type { TenantCipher } from '../../../src/service/keys/types';
import type { Caller } from '../../../src/service/store/types';
import { bytesOf } from './rows';

export interface GivenTransfer {
  transfer: ContactTransfer;
  cipher: TenantCipher;
}

export async function givenTransfer(database: TenantDatabase): Promise<GivenTransfer> {
  const master = await parseMasterKey(randomBytes(32).toString('base64url'), 'of the test');
  const cipher = createTenantCipher(createKeyCache(database, { current: master }));
  return { transfer: createContactTransfer({ database, cipher }), cipher };
}

/** An administrator of a tenant that nobody else uses. */
export const newAdministrator = (): Caller => ({ tenant: randomUUID(), id: randomUUID(), name: 'Ada Admin' });

export async function linesOf(lines: AsyncIterable<ImportLine>): Promise<ImportLine[]> {
  const all: ImportLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

export const importText = ({ transfer }: GivenTransfer, caller: Caller, text: string | Uint8Array) =>
  linesOf(transfer.importContacts(caller, bytesOf(text), { preview: false }));

export async function exportText({ transfer }: GivenTransfer, caller: Caller): Promise<string> {
  let text = '';
  for await (const piece of transfer.exportContacts(caller)) text += piece;
  return text;
}

/** All that the organization has, by address, with its codes in clear. */
export async function organizationsData(database: TenantDatabase, { cipher }: GivenTransfer, tenant: string) {
  const rows = await database.inTenant(tenant, async (connection) => ({
    names: await connection.selectFrom('contacts').select(['address', 'display_name']).execute(),
    numbers: await connection.selectFrom('numbers').selectAll().where('owner', '=', ORGANIZATION).execute(),
    codes: await connection.selectFrom('codes').selectAll().where('owner', '=', ORGANIZATION).execute(),
  }));
  const contacts: Record<string, { name?: string; numbers: string[]; code?: string; hint?: string }> = {};
  const at = (address: string) => (contacts[address] ??= { numbers: [] });
  for (const { address, display_name } of rows.names) if (display_name !== null) at(address).name = display_name;
  for (const { address, phone_number } of rows.numbers) at(address).numbers.push(phone_number);
  for (const { address, key_version, sealed, hint } of rows.codes) {
    at(address).code = await cipher.decrypt({ tenant, address, owner: ORGANIZATION }, key_version, sealed);
    if (hint !== null) at(address).hint = hint;
  }
  for (const { numbers } of Object.values(contacts)) numbers.sort();
  return contacts;
}

export const auditOf = (database: TenantDatabase, tenant: string) =>
  database.inTenant(tenant, (connection) =>
    connection.selectFrom('audit').select(['action', 'actor', 'count', 'about']).orderBy('at').execute(),
  );
