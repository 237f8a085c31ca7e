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

    lookup: {
      asks: ({ addresses }) => addresses.length,
      writes: () => 0,
      onlyReads: true,
      answer: ({ caller, body }) => store.lookup(caller, body.addresses),
    },
    transport: {
      asks: ({ domains }) => domains.length,
      writes: () => 0,
      hasTurns: true,
      answer: async ({ caller, body }) => {
        const found = await transport.statusOf(caller.tenant, body.domains);
        return { domains: body.domains.map((domain) => ({ domain, status: found.get(domain) })) };
      },
    },
    readCodes: {
      asks: ({ addresses }) => addresses.length,
      writes: () => 0,
      answer: async ({ caller, body }) => ({ codes: await store.readCodes(caller, body.addresses) }),
    },
    setOrganizationCode: {
      asks: () => 1,
      writes: () => 1,
      answer: ({ caller, body, seen }) => store.setOrganizationCode(caller, body, seen),
    },
    remember: {
      asks: () => 0,
      writes: ({ used }) => used.length,
      answer: ({ caller, body }) => store.remember(caller, body),
    },
    readContact: {
      asks: () => 1,
      writes: () => 0,
      onlyReads: true,
      answer: ({ caller, body }) => store.readContact(caller, body.address),
    },
    saveContact: {
      asks: () => 1,
      writes: () => 1,
      answer: ({ caller, body, seen }) => store.saveContact(caller, body, seen),
    },
    forget: {
      asks: () => 0,
      writes: () => 1,
      answer: ({ caller, body }) => store.forget(caller, body.address, body.item),
    },
    restore: {
      asks: () => 0,
      writes: () => 1,
      answer: async ({ caller, body }) => {
        await store.restore(caller, body.undo);
        return {};
      },
    },
    readSettings: {
      asks: () => 0,
      writes: () => 0,
      onlyReads: true,
      answer: ({ caller }) => store.readSettings(caller),
    },

    saveSettings: { answer: ({ caller, body, seen }) => store.saveSettings(caller, body.settings, seen) },
    setDefault: {
      answer: async ({ caller, body }) => {
        await store.setDefault(caller, body);
        return {};
      },
    },
    remove: {
      answer: async ({ caller, body }) => {
        await store.remove(caller, body);
        return {};
      },
    },
    previewImport: { answer: ({ caller, body }) => contacts.importContacts(caller, body, { preview: true }) },
    import: { answer: ({ caller, body }) => contacts.importContacts(caller, body, { preview: false }) },
    export: { answer: ({ caller }) => contacts.exportContacts(caller) },
    erase: { answer: ({ caller, body }) => store.erase(caller, body.address) },
    audit: { answer: ({ caller, body }) => store.audit(caller, body) },

    report: { answer: ({ caller, body }) => store.report(caller, body.reports) },
  };
}
