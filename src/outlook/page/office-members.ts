/**
 * Makes of the Office.js of the web that of the client: it reports the client's platform, may lack
 * `requirements`, and has members that came after the npm package: labels (Mailbox 1.13) and
 * InitializationContextChanged (1.15), as `@types/office-js` describes them. What these ask goes to
 * the window in the form of Office.js's own messages.
 */
import * as z from 'zod/mini';
import { NEWER_CALLS, NEWER_CONVERSATION, NEWER_EVENTS } from '../newer';
import type { Habits } from './habits';

const nameSchema = z.looseObject({ xdmInfo: z.string() });
const messageSchema = z.looseObject({
  _conversationId: z.string(),
  _correlationId: z.number(),
  _actionName: z.optional(z.string()),
  /** 0 answer, 1 event */
  _responseType: z.number(),
  _data: z.nullish(z.looseObject({})),
});

type Done = (result: object) => void;
type Handler = (event: object) => void;
const EVENTS: readonly string[] = Object.values(NEWER_EVENTS);

/** Calls of the window, and events from it. */
function connect() {
  const [conversation = '', controlId = '', origin = ''] = nameSchema.parse(JSON.parse(window.name)).xdmInfo.split('|');
  const own = conversation + NEWER_CONVERSATION;
  const waiting = new Map<number, (data: Record<string, unknown>) => void>();
  const handlers = new Map<string, Handler>();
  let last = 0;

  window.addEventListener('message', ({ origin: from, data }) => {
    if (from !== origin || typeof data !== 'string' || !data.includes(own)) return;
    const message = messageSchema.safeParse(JSON.parse(data)).data;
    if (message?._conversationId !== own) return;
    const event = message._actionName ?? '';
    if (message._responseType === 1) handlers.get(event)?.({ ...message._data, type: event });
    else waiting.get(message._correlationId)?.(message._data ?? {});
  });
  function post(part: object, answered: (data: Record<string, unknown>) => void): void {
    last += 1;
    waiting.set(last, answered);
    const message = { _messageType: 0, _conversationId: own, _correlationId: last, _serializerVersion: 1, ...part };
    window.parent.postMessage(JSON.stringify(message), origin);
  }
  const tell = (rest: unknown[], code: unknown, value?: unknown): void => {
    const done = rest.find((each): each is Done => typeof each === 'function');
    const options = rest.find((each): each is { asyncContext?: unknown } => typeof each === 'object' && each !== null);
    const context = { asyncContext: options?.asyncContext };
    done?.(
      code
        ? { status: 'failed', error: { code, name: `Error ${String(code)}`, message: '' }, ...context }
        : { status: 'succeeded', value, ...context },
    );
  };
  return {
    call(dispatchId: number, parameters: unknown, rest: unknown[]): void {
      const data = { ApiParams: parameters, MethodData: { ControlId: controlId, DispatchId: dispatchId } };
      post({ _actionName: 'ExecuteMethod', _actionType: 0, _data: data }, ({ error, errorCode, data: value }) =>
        tell(rest, error === true && errorCode, value),
      );
    },
    listen(event: string, handler: Handler, rest: unknown[]): void {
      handlers.set(event, handler);
      post({ _actionName: event, _actionType: 1, _data: { controlId } }, ({ Error }) => tell(rest, Error));
    },
  };
}

const isSince = (mailbox: string, minor: number): boolean => Number(mailbox.split('.')[1]) >= minor;

declare const OfficeExt: { HostName: { Host: { getInstance(): { getPlatform(): string } } } };

/**
 * Called before Office.js, as it makes its members once it has heard from Outlook, by
 * `Object.defineProperty`, and nobody can change them after that.
 */
export function changeOfficeMembers({ mailbox, platform, requirements }: Habits): void {
  const { call, listen } = connect();
  const catalog = {
    getAsync: (...rest: unknown[]) => call(NEWER_CALLS.labelCatalog, {}, rest),
    getIsEnabledAsync: (...rest: unknown[]) => call(NEWER_CALLS.labelsEnabled, {}, rest),
  };
  const sensitivityLabel = {
    getAsync: (...rest: unknown[]) => call(NEWER_CALLS.getLabel, {}, rest),
    setAsync: (label: string | { id: string }, ...rest: unknown[]) =>
      call(NEWER_CALLS.setLabel, { id: typeof label === 'string' ? label : label.id }, rest),
  };
  const [define, defineAll] = [Object.defineProperty.bind(Object), Object.defineProperties.bind(Object)];

  /** By name: what else is done where Office.js defines it, and what is defined instead. */
  const changed: Record<string, (value: never, owner: object) => unknown> = {
    platform() {
      OfficeExt.HostName.Host.getInstance().getPlatform = () => platform;
      return platform;
    },
    diagnostics: (value: object) => ({ ...value, platform }),
    requirements(value: unknown, owner) {
      const eventType = Office.EventType as unknown as Record<string, string>;
      if (isSince(mailbox, 13)) eventType['SensitivityLabelChanged'] = NEWER_EVENTS.labelChanged;
      if (isSince(mailbox, 15)) eventType['InitializationContextChanged'] = NEWER_EVENTS.contextChanged;
      if (isSince(mailbox, 13)) define(owner, 'sensitivityLabelsCatalog', { value: catalog });
      return requirements ? value : undefined;
    },
    addHandlerAsync:
      (original: (type: string, handler: Handler, ...rest: unknown[]) => void) =>
      (type: string, handler: Handler, ...rest: unknown[]) =>
        EVENTS.includes(type) ? listen(type, handler, rest) : original(type, handler, ...rest),
  };
  /** Scripts of the add-in define members of these names, too, but not such ones. */
  const isOfficeJs = (name: PropertyKey, value: unknown): boolean =>
    (name === 'platform' && value === 'OfficeOnline') ||
    (name === 'diagnostics' && has(value, 'platform')) ||
    (name === 'requirements' && has(value, 'isSetSupported')) ||
    (name === 'addHandlerAsync' && typeof value === 'function');

  Object.defineProperty = (owner, name, descriptor) => {
    const value = descriptor.value as never;
    if (!isOfficeJs(name, value)) return define(owner, name, descriptor);
    return define(owner, name, { ...descriptor, value: changed[String(name)]?.(value, owner as object) });
  };
  Object.defineProperties = (owner, descriptors) => {
    const isItem = 'internetHeaders' in descriptors && isSince(mailbox, 13);
    return defineAll(owner, isItem ? { ...descriptors, sensitivityLabel: { value: sensitivityLabel } } : descriptors);
  };
}

const has = (value: unknown, member: string): boolean => typeof value === 'object' && value !== null && member in value;
