/**
 * A sender's Outlook as the model-based test drives it: drafts over the fake Office, the pane with its real store, the ribbon
 * button and the launch events with the real commands. What a person or Outlook can do is a method; nothing is judged here.
 */
import { onMessageCompose, onMessageRecipientsChanged } from '../../src/commands/on-compose';
import { onMessageSend } from '../../src/commands/on-message-send';
import { offerHelp } from '../../src/commands/page-help';
import { sealOnRequest } from '../../src/commands/seal-on-request';
import { toggleSecureMail } from '../../src/commands/toggle-secure-mail';
import { markAsSent } from '../../src/draft/sent-drafts';
import { isUnsaved } from '../../src/draft/unsaved-drafts';
import { words } from '../../src/locales/en/words';
import { createOutlookPorts } from '../../src/taskpane/state/outlook-ports';
import { createPaneStore } from '../../src/taskpane/state/pane-store';
import type { PaneState, PaneStore } from '../../src/taskpane/state/types';
import type { RecipientFieldName } from '../../src/office/recipients';
import { SENDER, createDraft, createFakeOffice, setPlatform } from '../office/fake-office';
import type { FakeDraft, Fault } from '../office/fake-office';
import { closeFrame, inFrame, openFrame, reset, sayTo, serve, soon } from './engine';
import type { Frame } from './engine';

export const SENDERS = [SENDER, 'Team@Own.example'];
const FIELDS: RecipientFieldName[] = ['to', 'cc', 'bcc'];

export const addressesOf = ({ recipients }: FakeDraft): string[] => [
  ...new Set(FIELDS.flatMap((field) => recipients[field].map(({ emailAddress }) => emailAddress))),
];

/** What a handler ended with; undefined while it runs, or was killed. */
export interface Run {
  completed?: Record<string, unknown>;
}

export const CLIENTS = ['web', 'classic', 'mac'] as const;
export type Client = (typeof CLIENTS)[number];
const PLATFORMS = { web: 'OfficeOnline', classic: 'PC', mac: 'Mac' } as const;

export class World {
  /** Of each client: its frames share it, and no other's do. */
  private readonly storages = new Map<Client, Map<string, string>>(CLIENTS.map((client) => [client, new Map()]));
  readonly office = createFakeOffice(createDraft(), soon);
  /** Saved, and not the one that is shown. */
  readonly others: FakeDraft[] = [];
  pane: { frame: Frame; store: PaneStore } | undefined;
  pinned = false;
  /** Something went wrong since the pane last looked at the draft: it cannot know what another frame has left half done. */
  hasDoubts = false;
  /** The pane has read this draft anew since somebody last looked. */
  isOpenedAnew = false;
  private ribbon!: Frame;
  /** That of the ribbon, but for classic Outlook. */
  private events!: Frame;
  private pressed: Run | undefined;

  constructor(
    configuration: object,
    directory: object,
    public client: Client,
  ) {
    reset();
    serve('organization.json', configuration);
    serve('directory.json', directory);
    this.openCommands();
    this.raise(onMessageCompose);
  }

  private openFrame(isBare = false): Frame {
    const office = this.office.openFrame();
    setPlatform(office, PLATFORMS[this.client]);
    const page = this.client === 'mac' ? 'without-locks' : 'page';
    return openFrame(office, this.storages.get(this.client)!, isBare ? 'bare' : page);
  }

  private openCommands(): void {
    this.ribbon = this.openFrame();
    this.events = this.client === 'classic' ? this.openFrame(true) : this.ribbon;
    if (this.client === 'classic') return;
    inFrame(this.ribbon, () => offerHelp({ seal: (at) => sealOnRequest(at).catch(() => true), markAsSent, isUnsaved }));
  }

  private closeCommands(): void {
    for (const frame of new Set([this.ribbon, this.events])) {
      this.office.closeFrame(frame.office);
      closeFrame(frame);
    }
  }

  get draft(): FakeDraft {
    return this.office.draft;
  }
  get paneState(): PaneState | undefined {
    return this.pane?.store.getState();
  }

