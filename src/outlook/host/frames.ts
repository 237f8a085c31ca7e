/** The add-in's frames of this window: the pane, the hidden pages for commands and events, dialogs. */
import * as z from 'zod/mini';
import { appContext, initialData } from './app-context';
import { ACCESS_TOKEN, Channel, type ChannelHost, type ChannelOptions } from './channel';
import { CLIENTS } from './clients';
import type { Draft } from './draft';
import { EngineLink } from './engine-link';
import { type Fault, Faults } from './faults';
import { CODES, LIMITS } from './limits';
import type { Mailbox } from './mailbox';
import type { Manifest } from './manifest';
import { answerCall, isSilent } from './methods';
import { callSince, eventSince, requirementMatrix } from './requirement-sets';
import { NO_ANSWER, type Runtime, Twice } from './runtime';
import type { Settings } from './settings';
import { SIGN_ON_CODES, accessToken } from './sign-on';
import { officeTheme } from './theme';
import { atLeast } from './version';
import { EVENTS, type TraceEntry } from './wire';

/** A call that broke one of Outlook's rules: tests assert that there is none. */
export interface Violation {
  frame: string;
  /** 0 for an event that the frame wanted to hear. */
  dispatchId: number;
  code: number;
  reason: string;
}

export interface FramesOwner {
  settings: Settings;
  mailbox: Mailbox;
  manifest(): Manifest;
  draft(): Draft | null;
  theme(): 'light' | 'dark';
  saveDraft(): string;
  closeItem(): void;
  closePane(): void;
  /** Goes to another mail. */
  newDraft(): void;
}

/** Answers that are part of a normal talk: asking for what is not there, or for an item that is gone. */
const EXPECTED_CODES: readonly number[] = [
  CODES.duplicateNotificationKey,
  CODES.notificationKeyNotFound,
  CODES.itemChanged,
  CODES.itemNotSaved,
  CODES.keyNotFound,
];

/** Dispatch id of `loadCustomPropertiesAsync`. */
const LOAD_PROPERTIES = 3;

const dialogRequestSchema = z.looseObject({ targetId: z.string() });
const dialogSchema = z.looseObject({ url: z.url() });

/** The call was done; only its answer is late, or comes twice. */
async function withFault(fault: Fault, reply: unknown): Promise<unknown> {
  if (fault === 'twice') return new Twice(reply);
  if (typeof fault === 'object' && 'late' in fault) await new Promise((resolve) => setTimeout(resolve, fault.late));
  return reply;
}

export class Frames implements ChannelHost {
  readonly runtimes = new Set<Runtime>();
  readonly record: TraceEntry[] = [];
  readonly violations: Violation[] = [];
  readonly faults: Faults;
  private readonly dialogs = new Map<Channel, Channel>();

  constructor(private readonly owner: FramesOwner) {
    this.faults = new Faults(owner.settings.faults);
  }

  private get client() {
    return CLIENTS[this.owner.settings.client];
  }

  open(options: Omit<ChannelOptions, 'language' | 'habits'>): Channel {
    const { platform, hiddenTimerGrain, locksAndChannels } = this.client;
    const timerGrain = options.kind === 'hidden' ? hiddenTimerGrain : 0;
    const requirements = !this.faults.has('no-requirements');
    const { language, mailbox } = this.owner.settings;
    const habits = { platform, mailbox, timerGrain, locksAndChannels, requirements };
    const channel = new Channel(this, { ...options, language, habits });
    this.runtimes.add(channel);
    return channel;
  }

  /** Classic's engine of launch events. @param script as the manifest names it */
  openEngine(script: string): EngineLink {
    const { settings, mailbox } = this.owner;
    const engine = new EngineLink(this, {
      script,
      language: settings.language,
      contentLanguage: settings.contentLanguage ?? settings.language,
      user: { address: settings.user, name: settings.userName },
      mailbox: settings.mailbox,
      requirements: this.faults.has('no-requirements') ? null : requirementMatrix(settings),
      roamingSettings: this.client.eventsHaveOldSettings ? mailbox.settingsAtStart : mailbox.roamingSettings,
    });
    this.runtimes.add(engine);
    return engine;
  }

  close(runtime: Runtime): void {
    if (runtime instanceof Channel) this.closeDialog(runtime);
    runtime.close();
    this.runtimes.delete(runtime);
  }

