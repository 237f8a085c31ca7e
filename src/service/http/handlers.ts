/** Each route of the contract to the part that does it. Nothing is decided here. */
import type { ContactTransfer } from '../administration/types';
import type { DirectoryStore } from '../store/types';
import type { TransportService } from '../transport/types';
import type { Handlers } from './handler';
import { openApiDocument } from './open-api';
import { unavailable } from './refusal';

export interface Parts {
  store: DirectoryStore;
  transport: TransportService;
  contacts: ContactTransfer;
}

const none = () => 0;
const one = () => 1;

/** An operation of the store as an answer. */
const by =
  <Caller, Body, Seen, Answer>(operation: (caller: Caller, body: Body, seen: Seen) => Answer) =>
  ({ caller, body, seen }: { caller: Caller; body: Body; seen: Seen }) =>
    operation(caller, body, seen);

export function makeHandlers({ store, transport, contacts }: Parts): Handlers {
  let looking: Promise<boolean> | undefined;
  return {
    health: {
      answer: async () => {
        // anybody may ask, so one look serves all who ask meanwhile
        looking ??= store.isHealthy().finally(() => (looking = undefined));
        if (!(await looking)) throw unavailable();
        return { healthy: true };
      },
    },
    openApi: { answer: async () => openApiDocument() },

    lookup: { asks: ({ addresses }) => addresses.length, writes: none, onlyReads: true, answer: by(store.lookup) },
    transport: {
      asks: ({ domains }) => domains.length,
      writes: none,
      hasTurns: true,
      answer: async ({ caller, body }) => {
        const found = await transport.statusOf(caller.tenant, body.domains);
        return { domains: body.domains.map((domain) => ({ domain, status: found.get(domain) })) };
      },
    },
    readCodes: { asks: ({ addresses }) => addresses.length, writes: none, answer: by(store.readCodes) },
    setOrganizationCode: { asks: one, writes: one, answer: by(store.setOrganizationCode) },
    remember: { asks: none, writes: ({ used }) => used.length, answer: by(store.remember) },
    readContact: { asks: one, writes: none, onlyReads: true, answer: by(store.readContact) },
    saveContact: { asks: one, writes: one, answer: by(store.saveContact) },
    forget: { asks: none, writes: one, answer: by(store.forget) },
    restore: { asks: none, writes: one, answer: by(store.restore) },
    readSettings: { asks: none, writes: none, onlyReads: true, answer: by(store.readSettings) },

    saveSettings: { answer: by(store.saveSettings) },
    setDefault: { answer: by(store.setDefault) },
    remove: { answer: by(store.remove) },
    previewImport: { answer: ({ caller, body }) => contacts.importContacts(caller, body, { preview: true }) },
    import: { answer: ({ caller, body }) => contacts.importContacts(caller, body, { preview: false }) },
    export: { answer: ({ caller }) => contacts.exportContacts(caller) },
    erase: { answer: by(store.erase) },
    audit: { answer: by(store.audit) },

    report: { answer: by(store.report) },
  };
}
