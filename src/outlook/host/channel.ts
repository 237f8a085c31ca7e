/** One add-in frame: makes it, shakes hands with the Office.js in it, and carries calls and events. */
import { within } from '../../timing/within';
import type { Habits } from '../page/habits';
import { deferred } from './deferred';
import { NO_ANSWER, type Runtime, Twice } from './runtime';
import { type Completion, completionOptionsSchema } from './smart-alert';
import { EVENTS, FOCUS_EXITS, FOCUS_IN, ITEM_EVENTS, type FocusExit } from './wire';
import type { TraceEntry, WireMessage, WireRequest } from './wire';
import { itemCallSchema, notificationSchema, officeCallSchema, requestSchema } from './wire';
import * as z from 'zod/mini';

/** Dispatch id of `getAccessToken`. */
export const ACCESS_TOKEN = 98;

/** What the host tells a frame, and does for it. */
export interface ChannelHost {
  appContext(channel: Channel): unknown;
  initialData(channel: Channel): unknown;
  /** Answers one of Outlook's calls: an object, NO_ANSWER or Twice. */
  itemCall(runtime: Runtime, dispatchId: number, parameters: unknown): Promise<unknown>;
  /** Answers `getAccessToken`: an object, or NO_ANSWER. */
  accessToken(channel: Channel): Promise<unknown>;
  /** 0 where the frame may listen to the event, or the code with which Outlook refuses. */
  eventError(channel: Channel, event: string): number;
  /** The frame listens to an event from now on. */
  registered(channel: Channel, event: string): void;
  closeContainer(channel: Channel): void;
  openDialog(channel: Channel, request: unknown): number;
  closeDialog(channel: Channel): void;
  dialogMessage(channel: Channel, direction: 'to-parent' | 'to-dialog', text: unknown): void;
  trace(entry: TraceEntry): void;
}

export interface ChannelOptions {
  /** For people: in the trace, and as the frame's title. */
  name: string;
  kind: 'pane' | 'hidden' | 'dialog';
  url: string;
  container: HTMLElement;
  language: string;
  habits: Habits;
  /** What `getInitializationContextAsync` gives. */
  contextData?: string;
  /** A key was pressed that leaves the frame. */
  onExit?: (to: FocusExit, frame: HTMLIFrameElement) => void;
}

const completionSchema = z.looseObject({ completedContext: z.optional(completionOptionsSchema) });

export class Channel implements Runtime {
  readonly controlId = `ctl_${crypto.randomUUID()}`;
  readonly correlationId = crypto.randomUUID();
  readonly frame: HTMLIFrameElement;
  readonly events = new Set<string>();
  contextData: string;
  callsInFlight = 0;
  awaitsToken = false;
  itemNumber = 0;
  hasEarlierItem = false;
  isNewToItem = false;
  handshakes = 0;
  /** In which conversation an event was asked for. */
  private readonly conversations = new Map<string, string>();
  private readonly conversationId = `conv_${crypto.randomUUID().replaceAll('-', '_')}`;
  private readonly origin: string;
  private readonly waiting = new Map<string, (completion: Completion) => void>();
  private commandReady = deferred();
  private readonly firstHandshake = deferred();
  private closed = false;

  constructor(
    private readonly host: ChannelHost,
    readonly options: ChannelOptions,
  ) {
    this.contextData = options.contextData ?? '';
    this.origin = new URL(options.url).origin;
    this.frame = document.createElement('iframe');
    this.frame.name = this.windowName();
    this.frame.title = options.name;
    this.frame.allow = 'clipboard-write';
    this.frame.setAttribute(
      'sandbox',
      'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads',
    );
    this.frame.dataset['addIn'] = options.kind;
    if (options.kind === 'hidden') this.frame.style.display = 'none';
    this.frame.src = options.url;
    window.addEventListener('message', this.receive);
    options.container.append(this.frame);
  }

  /** Office.js reads who and where its host is from `window.name`. */
  private windowName(): string {
    const dialog = this.options.kind === 'dialog' ? 'isDialog' : '';
    const { language } = this.options;
    return JSON.stringify({
      baseFrameName: `addin_${this.controlId}`,
      // `disableLogging`: no telemetry
      hostInfo: ['Outlook', 'Web', '16.01', language, this.correlationId, dialog, 'disableLogging', '0'].join('|'),
      xdmInfo: [this.conversationId, this.controlId, location.origin].join('|'),
      serializerVersion: '1',
      localOutlook: this.options.habits,
    });
  }

  /** Resolves true when Office.js in the frame has called, false when it did not within `milliseconds`. */
  async isUp(milliseconds: number): Promise<boolean> {
    return isInTime(this.firstHandshake.promise, milliseconds);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    window.removeEventListener('message', this.receive);
    this.frame.remove();
  }

  fire(event: string, payload: unknown): boolean {
    if (this.closed || !this.events.has(event)) return false;
    this.post({
      _messageType: 1,
      _actionName: event,
      _conversationId: this.conversations.get(event) ?? this.conversationId,
      _correlationId: 0,
      _errorCode: 0,
      _responseType: 1,
      _data: payload,
    });
    return true;
  }

  /** Moves the focus into the frame, to its first element. */
  takeFocus(): void {
    this.frame.focus(); // else the browser lets no page take the focus from another
    this.post({
      _messageType: 0,
      _actionName: 'Office_notifyAgave',
      _actionType: 0,
      _conversationId: `${this.conversationId}_ntf`,
      _correlationId: 0,
      _data: [FOCUS_IN],
    });
  }

