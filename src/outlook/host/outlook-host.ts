/** Outlook's side of one window: the open draft, the pane, the add-in's functions, and sending. No markup here. */
import { createStore } from 'zustand/vanilla';
import { outlook } from '../../locales/en/outlook';
import type { SentMessage } from '../messages';
import { NEWER_EVENTS } from '../newer';
import { AddInFunctions } from './add-in-functions';
import { initialData } from './app-context';
import type { Channel, ChannelOptions } from './channel';
import { CLIENTS } from './clients';
import { Draft } from './draft';
import { type DraftContent, emptyDraft } from './draft-content';
import { Frames } from './frames';
import { type FollowUpKind, followUp } from './follow-up';
import { type HostState, NOTHING_YET, type Sending, type View } from './host-state';
import { CODES } from './limits';
import { Mailbox } from './mailbox';
import { type Manifest, ManifestMistake, parseManifest } from './manifest';
import { type Sender, senders } from './senders';
import { SendAttempt, handOver } from './sending';
import type { Settings } from './settings';
import { officeTheme } from './theme';
import { atLeast } from './version';
import { EVENTS } from './wire';

export class OutlookHost {
  readonly store = createStore<HostState>(() => NOTHING_YET);
  readonly mailbox: Mailbox;
  readonly frames: Frames;
  functions: AddInFunctions | null = null;
  private paneChannel: Channel | null = null;
  private attempt: SendAttempt | null = null;
  private stopListening = (): void => undefined;

  constructor(
    readonly settings: Settings,
    storage: Pick<Storage, 'getItem' | 'setItem'>,
  ) {
    this.mailbox = new Mailbox(settings.user, storage);
    this.frames = new Frames({
      settings,
      mailbox: this.mailbox,
      manifest: () => this.manifest,
      draft: () => this.state.draft,
      theme: () => this.state.theme,
      saveDraft: () => this.saveDraft(),
      closeItem: () => this.closeDraft(),
      closePane: () => this.closePane(),
      newDraft: () => this.newDraft(),
    });
  }

  get state(): HostState {
    return this.store.getState();
  }
  private set(part: Partial<HostState>): void {
    this.store.setState(part);
  }
  private get manifest(): Manifest {
    if (!this.state.manifest) throw new Error('There is no manifest yet.');
    return this.state.manifest;
  }

  /** Reads the manifest; without it mail can still be written, and the window says what is wrong. */
  async start(): Promise<void> {
    try {
      const response = await fetch('/manifest.xml');
      if (!response.ok) throw new ManifestMistake(await response.text());
      const manifest = parseManifest(await response.text(), this.settings);
      this.functions = new AddInFunctions(this.frames, this.settings, manifest, (url) =>
        this.set({ unreachable: url }),
      );
      this.set({ manifest });
    } catch (error) {
      this.set({ manifestProblem: error instanceof Error ? error.message : String(error) });
    }
    this.followClock();
    if (this.settings.draft) this.openDraft(this.settings.draft);
    if (!this.state.draft && this.settings.view === 'compose') this.newDraft();
  }

  newDraft(part: Partial<DraftContent> = {}): void {
    const from = { address: this.settings.user, name: this.settings.userName };
    this.switchTo(this.draftOf(emptyDraft(from, part)), true);
  }

  /** Reply, reply to all or forward, as this client begins them. */
  followUp(kind: FollowUpKind, message: SentMessage): void {
    const takesAlong = CLIENTS[this.settings.client].forwardTakesProperties && kind === 'forward';
    const customProperties = takesAlong ? this.mailbox.propertiesOfSent(message.id) : {};
    this.newDraft({ ...followUp(kind, message), customProperties });
  }

  openDraft(id: string): void {
    if (this.state.draft?.id === id) return this.set({ view: { kind: 'compose' } });
    const content = this.mailbox.drafts.find((draft) => draft.id === id);
    if (content?.sendAt) this.show({ kind: 'scheduled', id });
    else if (content) this.switchTo(this.draftOf(content), false);
  }

  private draftOf(content: DraftContent): Draft {
    const { client, mailbox } = this.settings;
    return new Draft(content, { client: CLIENTS[client], mailbox });
  }

  /** Whom the person can send as. */
  get senders(): Sender[] {
    return senders(this.settings);
  }

  /** The same mail in a window of its own. What runs of the add-in here ends, as in Outlook; nothing waits for it. */
  popOut(): void {
    const { draft } = this.state;
    if (!draft) return;
    this.saveDraft();
    this.switchTo(null, false);
    const query = new URLSearchParams(window.location.search);
    query.set('draft', draft.id);
    query.set('window', 'popout');
    window.open(`?${query}`, '_blank', 'popup,width=1100,height=760');
  }

