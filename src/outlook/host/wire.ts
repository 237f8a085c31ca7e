/** The messages between Office.js and its host: JSON text over `postMessage`. Our notes call it the host protocol. */
import * as z from 'zod/mini';
import { NEWER_EVENTS } from '../newer';

/** What a frame sends. Fields that Office.js adds and nobody reads pass through. */
export const requestSchema = z.looseObject({
  /** 0 request, 1 answer */
  _messageType: z.number(),
  _actionName: z.optional(z.string()),
  /** 0 call, 1 register an event, 2 unregister it */
  _actionType: z.optional(z.number()),
  _conversationId: z.string(),
  _correlationId: z.optional(z.number()),
  _data: z.optional(z.unknown()),
});
export type WireRequest = z.infer<typeof requestSchema>;

export interface WireMessage {
  _messageType: 0 | 1;
  _actionName?: string;
  /** Of a call of the host's own. */
  _actionType?: 0;
  _conversationId: string;
  _correlationId?: number;
  _errorCode?: number;
  /** 0 answer, 1 event */
  _responseType?: 0 | 1;
  _data: unknown;
}

/** Data of `ExecuteMethod`: Outlook's own calls, known by number. */
export const itemCallSchema = z.looseObject({
  ApiParams: z.optional(z.unknown()),
  MethodData: z.looseObject({ DispatchId: z.number() }),
});

/** Data of `executeMethod`: calls of the common part of Office.js. */
export const officeCallSchema = z.looseObject({ DdaMethod: z.looseObject({ DispatchId: z.number() }) });

/** Data of `ContextActivationManager_notifyHost`: the frame's id, what happened, sometimes more. */
export const notificationSchema = z.tuple([z.string(), z.number()], z.unknown());

/** Where the focus goes from a frame: to the element after it, to the one before it, or to the mail. */
export type FocusExit = 'onwards' | 'back' | 'mail';

/** Office.js handles these keys itself, prevents the browser's own doing, and tells the host by number. */
export const FOCUS_EXITS: Record<number, FocusExit> = {
  5: 'mail', // Ctrl+F6
  6: 'mail', // Ctrl+Shift+F6
  13: 'onwards', // Tab at the last element
  14: 'back', // Shift+Tab at the first
  15: 'mail', // Escape
};

/** What the host tells a frame: take the focus. */
export const FOCUS_IN = 4;

export const EVENTS = {
  itemChanged: 'olkItemSelectedChanged',
  recipientsChanged: 'olkRecipientsChanged',
  infobarClicked: 'olkInfobarClicked',
  themeChanged: 'officeThemeChanged',
  command: 'appCommandInvoked',
  dialogMessage: 'dialogMessageReceived',
  dialogParentMessage: 'dialogParentMessageReceived',
} as const;

/** Handlers of these belong to the item: they are gone when the item changes. */
export const ITEM_EVENTS: readonly string[] = [
  EVENTS.recipientsChanged,
  EVENTS.infobarClicked,
  'olkAttachmentsChanged',
  ...Object.values(NEWER_EVENTS),
];

/** One line of the record of all messages. */
export interface TraceEntry {
  direction: 'from-add-in' | 'to-add-in';
  frame: string;
  /** Milliseconds since the page started. */
  at: number;
  message: unknown;
}
