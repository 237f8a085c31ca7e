/** Every route of the service: for whom, and what goes in and out. The service serves these and no others; OpenAPI is made of this table. */
import * as administration from './administration';
import * as codes from './codes';
import * as contact from './contact';
import { lookupAnswer, lookupRequest } from './lookup';
import * as remember from './remember';
import { transportAnswer, transportRequest } from './transport';
import type * as z from 'zod/mini';

/**
 * `sender`: a person of the tenant, with a delegated token. `administrator`: a person with the administrators' role.
 * `gateway`: a program with the gateways' role. `anyone`: no token.
 */
export type Audience = 'anyone' | 'sender' | 'administrator' | 'gateway';

export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  for: Audience;
  /** What it does, for OpenAPI. */
  does: string;
  request?: z.core.$ZodType | 'csv';
  answer: z.core.$ZodType | 'csv' | 'ndjson' | 'json';
  /** `If-Match` must be there; a 412 comes with the contact or settings as they are now. */
  ifMatch?: true;
}

export const ROUTES = {
  health: { method: 'GET', path: '/health', for: 'anyone', does: 'Says whether the database answers.', answer: 'json' },
  openApi: { method: 'GET', path: '/openapi.json', for: 'anyone', does: 'This description.', answer: 'json' },

  lookup: {
    method: 'POST',
    path: '/v1/lookup',
    for: 'sender',
    does: 'What is known of the recipients of a draft.',
    request: lookupRequest,
    answer: lookupAnswer,
  },
  transport: {
    method: 'POST',
    path: '/v1/transport',
    for: 'sender',
    does: 'Looks now whether domains receive safely.',
    request: transportRequest,
    answer: transportAnswer,
  },
  readCodes: {
    method: 'POST',
    path: '/v1/codes/read',
    for: 'sender',
    does: "Saved codes, the caller's own and the organization's. Each reading is written down.",
    request: codes.readCodesRequest,
    answer: codes.readCodesAnswer,
  },
  setOrganizationCode: {
    method: 'POST',
    path: '/v1/codes/organization',
    for: 'sender',
    does: 'Sets the code of the organization for a recipient.',
    request: codes.setOrganizationCodeRequest,
    answer: codes.setOrganizationCodeAnswer,
    ifMatch: true,
  },
  remember: {
    method: 'POST',
    path: '/v1/remember',
    for: 'sender',
    does: "What was used on a mail that was sent becomes the caller's own.",
    request: remember.rememberRequest,
    answer: remember.rememberAnswer,
  },
  readContact: {
    method: 'POST',
    path: '/v1/contact/read',
    for: 'sender',
    does: 'The contact card.',
    request: contact.readContactRequest,
    answer: contact.contact,
  },
  saveContact: {
    method: 'POST',
    path: '/v1/contact/save',
    for: 'sender',
    does: 'Saves the contact card.',
    request: contact.saveContactRequest,
    answer: contact.contact,
    ifMatch: true,
  },
  forget: {
    method: 'POST',
    path: '/v1/contact/forget',
    for: 'sender',
    does: "Forgets a number or a code that is the caller's own.",
    request: contact.forgetRequest,
    answer: contact.forgetAnswer,
  },
  restore: {
    method: 'POST',
    path: '/v1/contact/restore',
    for: 'sender',
    does: 'Puts back what was forgotten.',
    request: contact.restoreRequest,
    answer: contact.done,
  },
  readSettings: {
    method: 'GET',
    path: '/v1/settings',
    for: 'sender',
    does: 'What the organization allows.',
    answer: administration.settings,
  },

  saveSettings: {
    method: 'PUT',
    path: '/v1/admin/settings',
    for: 'administrator',
    does: 'Replaces what the organization allows.',
    request: administration.saveSettingsRequest,
    answer: administration.settings,
    ifMatch: true,
  },
  setDefault: {
    method: 'POST',
    path: '/v1/admin/default',
    for: 'administrator',
    does: 'The method that is chosen for a recipient.',
    request: administration.setDefaultRequest,
    answer: contact.done,
  },
  remove: {
    method: 'POST',
    path: '/v1/admin/remove',
    for: 'administrator',
    does: "Removes a number or the code that is the organization's.",
    request: administration.removeRequest,
    answer: contact.done,
  },
  previewImport: {
    method: 'POST',
    path: '/v1/admin/import/preview',
    for: 'administrator',
    does: 'What an import would take, and what not and why. Changes nothing.',
    request: 'csv',
    answer: 'ndjson',
  },
  import: {
    method: 'POST',
    path: '/v1/admin/import',
    for: 'administrator',
    does: 'Imports the rows that can be taken. Told again after an interruption, it goes on where it was.',
    request: 'csv',
    answer: 'ndjson',
  },
  export: {
    method: 'GET',
    path: '/v1/admin/export',
    for: 'administrator',
    does: "The organization's contacts in the form of an import.",
    answer: 'csv',
  },
  erase: {
    method: 'POST',
    path: '/v1/admin/erase',
    for: 'administrator',
    does: 'Removes a person everywhere. The audit keeps that it happened.',
    request: administration.eraseRequest,
    answer: administration.eraseAnswer,
  },
  audit: {
    method: 'POST',
    path: '/v1/admin/audit',
    for: 'administrator',
    does: 'Who read or changed what, newest first.',
    request: administration.auditRequest,
    answer: administration.auditAnswer,
  },

  report: {
    method: 'POST',
    path: '/v1/gateway/reports',
    for: 'gateway',
    does: 'What recipients have proved, and who has an account.',
    request: remember.reportsRequest,
    answer: remember.reportsAnswer,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
