/** Outlook's calls by their number (dispatch id), for a message that is being written. Numbers: the host protocol, section 9. */
import * as z from 'zod/mini';
import { NEWER_CALLS } from '../newer';
import type { Client } from './clients';
import type { Draft, ShownNotification, NotificationType } from './draft';
import { FIELDS } from './draft-content';
import { LABELS } from './labels';
import { CODES, LIMITS, OutlookError } from './limits';
import type { Mailbox } from './mailbox';
import { htmlToText, textToHtml } from './plain-text';
import { contextAsText } from './smart-alert';

export interface MethodContext {
  draft: Draft;
  mailbox: Mailbox;
  client: Client;
  /** The organization uses sensitivity labels. */
  hasLabels: boolean;
  contextData: string;
  /** Domains whose people Outlook knows. */
  directoryDomains: string[];
  saveDraft(): string;
  closeItem(): void;
  closePane(): void;
}

type Reply = Record<string, unknown>;
type Method = (parameters: unknown, context: MethodContext) => Reply;

const ok = (data?: unknown): Reply => (data === undefined ? { error: false } : { error: false, data });
const noToken = (): Reply => ({ wasSuccessful: false, errorCode: CODES.noToken, errorName: 'GenericTokenError' });

const fieldSchema = z.looseObject({ recipientField: z.number() });
const recipientsSchema = z.looseObject({
  recipientField: z.number(),
  recipientArray: z.array(
    z.looseObject({
      address: z.nullish(z.string().check(z.maxLength(LIMITS.address))),
      name: z.nullish(z.string().check(z.maxLength(LIMITS.displayName))),
    }),
  ),
});
const textSchema = z.looseObject({
  data: z.string().check(z.maxLength(LIMITS.body)),
  coercionType: z.optional(z.number()),
});
const subjectSchema = z.looseObject({ subject: z.string().check(z.maxLength(LIMITS.subject)) });
const headerNamesSchema = z.looseObject({ internetHeaderKeys: z.array(z.string()) });
const headerPairsSchema = z.looseObject({ internetHeaderNameValuePairs: z.record(z.string(), z.unknown()) });
const customPropertiesSchema = z.looseObject({ customProperties: z.record(z.string(), z.unknown()) });
const keySchema = z.looseObject({ key: z.string() });
const nameSchema = z.looseObject({ name: z.string() });
const pairSchema = z.looseObject({ name: z.string(), value: z.string() });
const labelSchema = z.looseObject({ id: z.string() });
const roamingSchema = z.tuple([z.unknown()]);

const NOTIFICATION_TYPES = [
  'informationalMessage',
  'progressIndicator',
  'errorMessage',
  'insightMessage',
] as const satisfies NotificationType[];
const notificationSchema = z.looseObject({
  key: z.string(),
  message: z.string(),
  type: z.number().check(z.gte(0), z.lte(3)),
  icon: z.nullish(z.string()),
  persistent: z.nullish(z.boolean()),
  actions: z.nullish(
    z.array(z.looseObject({ actionText: z.string(), commandId: z.string(), contextData: z.optional(z.unknown()) })),
  ),
});

/** @throws OutlookError 9031 when the parameters are not what the call takes */
function read<T>(schema: z.ZodMiniType<T>, parameters: unknown): T {
  const result = schema.safeParse(parameters);
  if (!result.success) throw new OutlookError(CODES.invalidParameter, z.prettifyError(result.error));
  return result.data;
}

function field(number: number) {
  const found = FIELDS[number];
  if (!found) throw new OutlookError(CODES.invalidParameter, `recipient field ${number}`);
  return found;
}

/** 0 other, 2 a person in the directory, 3 outside. */
function recipientType(address: string, domains: string[]): number {
  const at = address.lastIndexOf('@');
  if (at < 0) return 0;
  return domains.includes(address.slice(at + 1).toLowerCase()) ? 2 : 3;
}

function readNotification(parameters: unknown): ShownNotification {
  const { key, message, type, icon, persistent, actions } = read(notificationSchema, parameters);
  const action = actions?.[0];
  return {
    key,
    message,
    type: NOTIFICATION_TYPES[type] ?? 'informationalMessage',
    ...(icon && { icon }),
    ...(typeof persistent === 'boolean' && { persistent }),
    ...(action && {
      action: { label: action.actionText, commandId: action.commandId, contextData: contextAsText(action.contextData) },
    }),
  };
}

function changeRecipients(parameters: unknown, { draft }: MethodContext, add: boolean): Reply {
  const { recipientField, recipientArray } = read(recipientsSchema, parameters);
  const people = recipientArray.map(({ address, name }) => ({ address: address ?? '', name: name || address || '' }));
  draft.setRecipients(field(recipientField), people, { add });
  return ok();
}

const html = (parameters: unknown): string => {
  const { data, coercionType } = read(textSchema, parameters);
  return coercionType === 3 ? data : textToHtml(data);
};
const nothing: Method = () => ok();

