/** Every route of the service: for whom, and what goes in and out. The service serves these and no others; OpenAPI is made of this table. */
import * as administration from './administration';
import { done } from './contact';
import { forgetRequest } from './forget';
import { reportsAnswer, reportsRequest } from './report';
import type { AnswerOf, RequestOf, Route } from './route';
import { SENDER_ROUTES } from './sender-routes';
import { saveSettingsRequest, settings } from './settings';

export const ROUTES = {
  health: { method: 'GET', path: '/health', for: 'anyone', does: 'Says whether the database answers.', answer: 'json' },
  openApi: { method: 'GET', path: '/openapi.json', for: 'anyone', does: 'This description.', answer: 'json' },

  ...SENDER_ROUTES,
  forget: { ...SENDER_ROUTES.forget, request: forgetRequest },

  saveSettings: {
    method: 'PUT',
    path: '/v1/admin/settings',
    for: 'administrator',
    does: 'Replaces what the organization allows.',
    request: saveSettingsRequest,
    answer: settings,
    ifMatch: true,
  },
  setDefault: {
    method: 'POST',
    path: '/v1/admin/default',
    for: 'administrator',
    does: 'The method that is chosen for a recipient.',
    request: administration.setDefaultRequest,
    answer: done,
  },
  remove: {
    method: 'POST',
    path: '/v1/admin/remove',
    for: 'administrator',
    does: "Removes a number or the code that is the organization's.",
    request: administration.removeRequest,
    answer: done,
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
    request: reportsRequest,
    answer: reportsAnswer,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** The row of a route, what goes in and what comes out. */
export type RouteOf<Name extends RouteName> = (typeof ROUTES)[Name];
export type Body<Name extends RouteName> = RequestOf<RouteOf<Name>>;
export type Answer<Name extends RouteName> = AnswerOf<RouteOf<Name>>;