  /**
   * The item under the frame is another one. A frame that listens is told; any other goes on with the earlier item.
   * Handlers of item events are dropped, as Office.js registers them anew for the new item.
   */
  changeItem(initialData: unknown, { told }: { told: boolean }): void {
    this.itemNumber += 1;
    this.isNewToItem = told && this.events.has(EVENTS.itemChanged);
    this.hasEarlierItem = !this.isNewToItem;
    for (const event of ITEM_EVENTS) this.events.delete(event);
    if (told) this.fire(EVENTS.itemChanged, initialData);
  }

  /** The first completion counts; Office.js in a page passes on each. */
  async invoke(functionName: string, event: object, limits: { load: number; timeout: number }): Promise<Completion> {
    const start = Date.now();
    if (!(await isInTime(this.commandReady.promise, Math.min(limits.load, limits.timeout))))
      return { kind: 'unreachable' };
    const id = crypto.randomUUID();
    const completed = new Promise<Completion>((resolve) => this.waiting.set(id, resolve));
    this.fire(EVENTS.command, [id, functionName, JSON.stringify(event)]);
    const left = Math.max(0, limits.timeout - (Date.now() - start));
    const completion = await within(left, completed, (): Completion => ({ kind: 'time-out' }));
    this.waiting.delete(id);
    return completion;
  }

  private post(message: WireMessage): void {
    const full = { _origin: location.origin, _serializerVersion: 1, ...message };
    this.host.trace({ direction: 'to-add-in', frame: this.options.name, at: performance.now(), message: full });
    this.frame.contentWindow?.postMessage(JSON.stringify(full), this.origin);
  }

  private answer(request: WireRequest, data: unknown): void {
    this.post({
      _messageType: 1,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _errorCode: 0,
      _responseType: 0,
      _data: data ?? null,
    });
  }

  private readonly receive = (message: MessageEvent): void => {
    if (message.source !== this.frame.contentWindow || message.origin !== this.origin) return;
    const request = parseRequest(message.data);
    if (!request || !request._conversationId.startsWith(this.conversationId)) return;
    this.host.trace({ direction: 'from-add-in', frame: this.options.name, at: performance.now(), message: request });
    if (request._messageType === 0) void this.handle(request);
  };

  private async handle(request: WireRequest): Promise<void> {
    if (request._actionType === 1) return this.register(request);
    if (request._actionType === 2) return this.unregister(request);
    switch (request._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        this.shakeHands();
        return this.answer(request, this.host.appContext(this));
      case 'GetInitialData':
        this.hasEarlierItem = false;
        return this.answer(request, this.host.initialData(this));
      case 'ExecuteMethod': {
        const call = itemCallSchema.parse(request._data);
        const reply = await this.host.itemCall(this, call.MethodData.DispatchId, call.ApiParams);
        if (reply === NO_ANSWER) return;
        if (!(reply instanceof Twice)) return this.answer(request, reply);
        this.answer(request, reply.reply);
        return this.answer(request, reply.reply);
      }
      case 'executeMethod': {
        const reply = await this.officeCall(officeCallSchema.parse(request._data));
        return reply === NO_ANSWER ? undefined : this.answer(request, reply);
      }
      case 'ContextActivationManager_notifyHost': {
        const [, action] = notificationSchema.parse(request._data);
        const exit = FOCUS_EXITS[action];
        if (exit) this.options.onExit?.(exit, this.frame);
        return this.answer(request, null);
      }
      case undefined:
      default:
        return this.answer(request, null);
    }
  }

  /** Also after a reload: what the page before had registered is gone. */
  private shakeHands(): void {
    this.events.clear();
    this.handshakes += 1;
    if (this.handshakes > 1) this.commandReady = deferred();
    this.firstHandshake.resolve();
  }

  private register(request: WireRequest): void {
    const name = request._actionName ?? '';
    if (name === EVENTS.dialogMessage) {
      const error = this.host.openDialog(this, request._data);
      if (error === 0) this.events.add(name);
      return this.answer(request, { Error: error });
    }
    const refused = this.host.eventError(this, name);
    if (refused !== 0) return this.answer(request, { Error: refused });
    this.events.add(name);
    this.conversations.set(name, request._conversationId);
    this.answer(request, { Error: 0 });
    if (name === EVENTS.command) this.commandReady.resolve();
    this.host.registered(this, name);
  }

  private unregister(request: WireRequest): void {
    this.events.delete(request._actionName ?? '');
    if (request._actionName === EVENTS.dialogMessage) this.host.closeDialog(this);
    this.answer(request, { Error: 0 });
  }

  private async officeCall(call: z.infer<typeof officeCallSchema>): Promise<unknown> {
    const done = { Version: 1, Error: 0 };
    switch (call.DdaMethod.DispatchId) {
      case 94: // a command or launch event completed: its id, a status, the event object as JSON
        this.waiting.get(String(call['0']))?.(readCompletion(call['1'], call['2']));
        return done;
      case 97:
        setTimeout(() => this.host.closeContainer(this));
        return done;
      case ACCESS_TOKEN:
        return this.host.accessToken(this);
      case 144:
        this.host.dialogMessage(this, 'to-parent', call['messageToParent']);
        return done;
      case 145:
        this.host.dialogMessage(this, 'to-dialog', call['messageContent']);
        return done;
      default:
        return { Version: 1, Error: 5001 };
    }
  }
}

function parseRequest(data: unknown): WireRequest | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return requestSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

/** Status 0 is done; 11101 means that there is no function of that name. */
function readCompletion(status: unknown, event: unknown): Completion {
  if (status !== 0) return { kind: 'no-function' };
  const parsed = completionSchema.safeParse(JSON.parse(String(event || '{}')));
  return { kind: 'completed', options: parsed.data?.completedContext ?? {} };
}

const isInTime = (promise: Promise<void>, milliseconds: number): Promise<boolean> =>
  within(
    milliseconds,
    promise.then(() => true),
    () => false,
  );