  /** @returns Outlook's id of the item */
  saveDraft(): string {
    const { draft } = this.state;
    if (!draft) return '';
    const itemId = draft.markSaved();
    this.mailbox.saveDraft(draft.content);
    return itemId;
  }

  /** Leaves the draft; what was written is kept. */
  closeDraft(): void {
    this.switchTo(null, false);
  }

  discardDraft(): void {
    const { draft } = this.state;
    if (!draft) return;
    this.mailbox.removeDraft(draft.id);
    this.switchTo(null, false, { keep: false });
  }

  showSent(id: string): void {
    this.show({ kind: 'sent', id });
  }

  private show(view: View): void {
    this.closeDraft();
    this.set({ view });
  }

  /** What was to be sent later is a draft again: the add-in is asked anew when it is sent. */
  cancelSend(id: string): void {
    const content = this.mailbox.drafts.find((draft) => draft.id === id);
    if (!content) return;
    this.mailbox.saveDraft({ ...content, sendAt: null });
    this.openDraft(id);
  }

  private switchTo(draft: Draft | null, isNew: boolean, { keep = true } = {}): void {
    const { draft: before, pane } = this.state;
    if (before && keep && !before.isEmpty) this.saveDraft();
    this.attempt?.abandon();
    this.stopListening();
    this.functions?.closeAll();
    if (pane && !pane.pinned) this.closePane();
    const view = draft ? { kind: 'compose' as const } : { kind: 'nothing' as const };
    this.set({ draft, view, sending: { phase: 'idle' }, running: [], commandProblem: null });
    if (this.state.manifest)
      this.paneChannel?.changeItem(initialData(draft, this.manifest, this.settings), {
        told: !this.frames.faults.has('events-stop'),
      });
    if (!draft) return;

    const stops = [
      draft.onRecipientsChanged((changed) => {
        this.frames.fireAll(EVENTS.recipientsChanged, [JSON.stringify(changed)]);
        void this.functions?.raise('OnMessageRecipientsChanged', { changedRecipientFields: changed });
      }),
      // Office.js has no event of it for a pane
      draft.onFromChanged(() => void this.functions?.raise('OnMessageFromChanged')),
      draft.onLabelChanged(() => {
        this.frames.fireAll(NEWER_EVENTS.labelChanged, {});
        void this.functions?.raise('OnSensitivityLabelChanged');
      }),
    ];
    this.stopListening = () => stops.forEach((stop) => stop());
    if (isNew) void this.functions?.raise('OnNewMessageCompose');
    void this.functions?.raise('OnMessageCompose');
  }

  /** A click on one of the add-in's buttons. */
  async clickButton(id: string): Promise<void> {
    const button = this.manifest.buttons.find((each) => each.id === id);
    if (!button || this.state.running.includes(id)) return;
    if (button.action.kind === 'pane') return this.openPane(id);
    this.set({ running: [...this.state.running, id], commandProblem: null });
    const { draft } = this.state;
    const completion = await this.functions?.command(button.action.functionName, id);
    if (this.state.draft !== draft) return; // its mail is closed, and so is its page
    const problem =
      completion && completion.kind !== 'completed' ? outlook.command[completion.kind](button.label) : null;
    this.set({ running: this.state.running.filter((each) => each !== id), commandProblem: problem });
  }

  /**
   * @param commandId of a ribbon button that opens a pane; any other does nothing, as in Outlook
   * @param contextData given: an open page that listens is told of it (1.15), any other starts
   *   anew; either reads it with `getInitializationContextAsync`
   */
  openPane(commandId: string, contextData?: string): void {
    const button = this.manifest.buttons.find((each) => each.id === commandId);
    if (button?.action.kind !== 'pane') return;
    const { url, pinnable } = button.action;
    const { pane } = this.state;
    if (pane?.commandId === commandId && contextData === undefined) return this.focusPane();
    if (pane?.commandId === commandId && contextData !== undefined && this.tellContext(contextData)) return;
    this.paneContext = contextData ?? '';
    const pinned = pane?.commandId === commandId && pane.pinned;
    const { label: title } = button;
    this.set({ pane: { key: crypto.randomUUID(), commandId, title, url, pinnable, pinned, status: 'loading' } });
  }
  private paneContext = '';

  private tellContext(contextData: string): boolean {
    const channel = this.paneChannel;
    if (!channel?.events.has(NEWER_EVENTS.contextChanged)) return false;
    channel.contextData = contextData;
    return channel.fire(NEWER_EVENTS.contextChanged, { initializationContextData: contextData });
  }

  focusPane(): void {
    this.paneChannel?.takeFocus();
  }

