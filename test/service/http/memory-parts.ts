/** What stands behind HTTP, in memory: HTTP is what is tested here, not what the database does. It remembers who called what. */
import type { ImportLine } from '../../../src/contract/administration';
import type { Contact } from '../../../src/contract/contact';
import type { KnownRecipient } from '../../../src/contract/lookup';
import type { ContactTransfer } from '../../../src/service/administration/types';
import type { Parts } from '../../../src/service/http/handlers';
import {
  type Caller,
  ChangedMeanwhile,
  type DirectoryStore,
  UndoTooLate,
  WrongValue,
} from '../../../src/service/store/types';
import type { TransportService } from '../../../src/service/transport/types';

export interface MemoryParts extends Parts {
  calls: { what: string; caller: Caller }[];
  /** Thrown by whatever is called next, until it is taken away. */
  fails?: Error;
  /** What every call waits for. */
  waits?: Promise<void>;
  healthy: boolean;
  settings: Record<string, unknown>;
  /** Lines of the next import, in place of its own. */
  importLines?: AsyncIterable<ImportLine>;
  exported: AsyncIterable<string>;
  imported: string;
  /** Back to having nothing. */
  empty(): void;
}

export function makeMemoryParts(): MemoryParts {
  const contacts = new Map<string, Contact>();
  let settingsVersion = 1;

  const did = async <T>(what: string, caller: Caller, answer: () => T): Promise<T> => {
    parts.calls.push({ what, caller });
    await parts.waits;
    if (parts.fails !== undefined) throw parts.fails;
    return answer();
  };
  const contactOf = (address: string): Contact => contacts.get(address) ?? { address, version: '0' };
  const known = (address: string): KnownRecipient => ({
    ...contactOf(address),
    hasAccount: false,
    numbers: [],
    codes: [],
  });

  const store: DirectoryStore = {
    lookup: (caller, { addresses }) =>
      did('lookup', caller, () => ({ recipients: addresses.map(known), transports: [] })),
    readCodes: (caller) => did('readCodes', caller, () => ({ codes: [] })),
    setOrganizationCode: (caller, _code, seen) =>
      did('setOrganizationCode', caller, () => {
        if (seen !== '0') throw new ChangedMeanwhile({ scope: 'organization', own: false, version: 'c1' });
        return { version: 'c1' };
      }),
    remember: (caller) => did('remember', caller, () => ({ again: false })),
    readContact: (caller, { address }) => did('readContact', caller, () => contactOf(address)),
    saveContact: (caller, { address, displayName }, seen) =>
      did('saveContact', caller, () => {
        const now = contactOf(address);
        if (seen !== now.version) throw new ChangedMeanwhile(now);
        const saved = { ...now, displayName: displayName ?? undefined, version: String(Number(now.version) + 1) };
        contacts.set(address, saved);
        return saved;
      }),
    forget: (caller) => did('forget', caller, () => ({ undo: 'undo' })),
    restore: (caller, { undo }) =>
      did('restore', caller, () => {
        if (undo !== 'undo') throw new UndoTooLate();
        return {};
      }),
    readSettings: (caller) => did('readSettings', caller, () => settingsNow()),
    saveSettings: (caller, { settings: wanted }, seen) =>
      did('saveSettings', caller, () => {
        if (seen !== String(settingsVersion)) throw new ChangedMeanwhile(settingsNow());
        if ('wrong' in wanted) throw new WrongValue([{ path: 'settings.wrong', message: 'is not a setting' }]);
        parts.settings = wanted;
        settingsVersion += 1;
        return settingsNow();
      }),
    setDefault: (caller) => did('setDefault', caller, () => ({})),
    remove: (caller) => did('remove', caller, () => ({})),
    erase: (caller) => did('erase', caller, () => ({ erased: true })),
    audit: (caller) => did('audit', caller, () => ({ entries: [] })),
    report: (caller, { reports }) => did('report', caller, () => ({ accepted: reports.length })),
    isHealthy: async () => parts.healthy,
  };
  const settingsNow = () => ({ settings: parts.settings, version: String(settingsVersion) });

  const transport: TransportService = {
    statusOf: async (tenant) => did('transport', { tenant, id: '' }, () => new Map()),
    refresh: async () => 0,
  };
  const transfer: ContactTransfer = {
    async *importContacts(caller, csv, { preview }) {
      await did(preview ? 'previewImport' : 'import', caller, () => undefined);
      if (parts.importLines !== undefined) return yield* parts.importLines;
      let rows = 0;
      for await (const piece of csv) {
        parts.imported += Buffer.from(piece).toString();
        rows += 1;
        yield { kind: 'progress', rows, accepted: 0, rejected: 0 };
      }
      yield { kind: 'done', rows, accepted: 0, rejected: 0 };
    },
    async *exportContacts(caller) {
      await did('export', caller, () => undefined);
      yield* parts.exported;
    },
  };

  const parts: MemoryParts = {
    store,
    transport,
    contacts: transfer,
    calls: [],
    healthy: true,
    settings: {},
    exported: piecesOf('email_address\r\n', 'ben@legal.example\r\n'),
    imported: '',
    empty: () => {
      contacts.clear();
      settingsVersion = 1;
      parts.settings = {};
      parts.calls.length = 0;
    },
  };
  return parts;
}

export async function* piecesOf<T>(...pieces: T[]): AsyncGenerator<T> {
  yield* pieces;
}
