/**
 * The requirement set `Mailbox` from which Outlook has each call and event. Office.js from npm has all its members whatever the set,
 * so it is Outlook that refuses. Source: "API set" of each member in Microsoft's reference (`@types/office-js`).
 */
import { NEWER_CALLS, NEWER_EVENTS } from '../newer';
import type { Settings } from './settings';
import { EVENTS } from './wire';

/** Highest version that this Outlook reports, by set. */
export function requirementMatrix({ mailbox, sso }: Settings): Record<string, string> {
  return { Mailbox: mailbox, DialogApi: '1.2', ...(sso === 'on' && { IdentityAPI: '1.3' }) };
}

/** By dispatch id; what is not named is in every Outlook (1.1). */
const CALLS_SINCE: Record<number, string> = {
  28: '1.2', // selected text
  29: '1.2',
  32: '1.3', // save
  33: '1.3', // notifications
  34: '1.3',
  35: '1.3',
  36: '1.3',
  37: '1.3', // body
  38: '1.3',
  41: '1.3', // close
  42: '1.5',
  99: '1.8', // context of the opener
  107: '1.7', // from
  149: '1.8', // attachments
  151: '1.8', // internet headers
  152: '1.8',
  153: '1.8',
  157: '1.8', // categories
  160: '1.8',
  164: '1.8', // id of the item
  174: '1.10', // kind of mail
  175: '1.10', // signature of the client
  176: '1.10',
  185: '1.11', // session data
  186: '1.11',
  187: '1.11',
  188: '1.11',
  189: '1.11',
  [NEWER_CALLS.labelCatalog]: '1.13',
  [NEWER_CALLS.labelsEnabled]: '1.13',
  [NEWER_CALLS.getLabel]: '1.13',
  [NEWER_CALLS.setLabel]: '1.13',
};
const INSIGHT = { type: 3, since: '1.10' };

const EVENTS_SINCE: Record<string, string> = {
  [EVENTS.itemChanged]: '1.5',
  [EVENTS.recipientsChanged]: '1.7',
  olkAttachmentsChanged: '1.8',
  [EVENTS.infobarClicked]: '1.10',
  [EVENTS.themeChanged]: '1.14',
  [NEWER_EVENTS.labelChanged]: '1.13',
  [NEWER_EVENTS.contextChanged]: '1.15',
};

const isInsight = (parameters: unknown): boolean =>
  typeof parameters === 'object' && parameters !== null && 'type' in parameters && parameters.type === INSIGHT.type;

/** @param parameters of the call: a notification with an action is newer than others */
export function callSince(dispatchId: number, parameters: unknown): string {
  if ((dispatchId === 33 || dispatchId === 35) && isInsight(parameters)) return INSIGHT.since;
  return CALLS_SINCE[dispatchId] ?? '1.1';
}

/** @param event its name between Office.js and Outlook */
export const eventSince = (event: string): string => EVENTS_SINCE[event] ?? '1.1';
