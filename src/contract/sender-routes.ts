/**
 * The routes of a sender, as the pane calls them. Apart from the others, and `forget` without its request, for what they weigh: a discriminated
 * union among the schemas brings half a KiB of zod into the pane's first load.
 */
import { readCodesAnswer, readCodesRequest, setOrganizationCodeAnswer, setOrganizationCodeRequest } from './codes';
import { contact, done, forgetAnswer, readContactRequest, restoreRequest, saveContactRequest } from './contact';
import { lookupAnswer, lookupRequest } from './lookup';
import { rememberAnswer, rememberRequest } from './remember';
import type { Route } from './route';
import { settings } from './settings';
import { transportAnswer, transportRequest } from './transport';

export const SENDER_ROUTES = {
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
    request: readCodesRequest,
    answer: readCodesAnswer,
  },
  setOrganizationCode: {
    method: 'POST',
    path: '/v1/codes/organization',
    for: 'sender',
    does: 'Sets the code of the organization for a recipient.',
    request: setOrganizationCodeRequest,
    answer: setOrganizationCodeAnswer,
    ifMatch: true,
  },
  remember: {
    method: 'POST',
    path: '/v1/remember',
    for: 'sender',
    does: "What was used on a mail that was sent becomes the caller's own.",
    request: rememberRequest,
    answer: rememberAnswer,
  },
  readContact: {
    method: 'POST',
    path: '/v1/contact/read',
    for: 'sender',
    does: 'The contact card.',
    request: readContactRequest,
    answer: contact,
  },
  saveContact: {
    method: 'POST',
    path: '/v1/contact/save',
    for: 'sender',
    does: 'Saves the contact card.',
    request: saveContactRequest,
    answer: contact,
    ifMatch: true,
  },
  forget: {
    method: 'POST',
    path: '/v1/contact/forget',
    for: 'sender',
    does: "Forgets a number or a code that is the caller's own.",
    answer: forgetAnswer,
  },
  restore: {
    method: 'POST',
    path: '/v1/contact/restore',
    for: 'sender',
    does: 'Puts back what was forgotten.',
    request: restoreRequest,
    answer: done,
  },
  readSettings: {
    method: 'GET',
    path: '/v1/settings',
    for: 'sender',
    does: 'What the organization allows.',
    answer: settings,
  },
} as const satisfies Record<string, Route>;
