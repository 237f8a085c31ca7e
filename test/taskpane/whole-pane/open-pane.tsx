/**
 * The whole pane in jsdom: its views over the real store, drafts, cryptography and memory, on the fake Office, for the sample
 * organization with its file. Beside it the real commands: ribbon, launch events, the gate. A person's doings are methods.
 */
import { configure, screen, waitFor } from '@testing-library/react';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { onMessageCompose, onMessageRecipientsChanged } from '../../../src/commands/on-compose';
import { onMessageSend } from '../../../src/commands/on-message-send';
import { offerHelp } from '../../../src/commands/page-help';
import { sealOnRequest } from '../../../src/commands/seal-on-request';
import { toggleSecureMail } from '../../../src/commands/toggle-secure-mail';
import { openSeal } from '../../../src/seal/crypto/seal';
import { readSealHeaders } from '../../../src/seal/format/seal-headers';
import { SENT_DRAFTS_KEY, markAsSent } from '../../../src/draft/sent-drafts';
import type { Instructions } from '../../../src/seal/format/instructions';
import { isUnsaved } from '../../../src/draft/unsaved-drafts';
import { letDraftGo } from '../../../src/draft/write-turn';
import { words } from '../../../src/locales/en/words';
import sampleDirectory from '../../../src/outlook/sample/directory.json';
import sampleOrganization from '../../../src/outlook/sample/organization.json';
import { createOutlookPorts } from '../../../src/taskpane/state/outlook-ports';
import { createPaneStore } from '../../../src/taskpane/state/pane-store';
import { createLocks } from '../../draft/fake-locks';
import { createDraft, setPlatform, to } from '../../office/fake-office';
import type { FakeDraft, FakeLabel } from '../../office/fake-office';
import { installFakeOffice } from '../../office/install-fake-office';
import { methodButton, pick, renderOver } from '../render-pane';
import { addressButtonOf } from '../../row-names';

export const SENDER = 'sam.sender@ziekenhuis.example';
const DIRECTORY_FILE = 'directory.json';

let keys: { publicKey: JWK; privateKey: JWK };
beforeAll(async () => {
  // the store goes on by itself, as in a page: what is waited for is what a person sees
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;
  configure({ asyncUtilTimeout: 10_000 });
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  keys = { publicKey: await exportJWK(pair.publicKey), privateKey: await exportJWK(pair.privateKey) };
});
afterEach(() => {
  letDraftGo();
  localStorage.clear();
  closePages();
});

/** What a pane hears ends with its page; here one page has the panes of all tests. */
const heard: { addEventListener: jest.SpyInstance; channels: BroadcastChannel[] } = {
  addEventListener: jest.spyOn(window, 'addEventListener'),
  channels: [],
};
const Channel = globalThis.BroadcastChannel;
Object.defineProperty(globalThis, 'BroadcastChannel', {
  configurable: true,
  value: class extends Channel {
    constructor(name: string) {
      super(name);
      heard.channels.push(this);
    }
  },
});
function closePages(): void {
  for (const [type, listener] of heard.addEventListener.mock.calls as [string, EventListener][])
    if (['focus', 'visibilitychange', 'storage'].includes(type)) window.removeEventListener(type, listener);
  heard.addEventListener.mockClear();
  for (const channel of heard.channels.splice(0)) channel.onmessage = null;
}

export interface Setting {
  /** On the draft from the start, in To. */
  recipients?: string[];
  draft?: Partial<FakeDraft>;
  /** Over the sample organization's document; a text takes its place as it is. */
  organization?: object | string;
  /** At first. */
  directoryIsAway?: boolean;
  /** Roaming settings that the mailbox has. */
  settings?: Record<string, unknown>;
  /** Sensitivity labels of this person. */
  published?: FakeLabel[];
  /** Its events run in an engine of their own: no page helps the gate, and nothing is told by storage. */
  isClassic?: boolean;
}

export type WholePane = Awaited<ReturnType<typeof openPane>>;

