/**
 * Members of Office.js that came after the npm package: labels (Mailbox 1.13) and InitializationContextChanged (1.15), as
 * `@types/office-js` describes them. What they ask goes to the window in the form of Office.js's own messages.
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

/** Before Office.js makes its members: nobody can change them after that. */
export function addNewerMembers({ mailbox, requirements }: Habits): void {
  const { call, listen } = connect();
  const eventType = Office.EventType as unknown as Record<string, string>;
  if (isSince(mailbox, 13)) eventType['SensitivityLabelChanged'] = NEWER_EVENTS.labelChanged;
  if (isSince(mailbox, 15)) eventType['InitializationContextChanged'] = NEWER_EVENTS.contextChanged;

  const catalog = {
    getAsync: (...rest: unknown[]) => call(NEWER_CALLS.labelCatalog, {}, rest),
    getIsEnabledAsync: (...rest: unknown[]) => call(NEWER_CALLS.labelsEnabled, {}, rest),
  };
  const sensitivityLabel = {
    getAsync: (...rest: unknown[]) => call(NEWER_CALLS.getLabel, {}, rest),
    setAsync: (label: string | { id: string }, ...rest: unknown[]) =>
      call(NEWER_CALLS.setLabel, { id: typeof label === 'string' ? label : label.id }, rest),
  };
  const withNewerEvents =
    (original: (type: string, handler: Handler, ...rest: unknown[]) => void) =>
    (type: string, handler: Handler, ...rest: unknown[]) =>
      EVENTS.includes(type) ? listen(type, handler, rest) : original(type, handler, ...rest);

  const [define, defineAll] = [Object.defineProperty.bind(Object), Object.defineProperties.bind(Object)];
  Object.defineProperty = (owner, name, descriptor) => {
    if (name === 'addHandlerAsync' && typeof descriptor.value === 'function')
      return define(owner, name, { ...descriptor, value: withNewerEvents(descriptor.value as never) });
    if (name !== 'requirements') return define(owner, name, descriptor);
    // of Office.context
    if (isSince(mailbox, 13)) define(owner, 'sensitivityLabelsCatalog', { value: catalog });
    return define(owner, name, requirements ? descriptor : { value: undefined });
  };
  Object.defineProperties = (owner, descriptors) => {
    const isItem = 'internetHeaders' in descriptors && isSince(mailbox, 13);
    return defineAll(owner, isItem ? { ...descriptors, sensitivityLabel: { value: sensitivityLabel } } : descriptors);
  };
}
