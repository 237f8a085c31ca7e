/** The calls that a sender's pane makes, of the contract's routes: held to them by the compiler, without what others need of it. */
import * as z from 'zod/mini';
import { readCodesAnswer, setOrganizationCodeAnswer } from '../contract/codes';
import { lookupAnswer } from '../contract/lookup';
import type { ROUTES } from '../contract/routes';
import { transportAnswer } from '../contract/transport';
import { address, displayName, notificationLanguage, version } from '../contract/values';

type Name =
  | 'lookup'
  | 'transport'
  | 'readCodes'
  | 'setOrganizationCode'
  | 'remember'
  | 'saveContact'
  | 'forget'
  | 'restore'
  | 'readSettings';
type AsInContract = { [Of in Name]: Pick<(typeof ROUTES)[Of], 'method' | 'path' | 'answer'> };

// as in the contract, which the type below holds: its other schemas would bring more of zod into the pane's first load
export const contactAnswer = z.object({
  address,
  displayName: z.optional(displayName),
  notificationLanguage: z.optional(notificationLanguage),
  version,
});
const settingsAnswer = z.object({ settings: z.record(z.string(), z.unknown()), version });

export const CALLS: AsInContract = {
  lookup: { method: 'POST', path: '/v1/lookup', answer: lookupAnswer },
  transport: { method: 'POST', path: '/v1/transport', answer: transportAnswer },
  readCodes: { method: 'POST', path: '/v1/codes/read', answer: readCodesAnswer },
  setOrganizationCode: { method: 'POST', path: '/v1/codes/organization', answer: setOrganizationCodeAnswer },
  remember: { method: 'POST', path: '/v1/remember', answer: z.object({ again: z.boolean() }) },
  saveContact: { method: 'POST', path: '/v1/contact/save', answer: contactAnswer },
  forget: { method: 'POST', path: '/v1/contact/forget', answer: z.object({ undo: z.optional(z.string()) }) },
  restore: { method: 'POST', path: '/v1/contact/restore', answer: z.object({}) },
  readSettings: { method: 'GET', path: '/v1/settings', answer: settingsAnswer },
};

export type CallName = Name;
export const ALL_CALLS = Object.keys(CALLS) as CallName[];