export async function openPane({
  recipients = [],
  draft,
  organization = {},
  directoryIsAway = false,
  settings = {},
  published = [],
  isClassic = false,
}: Setting = {}) {
  const served = {
    directoryIsAway,
    organization:
      typeof organization === 'string'
        ? organization
        : JSON.stringify({
            ...sampleOrganization,
            gatewayKeys: [keys.publicKey],
            directoryFile: DIRECTORY_FILE,
            ...organization,
          }),
  };
  globalThis.fetch = (async (file) => {
    if (file === 'organization.json') return new Response(served.organization);
    return served.directoryIsAway ? new Response('', { status: 503 }) : new Response(JSON.stringify(sampleDirectory));
  }) as typeof fetch;
  Object.defineProperty(navigator, 'locks', { configurable: true, value: createLocks().locks });

  const office = installFakeOffice(createDraft({ sender: SENDER, recipients: to(...recipients), ...draft }));
  for (const [name, value] of Object.entries(settings)) office.settings.set(name, value);
  office.labels.push(...published);
  if (isClassic) setPlatform(office, 'PC');
  offerHelp(isClassic ? undefined : { seal: (at) => sealOnRequest(at).catch(() => true), markAsSent, isUnsaved });
  const store = createPaneStore(createOutlookPorts(words));
  const { user } = await renderOver(store);
  await store.start();

  const button = (name: string | RegExp) => screen.findByRole('button', { name });
  const fill = async (field: HTMLElement, text: string) => {
    await user.click(field);
    await user.clear(field);
    await user.paste(text);
  };
  const run = (handler: (event: never) => unknown) =>
    new Promise<Record<string, unknown>>((resolve) => void handler({ completed: resolve } as never));

  const pane = {
    user,
    office,
    served,
    button,
    fill,
    secureSwitch: () => screen.getByRole('switch', { name: 'Secure mail' }),
    /** Waits until what the pane shows is on the draft. */
    async saved() {
      await screen.findByText('Saved', { selector: 'footer *' });
    },
    async ready(count: number, of: number) {
      await screen.findByText(`${count} of ${of} ready`);
    },
    async switchOn() {
      await waitFor(() => expect(pane.secureSwitch()).not.toHaveAttribute('aria-disabled', 'true'));
      await user.click(pane.secureSwitch());
      await pane.saved();
    },
    pick: (address: string, label: string) => pick(user, address, label),
    async chooseSms(address: string, number: string) {
      await pane.pick(address, 'SMS to new number');
      await fill(await screen.findByLabelText('Mobile number'), number);
      await user.click(await button('Use this number'));
    },
    async chooseCode(address: string, code: string) {
      await pane.pick(address, 'Access code');
      await fill(await screen.findByLabelText('Code'), code);
      await user.click(await button('Use this code'));
    },
    async openCard(address: string) {
      await user.click(await button(addressButtonOf(address)));
      return screen.findByRole<HTMLInputElement>('combobox', { name: 'Notification language' });
    },
    async closeCard() {
      await user.click(await button('Back to the list'));
    },
    async setLanguage(address: string, language: string) {
      const field = await pane.openCard(address);
      await fill(field, language);
      await user.keyboard('{Enter}');
      await user.click(await button('Save'));
      await screen.findAllByText(/Saved, also for next time/);
      await pane.closeCard();
    },
    method: (address: string) => methodButton(address).textContent,

    /** As Outlook does: the pane and the launch event are told. */
    async setRecipients(next: FakeDraft['recipients']) {
      office.draft.recipients = next;
      office.itemHandlers.get('olkRecipientsChanged')?.();
      await run(onMessageRecipientsChanged);
    },
    /** The pane is pinned. */
    async show(next: Partial<FakeDraft>) {
      office.show(createDraft({ sender: SENDER, ...next }));
      office.mailboxHandlers.get('olkItemSelectedChanged')?.();
      await run(onMessageCompose);
    },
    pressRibbon: () => run(toggleSecureMail),
    notices: () => [...office.draft.notices.values()].map(({ message }) => message),
    /** What the gate answers, and what the gateway reads in a mail that it lets go. */
    async send(): Promise<{ held: string } | Instructions> {
      const { allowEvent, errorMessage } = await run(onMessageSend);
      if (!allowEvent) return { held: String(errorMessage) };
      // the gate noted it in a frame of its own
      if (!isClassic) window.dispatchEvent(new StorageEvent('storage', { key: SENT_DRAFTS_KEY }));
      const read = readSealHeaders((name) => office.draft.headers[name]);
      if (!read.ok) throw new Error(`no seal: ${read.problem}`);
      const opened = await openSeal(read.seal.sealed, [keys.privateKey]);
      if (!opened.ok) throw new Error(`not opened: ${opened.problem}`);
      return opened.instructions;
    },
  };
  return pane;
}

export { screen, waitFor };