  /**
   * The window calls this when the pane's place in the page exists. Returns the way to take the page out again.
   * @param onExit moves the focus when a key leaves the pane
   */
  mountPane(container: HTMLElement, onExit: ChannelOptions['onExit']): () => void {
    const { pane } = this.state;
    if (!pane) return () => undefined;
    const channel = this.frames.open({
      name: 'pane',
      kind: 'pane',
      url: pane.url,
      container,
      contextData: this.paneContext,
      onExit,
    });
    this.paneChannel = channel;
    void channel.isUp(this.settings.load).then((up) => {
      if (this.state.pane?.key === pane.key)
        this.set({ pane: { ...this.state.pane, status: up ? 'up' : 'unreachable' } });
    });
    return () => {
      this.frames.close(channel);
      if (this.paneChannel === channel) this.paneChannel = null;
    };
  }

  closePane(): void {
    this.set({ pane: null });
  }

  pinPane(pinned: boolean): void {
    const { pane } = this.state;
    if (pane) this.set({ pane: { ...pane, pinned } });
  }

  /** @param sendAt ISO 8601; absent: at once */
  send(sendAt?: string): void {
    const { draft, sending } = this.state;
    if (!draft || (sending.phase !== 'idle' && sending.phase !== 'refused')) return;
    const owner = {
      settings: this.settings,
      functions: this.functions,
      faults: this.frames.faults,
      violation: (reason: string) =>
        this.frames.violations.push({ frame: 'hidden', dispatchId: 94, code: CODES.invalidParameter, reason }),
      show: (now: Sending) => this.set({ sending: now }),
      delivered: (sent: Draft, id: string) => this.delivered(sent, id),
      scheduled: (sent: Draft, at: string) => this.scheduled(sent, at),
    };
    this.attempt = new SendAttempt(draft, owner, sendAt);
    void this.attempt.start();
  }

  private delivered(draft: Draft, id: string): void {
    this.attempt = null;
    this.mailbox.moveToSent(draft.content, id);
    this.switchTo(null, false, { keep: false });
    this.set({ view: { kind: 'sent', id }, deliveries: this.state.deliveries + 1 });
  }

  private scheduled(draft: Draft, sendAt: string): void {
    this.attempt = null;
    draft.markSaved();
    this.mailbox.saveDraft({ ...draft.content, sendAt });
    this.switchTo(null, false, { keep: false });
  }

  /** Exchange does this with no window open; here one must be. */
  private followClock(): void {
    setInterval(() => void this.sendDue(new Date()), 5_000);
    window.addEventListener('storage', ({ key }) => {
      if (!this.mailbox.isKept(key)) return;
      this.mailbox.readAgain();
      this.set({ deliveries: this.state.deliveries + 1 });
    });
  }

  /** Sends what was to be sent by now, as it was when the add-in let it go. Nobody asks the add-in again. */
  async sendDue(now: Date): Promise<void> {
    for (const content of this.mailbox.takeDue(now)) {
      try {
        const id = await handOver(content, this.settings, this.frames.faults);
        this.mailbox.moveToSent(content, id);
        const { view, deliveries } = this.state;
        if (view.kind === 'scheduled' && view.id === content.id) this.set({ view: { kind: 'sent', id } });
        this.set({ deliveries: deliveries + 1 });
      } catch {
        this.mailbox.saveDraft(content); // stays where it was, and is tried again
      }
    }
  }

  /** Only offered where the send mode allows it. */
  sendAnyway(): void {
    void this.attempt?.deliver();
  }

  dontSend(): void {
    this.attempt?.abandon();
    this.set({ sending: { phase: 'idle' } });
  }

  /** The button of the dialog at Send: opens the pane with what the add-in gave, or (1.15) runs a function. */
  takeAction(): void {
    const { sending } = this.state;
    this.dontSend();
    if (sending.phase !== 'held' || !sending.alert.button) return;
    const { commandId, contextData } = sending.alert.button;
    const button = this.manifest.buttons.find(({ id }) => id === commandId);
    if (button?.action.kind === 'pane') this.openPane(commandId, contextData);
    else if (atLeast(this.settings.mailbox, '1.15')) void this.clickButton(commandId);
  }

  dismissProblem(): void {
    const { sending } = this.state;
    this.set({ commandProblem: null, ...(sending.phase === 'refused' && { sending: { phase: 'idle' } }) });
  }

  dismissNotification(key: string): void {
    const { draft } = this.state;
    if (draft?.state.notifications.some((each) => each.key === key)) draft.removeNotification(key);
    this.frames.fireAll(EVENTS.infobarClicked, [{ infobarType: 0 }]);
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.set({ theme });
    this.frames.fireAll(EVENTS.themeChanged, [JSON.stringify(officeTheme(theme))]);
  }
}