  fireAll(event: string, payload: unknown): void {
    if (this.faults.has('events-stop')) return;
    if (event === EVENTS.recipientsChanged && this.faults.has('no-recipients-changed')) return;
    for (const runtime of this.runtimes) runtime.fire(event, payload);
  }

  appContext(channel: Channel): unknown {
    const { settings, mailbox } = this.owner;
    return appContext(channel, this.owner.manifest(), settings, mailbox.roamingSettings);
  }

  initialData(): unknown {
    return initialData(this.owner.draft(), this.owner.manifest(), this.owner.settings);
  }

  async itemCall(channel: Runtime, dispatchId: number, parameters: unknown): Promise<unknown> {
    const { itemNumber } = channel;
    const refuse = this.refusal(channel, dispatchId);
    if (isSilent(dispatchId)) return answerCall(dispatchId, parameters, undefined);
    if (channel.callsInFlight >= LIMITS.callsAtATime)
      return refuse(CODES.internalServerError, `more than ${LIMITS.callsAtATime} calls at a time`);

    channel.callsInFlight += 1;
    await new Promise((resolve) => setTimeout(resolve, this.owner.settings.latency));
    channel.callsInFlight -= 1;

    const code = this.codeOfTrouble(channel, dispatchId);
    if (code !== undefined) return { error: true, errorCode: code };
    const fault = this.faults.take(dispatchId);
    if (fault === 'never') return NO_ANSWER;
    if (fault === 'kill') return this.kill(channel);
    if (fault === 'switch') this.owner.newDraft();
    if (typeof fault === 'object' && 'code' in fault) return { error: true, errorCode: fault.code };
    if (fault === 'ignored') return { error: false };
    const reply = this.answerNow(channel, dispatchId, parameters, itemNumber);
    return fault === undefined ? reply : withFault(fault, reply);
  }

  /** With which code a call fails because of a trouble of Outlook's. */
  private codeOfTrouble(runtime: Runtime, dispatchId: number): number | undefined {
    const isFirst = runtime.isNewToItem;
    runtime.isNewToItem = false;
    if (isFirst && this.faults.has('refused-after-item-changed')) return CODES.accessRestricted;
    const from = this.owner.draft()?.content.from.address;
    const isShared = from !== undefined && from === this.owner.settings.sharedMailbox;
    if (dispatchId === LOAD_PROPERTIES && isShared && this.faults.has('no-properties-of-shared'))
      return CODES.responseError;
    return undefined;
  }

  private answerNow(channel: Runtime, dispatchId: number, parameters: unknown, itemNumber: number): unknown {
    const refuse = this.refusal(channel, dispatchId);
    const since = callSince(dispatchId, parameters);
    if (!this.has(since)) return refuse(CODES.notSupported, `needs Mailbox ${since}`);
    const ofMailbox = dispatchId === 404;
    if (!ofMailbox && (channel.hasEarlierItem || channel.itemNumber !== itemNumber))
      return refuse(CODES.itemChanged, 'the item is another one now');
    const draft = this.owner.draft();
    if (!draft && !ofMailbox) return refuse(CODES.itemChanged, 'no mail is open');
    const reply = answerCall(dispatchId, parameters, this.methodContext(channel, draft));
    return reply['error'] === true
      ? refuse(Number(reply['errorCode']), String(reply['reason'] ?? 'not emulated'))
      : reply;
  }

  async accessToken(channel: Channel): Promise<unknown> {
    const refused = (Error: number) => ({ Version: 1, Error });
    if (channel.awaitsToken) {
      const { alreadyAsked: code } = SIGN_ON_CODES;
      const reason = 'a token is on its way already';
      this.violations.push({ frame: channel.options.name, dispatchId: ACCESS_TOKEN, code, reason });
      return refused(code);
    }
    channel.awaitsToken = true;
    await new Promise((resolve) => setTimeout(resolve, this.owner.settings.latency));
    const fault = this.faults.take(ACCESS_TOKEN);
    if (fault === 'kill') return this.kill(channel);
    if (fault === 'switch') this.owner.newDraft();
    const isRefused = typeof fault === 'object' && 'code' in fault;
    const answer = isRefused ? fault : await accessToken(this.owner.settings, this.owner.manifest().applicationId);
    if (typeof fault === 'object' && 'late' in fault) await new Promise((resolve) => setTimeout(resolve, fault.late));
    channel.awaitsToken = false;
    if (fault === 'never') return NO_ANSWER;
    return 'code' in answer ? refused(answer.code) : { ...refused(0), accessToken: answer.token };
  }