  openPane(): void {
    if (this.pane) return;
    this.isOpenedAnew = true;
    this.looks();
    const frame = this.openFrame();
    const store = inFrame(frame, () => createPaneStore(createOutlookPorts(words)));
    this.pane = { frame, store };
    void inFrame(frame, () => store.start());
  }

  /** By its cross, or because Outlook takes the memory: nothing that runs in it goes on. */
  closePane(): void {
    if (!this.pane) return;
    this.office.closeFrame(this.pane.frame.office);
    closeFrame(this.pane.frame);
    this.pane = undefined;
  }

  inPane(act: (store: PaneStore) => void): void {
    if (this.pane) inFrame(this.pane.frame, () => act(this.pane!.store));
  }

  focusPane(): void {
    this.looks();
    if (this.pane) sayTo(this.pane.frame, 'focus');
  }

  plan(call: string, fault: Fault): void {
    this.hasDoubts = true;
    this.office.faults.set(call, fault);
  }

  private looks(): void {
    if (this.office.faults.size === 0 && !this.ribbonRuns) this.hasDoubts = false;
  }

  pressRibbon(): void {
    this.pressed = this.raise(toggleSecureMail as (event: never) => void, this.ribbon);
  }

  /** The ribbon button has not completed: what it does is half done, and nobody has been told. */
  get ribbonRuns(): boolean {
    return this.pressed !== undefined && !this.pressed.completed;
  }

  send(): Run {
    return this.raise(onMessageSend);
  }

  /** The button or the switch was just pressed, and nobody has said "on" or "off" yet. */
  get isBeingSwitched(): boolean {
    return this.ribbonRuns || this.paneState?.saving === 'saving';
  }

  /** @param options.told false: as in a client that raises no event for it */
  setRecipients(change: (recipients: FakeDraft['recipients']) => void, { told = true } = {}): void {
    change(this.draft.recipients);
    if (!told) return;
    this.tellPane('itemHandlers', 'olkRecipientsChanged');
    this.raise(onMessageRecipientsChanged);
  }

  /** An event comes as a message, after whatever is on its way. */
  private tellPane(handlers: 'itemHandlers' | 'mailboxHandlers', type: string): void {
    const { frame } = this.pane ?? {};
    const handler = frame?.office[handlers].get(type);
    if (frame && handler) soon(() => frame.open && inFrame(frame, handler));
  }

  addresses(): string[] {
    return addressesOf(this.draft);
  }

  /** Goes to another mail. The one that is left is saved, and may be opened again. */
  show(next: FakeDraft, { keep = true } = {}): void {
    const { draft } = this;
    if (keep && this.addresses().length > 0) this.others.push(draft);
    draft.saved = true;
    draft.notices.clear();
    draft.sessionData = {};
    this.isOpenedAnew = true;
    if (!this.pinned) this.closePane();
    this.closeCommands();
    this.office.show(next);
    this.pressed = undefined;
    this.openCommands();
    this.tellPane('mailboxHandlers', 'olkItemSelectedChanged');
    this.raise(onMessageCompose);
  }

  /** Opened again, as another session or another client finds it. */
  reopen(draft: FakeDraft): void {
    this.others.splice(this.others.indexOf(draft), 1);
    this.show(draft);
  }

  /** The same draft, closed here and opened in another client, which does not see the headers of this one. */
  openIn(client: Client): void {
    const { draft } = this;
    draft.headersOf.set(this.client, draft.headers);
    draft.headers = draft.headersOf.get(client) ?? {};
    this.closePane();
    this.pinned = false;
    this.closeCommands();
    this.client = client;
    this.openCommands();
    this.show(draft, { keep: false });
  }

  private raise(handler: (event: never) => unknown, frame = this.events): Run {
    const run: Run = {};
    const completed = (options: Record<string, unknown> = {}) => {
      if (run.completed) throw new Error('completed twice');
      run.completed = options;
    };
    void inFrame(frame, () => handler({ completed } as never));
    return run;
  }
}
