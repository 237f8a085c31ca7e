/** The values that say where the directory service is and how a person signs in to it. */
import * as z from 'zod/mini';
import { mistake } from './fields';

/** Of this machine only: elsewhere a token would travel in the clear. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1'];
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An absolute address, without a slash at its end: routes are put behind it. */
export const serviceAddress = z.string().check(
  z.overwrite((text) => text.trim().replace(/\/+$/, '')),
  z.refine(isServiceAddress, mistake('not-a-service-address', {})),
);

function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username || password || search || hash || /[\s?#]/.test(text)) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname));
}

export const applicationId = z.string().check(z.refine((text) => ID.test(text), mistake('not-an-application-id', {})));

/** An id, or a domain such as `contoso.onmicrosoft.com`. */
export const tenant = z
  .string()
  .check(
    z.refine((text) => ID.test(text) || /^(?:[a-z\d-]+\.)+[a-z\d-]{2,}$/i.test(text), mistake('not-a-tenant', {})),
  );

/** One scope of one application: `api://…/access_as_user`. */
export const scope = z
  .string()
  .check(z.refine((text) => /^[a-z][a-z\d+.-]*:\/\/[\w./:-]+$/i.test(text), mistake('not-a-scope', {})));
