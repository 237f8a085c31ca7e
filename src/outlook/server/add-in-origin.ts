/** The add-in's origin: serves the build as a static web server would, with Office.js from the npm package. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import type { JWK } from 'jose';
import { outlook } from '../../locales/en/outlook';
import { DIRECTORY_PATH, directoryProxy } from './directory-proxy';
import { COMPOSE_PAGE, OFFICE_JS, SAMPLE } from './folders';
import { fileBelow, onlyLocalhost, sendFile } from './respond';

export const PRODUCTION_OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** What the organization knows of recipients, where no directory service runs. */
const DIRECTORY_FILE = 'sample-directory.json';

/** Office.js would fetch a library of 2009 from a content delivery network; these few members are all it uses. */
const MICROSOFT_AJAX = `
window.Type = Function;
Type.registerNamespace = (names) => {
  let at = window;
  for (const name of names.split('.')) at = at[name] ??= {};
};
Type.registerClass = () => {};
Type.prototype.registerClass = () => {};
window.Sys = {
  StringBuilder: function () {},
  Serialization: { JavaScriptSerializer: { serialize: JSON.stringify } },
  Debug: { trace() {} },
};
Function._validateParams = () => null;
Error.argument = (name, message) => new Error((message || 'argument') + ' ' + name);
Error.parameterCount = (message) => new Error(message || 'parameter count');
`;

const script = (name: string): string => `<script src="/local/${name}.js"></script>`;

/**
 * The production page asks for Microsoft's address; here the same file comes from the npm package,
 * after a script that makes the page one of the client's (`../page`). Its content security policy
 * takes scripts of this origin.
 */
export function useLocalOfficeJs(html: string): string {
  return html.replace(
    new RegExp(`<script([^>]*)\\ssrc="${PRODUCTION_OFFICE_JS.replaceAll('.', '\\.')}"([^>]*)></script>`),
    `${script('before-office')}${script('microsoft-ajax')}<script$1 src="/office-js/office.js"$2></script>`,
  );
}

/** The sample organization with the local gateway's public key, and the directory service where there is one. */
function sampleOrganization(gatewayKey: JWK, directory: { url: string } | undefined): object {
  const document = JSON.parse(readFileSync(path.join(SAMPLE, 'organization.json'), 'utf8')) as object;
  const knowledge = directory ? { directory } : { directoryFile: DIRECTORY_FILE };
  return { ...document, gatewayKeys: [gatewayKey], ...knowledge };
}

export interface AddInOriginOptions {
  dist: string;
  gatewayKey: JWK;
  /**
   * Folder of the built compose window, by default that of this checkout, where the script of
   * `../page` is.
   */
  composePage?: string;
  /** Who may frame the pages: origins, separated by spaces. */
  frameAncestors: () => string;
  /** `microsoft`: the pages as they are built, for a real Outlook. */
  officeJs: 'npm' | 'microsoft';
  /** Address of the directory service. Absent: the sample directory is a file. */
  directory?: () => Promise<string>;
}

export function addInOrigin({
  dist,
  gatewayKey,
  composePage = COMPOSE_PAGE,
  frameAncestors,
  officeJs,
  directory,
}: AddInOriginOptions): Hono {
  const editHtml = officeJs === 'npm' ? useLocalOfficeJs : undefined;
  const app = new Hono();
  app.use(onlyLocalhost);
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    // the rest of the policy stands in the pages themselves; who may frame them can only be said here
    headers.set('content-security-policy', `frame-ancestors ${frameAncestors()}; object-src 'none'; base-uri 'none'`);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  });
  app.get('/local/microsoft-ajax.js', (context) => {
    context.header('content-type', 'text/javascript; charset=utf-8');
    return context.body(MICROSOFT_AJAX);
  });
  app.get('/local/before-office.js', (context) => sendFile(context, fileBelow(composePage, '/before-office.js')));
  app.get('/office-js/*', (context) => {
    context.header('cache-control', 'public, max-age=86400');
    return sendFile(context, fileBelow(OFFICE_JS, context.req.path.slice('/office-js'.length)));
  });
  if (directory) app.all(`${DIRECTORY_PATH}/*`, directoryProxy(directory));
  app.get('/organization.json', (context) => {
    const url = new URL(DIRECTORY_PATH, context.req.url).href;
    return context.json(sampleOrganization(gatewayKey, directory && { url }));
  });
  app.get(`/${DIRECTORY_FILE}`, (context) => sendFile(context, fileBelow(SAMPLE, 'directory.json')));
  app.get('*', (context) => {
    const { path: pathname } = context.req;
    return sendFile(context, fileBelow(dist, pathname === '/' ? '/taskpane.html' : pathname), editHtml);
  });
  app.notFound((context) => context.text(outlook.server.notFound, 404));
  return app;
}
