/** A right request for every route: a route that is added to the contract does not compile until it has one here. */
import type { RouteName } from '../../../src/contract/routes';
import type { AskOptions } from './http-service';

const address = 'ben@legal.example';
const csv = { body: 'email_address\r\n', headers: { 'content-type': 'text/csv' } };

export const REQUESTS: Record<RouteName, Omit<AskOptions, 'method' | 'token'>> = {
  health: {},
  openApi: {},
  lookup: { json: { addresses: [address] } },
  transport: { json: { domains: ['legal.example'] } },
  readCodes: { json: { addresses: [address] } },
  setOrganizationCode: { json: { address, accessCode: 'correct horse' }, headers: { 'if-match': '"0"' } },
  remember: { json: { key: 'mail-1', used: [{ address, method: 'account' }] } },
  readContact: { json: { address } },
  saveContact: { json: { address }, headers: { 'if-match': '"0"' } },
  forget: { json: { address, item: { kind: 'code', scope: 'personal' } } },
  restore: { json: { undo: 'undo' } },
  readSettings: {},
  saveSettings: { json: { settings: {} }, headers: { 'if-match': '"1"' } },
  setDefault: { json: { address, choice: null } },
  remove: { json: { address, item: { kind: 'code' } } },
  previewImport: csv,
  import: csv,
  export: {},
  erase: { json: { address } },
  audit: { json: {} },
  report: { json: { reports: [{ kind: 'account-opened', key: 'r1', address }] } },
};