  /** An answer with a code; one that breaks a rule is noted. */
  private refusal(channel: Runtime, dispatchId: number) {
    const frame = channel.options.name;
    return (code: number, reason: string) => {
      if (!EXPECTED_CODES.includes(code)) this.violations.push({ frame, dispatchId, code, reason });
      return { error: true, errorCode: code };
    };
  }

  /** As an Outlook short of memory does: the page is gone, and whatever ran in it. */
  private kill(channel: Runtime): typeof NO_ANSWER {
    if (channel.options.kind === 'pane') this.owner.closePane();
    this.close(channel);
    return NO_ANSWER;
  }

  private methodContext(channel: Runtime, draft: Draft | null) {
    const { settings, mailbox, saveDraft, closeItem, closePane } = this.owner;
    const ownDomain = settings.user.slice(settings.user.lastIndexOf('@') + 1);
    return {
      draft: draft as Draft,
      mailbox,
      client: this.client,
      hasLabels: settings.labels === 'on',
      contextData: channel.contextData,
      directoryDomains: (settings.directoryDomains ?? ownDomain).toLowerCase().split(/\s*,\s*/),
      saveDraft: () => saveDraft(),
      closeItem: () => closeItem(),
      closePane: () => closePane(),
    };
  }

  private has(mailbox: string): boolean {
    return atLeast(this.owner.settings.mailbox, mailbox);
  }

  eventError(channel: Channel, event: string): number {
    const since = eventSince(event);
    if (this.has(since)) return 0;
    const reason = `${event} needs Mailbox ${since}`;
    this.violations.push({ frame: channel.options.name, dispatchId: 0, code: CODES.notSupported, reason });
    return CODES.notSupported;
  }

  /** A page starts with the machine's colors; where the window has others, it is told at once. */
  registered(channel: Channel, event: string): void {
    const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const theme = this.owner.theme();
    if (event === EVENTS.themeChanged && theme !== system)
      channel.fire(EVENTS.themeChanged, [JSON.stringify(officeTheme(theme))]);
  }

  closeContainer(channel: Channel): void {
    if (channel.options.kind === 'pane') this.owner.closePane();
  }

  /** `displayDialogAsync` inside the page. Dialogs in a window of their own need nothing from the host. */
  openDialog(channel: Channel, request: unknown): number {
    if (this.dialogs.has(channel)) return 12007;
    if (channel.options.kind === 'hidden') return 12011;
    const { url } = dialogSchema.parse(JSON.parse(dialogRequestSchema.parse(request).targetId));
    if (new URL(url).origin !== new URL(channel.options.url).origin) return 12004;
    const box = document.createElement('dialog');
    box.className = 'add-in-dialog';
    document.body.append(box);
    const dialog = this.open({ name: 'dialog', kind: 'dialog', url, container: box });
    this.dialogs.set(channel, dialog);
    box.addEventListener('close', () => {
      if (this.dialogs.get(channel) !== dialog) return;
      this.closeDialog(channel);
      channel.fire(EVENTS.dialogMessage, { messageType: 12006 });
    });
    box.showModal();
    return 0;
  }

  closeDialog(channel: Channel): void {
    const dialog = this.dialogs.get(channel);
    if (!dialog) return;
    this.dialogs.delete(channel);
    this.close(dialog);
    dialog.options.container.remove();
  }

  dialogMessage(channel: Channel, direction: 'to-parent' | 'to-dialog', text: unknown): void {
    const messageOrigin = new URL(channel.options.url).origin;
    if (direction === 'to-dialog') {
      this.dialogs
        .get(channel)
        ?.fire(EVENTS.dialogParentMessage, { messageType: 1, messageContent: text, messageOrigin });
      return;
    }
    for (const [parent, dialog] of this.dialogs)
      if (dialog === channel)
        parent.fire(EVENTS.dialogMessage, { messageType: 0, messageContent: text, messageOrigin });
  }

  trace(entry: TraceEntry): void {
    this.record.push(entry);
  }
}