export const METHODS: Record<number, Method> = {
  2: noToken,
  12: noToken,
  3: (_, { draft }) => ({ wasSuccessful: true, customProperties: JSON.stringify(draft.content.customProperties) }),
  4: (parameters, { draft }) => {
    draft.setCustomProperties(read(customPropertiesSchema, parameters).customProperties);
    return ok();
  },
  14: () => ok('html'),
  15: (parameters, { draft, directoryDomains }) =>
    ok(
      draft.content[field(read(fieldSchema, parameters).recipientField)].map(({ address, name }) => ({
        address,
        name,
        appointmentResponse: 0,
        recipientType: recipientType(address, directoryDomains),
      })),
    ),
  17: (parameters, { draft }) => {
    draft.change({ subject: read(subjectSchema, parameters).subject });
    return ok();
  },
  18: (_, { draft }) => ok(draft.content.subject),
  21: (parameters, context) => changeRecipients(parameters, context, false),
  22: (parameters, context) => changeRecipients(parameters, context, true),
  23: (parameters, { draft }) => {
    draft.change({ body: html(parameters) + draft.content.body });
    return ok();
  },
  28: () => ok({ data: '', sourceProperty: 'body' }),
  29: (parameters, { draft }) => {
    draft.change({ body: draft.content.body + html(parameters) });
    return ok();
  },
  32: (_, { saveDraft }) => ok(saveDraft()),
  33: (parameters, { draft }) => {
    draft.addNotification(readNotification(parameters));
    return ok();
  },
  34: (_, { draft }) =>
    ok(
      draft.state.notifications.map(({ key, type, message, icon, persistent }) => ({
        key,
        type,
        message,
        icon,
        persistent,
      })),
    ),
  35: (parameters, { draft }) => {
    draft.replaceNotification(readNotification(parameters));
    return ok();
  },
  36: (parameters, { draft }) => {
    draft.removeNotification(read(keySchema, parameters).key);
    return ok();
  },
  37: (parameters, { draft }) => {
    const wantsHtml = (parameters as { coercionType?: number } | undefined)?.coercionType === 3;
    return ok(wantsHtml ? draft.content.body : htmlToText(draft.content.body));
  },
  38: (parameters, { draft }) => {
    draft.change({ body: html(parameters) });
    return ok();
  },
  41: (_, { closeItem }) => {
    setTimeout(closeItem);
    return ok();
  },
  42: (_, { closePane }) => {
    setTimeout(closePane);
    return ok();
  },
  99: (_, { contextData }) => ok(contextData),
  107: (_, { draft }) => ok({ ...draft.content.from, recipientType: 2 }),
  149: () => ok([]),
  151: (parameters, { draft, client }) => {
    const found = draft.getHeaders(read(headerNamesSchema, parameters).internetHeaderKeys);
    return ok(client.missingHeadersAreNull && Object.keys(found).length === 0 ? null : found);
  },
  152: (parameters, { draft }) => {
    draft.setHeaders(read(headerPairsSchema, parameters).internetHeaderNameValuePairs);
    return ok();
  },
  153: (parameters, { draft }) => {
    draft.removeHeaders(read(headerNamesSchema, parameters).internetHeaderKeys);
    return ok();
  },
  157: () => ok([]),
  160: () => ok([]),
  164: (_, { draft }) => {
    if (!draft.content.itemId) throw new OutlookError(CODES.itemNotSaved, 'the draft was never saved');
    return ok(draft.content.itemId);
  },
  174: (_, { draft }) => ok({ composeType: draft.composeType, coercionType: 'html' }),
  175: (_, { draft }) => ok(draft.state.clientSignature),
  176: (_, { draft }) => {
    draft.store.setState({ clientSignature: false });
    return ok();
  },
  185: (parameters, { draft }) => {
    const { name, value } = read(pairSchema, parameters);
    draft.setSessionData({ ...draft.state.sessionData, [name]: value });
    return ok();
  },
  186: (parameters, { draft }) => {
    const value = draft.state.sessionData[read(nameSchema, parameters).name];
    if (value === undefined) throw new OutlookError(CODES.keyNotFound, 'no session data of that name');
    return ok(value);
  },
  187: (_, { draft }) => ok(draft.state.sessionData),
  188: (_, { draft }) => {
    draft.setSessionData({});
    return ok();
  },
  189: (parameters, { draft }) => {
    const { [read(nameSchema, parameters).name]: gone, ...rest } = draft.state.sessionData;
    if (gone === undefined) throw new OutlookError(CODES.keyNotFound, 'no session data of that name');
    draft.setSessionData(rest);
    return ok();
  },
  [NEWER_CALLS.labelCatalog]: (_, { hasLabels }) => ok(hasLabels ? LABELS : []),
  [NEWER_CALLS.labelsEnabled]: (_, { hasLabels }) => ok(hasLabels),
  [NEWER_CALLS.getLabel]: (_, { draft }) => ok(draft.content.label),
  [NEWER_CALLS.setLabel]: (parameters, { draft, hasLabels }) => {
    const { id } = read(labelSchema, parameters);
    const isKnown = id === '' || (hasLabels && LABELS.some((label) => label.id === id));
    if (!isKnown) throw new OutlookError(CODES.invalidParameter, 'no label of that id');
    draft.change({ label: id });
    return ok();
  },
  404: (parameters, { mailbox }) => {
    mailbox.saveRoamingSettings(read(roamingSchema, parameters)[0]);
    return ok();
  },
};

/** Records and the like of Office.js itself: they take no slot among the three calls. */
const SILENT: Record<number, Method> = { 163: nothing, 193: nothing, 400: nothing, 401: nothing, 402: nothing };

export function isSilent(dispatchId: number): boolean {
  return dispatchId in SILENT;
}

/** The answer to one call, in Office.js's form. Errors of Outlook become answers with their code. */
export function answerCall(dispatchId: number, parameters: unknown, context: MethodContext | undefined): Reply {
  const method = SILENT[dispatchId] ?? METHODS[dispatchId];
  if (!method) return { error: true, errorCode: CODES.notSupported };
  if (!context) return { error: true, errorCode: CODES.itemChanged };
  try {
    return method(parameters, context);
  } catch (error) {
    if (error instanceof OutlookError) return { error: true, errorCode: error.code, reason: error.message };
    throw error;
  }
}
