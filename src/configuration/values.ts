/** What the fields of the document hold: one line of text, domains, languages, a country, a file, where a service is. */
import * as z from 'zod/mini';
import { domainInAscii } from '../verification/domain-in-ascii';
import { parseLanguageTag } from '../verification/language-tag';
import { UUID } from '../verification/patterns';
import type { LanguageTag } from '../verification/brands';
import type { MistakeCode, MistakeDetails } from './mistakes';

/** What a custom issue carries, so that it can be put into words later. */
export function mistake<Code extends MistakeCode>(code: Code, details: MistakeDetails[Code]) {
  return { params: { mistake: code, details } };
}

export const LONGEST_BRAND = 40;

export const brand = z.string().check(
  z.trim(),
  z.refine((text) => text !== '', { ...mistake('empty', {}), abort: true }),
  z.refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), mistake('not-one-line', {})),
  z.maxLength(LONGEST_BRAND),
);

// fewer than the digits would need long codes
export const SHORTEST_ALPHABET = 10;
// each is drawn by one random byte
export const LONGEST_ALPHABET = 256;

/** The characters of generated codes. One unit each, so that a code of so many characters is as long as it says. */
export const alphabet = z.string().check(
  z.refine((text) => /^[\p{L}\p{N}\p{P}\p{S}]*$/u.test(text) && [...text].every(isOneUnit), {
    ...mistake('character-cannot-be-read', {}),
    abort: true,
  }),
  z.refine((text) => new Set(text).size === text.length, mistake('character-twice', {})),
  z.refine((text) => text.length >= SHORTEST_ALPHABET, mistake('too-few-characters', { minimum: SHORTEST_ALPHABET })),
  z.maxLength(LONGEST_ALPHABET),
);

const isOneUnit = (character: string) => character.length === 1 && character.normalize('NFC') === character;

// labels of letters, digits and inner hyphens, in any script (RFC 5890); at least two
const DOMAIN = /^(?:\*\.)?(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,}$/u;
const LABELS_BELOW_A_WILDCARD = 2;

/** In one spelling, like the domains of the addresses it is compared with. */
export const domain = z.string().check(
  z.overwrite((text) => text.trim().toLowerCase().normalize('NFC')),
  z.refine((text) => !isTooWide(text), { ...mistake('domain-too-wide', {}), abort: true }),
  z.refine((text) => DOMAIN.test(text), { ...mistake('not-a-domain', {}), abort: true }),
  z.overwrite(inOneSpelling),
);

function inOneSpelling(text: string): string {
  const wildcard = text.startsWith('*.') ? '*.' : '';
  return wildcard + domainInAscii(text.slice(wildcard.length));
}

/** `*`, `*.org`: would let half the world pass without verification. */
function isTooWide(text: string): boolean {
  return text === '*' || (text.startsWith('*.') && text.slice(2).split('.').length < LABELS_BELOW_A_WILDCARD);
}

export const language = z.pipe(
  z.string(),
  z.transform((text: string, context): LanguageTag => {
    const tag = parseLanguageTag(text);
    if (tag.ok) return tag.value;
    context.issues.push({ code: 'custom', input: text, ...mistake('not-a-language', {}) });
    return z.NEVER;
  }),
);

/** ISO 3166-1 alpha-2, in upper case. */
export const country = z.string().check(
  z.overwrite((text) => text.trim().toUpperCase()),
  z.refine(isCountry, mistake('not-a-country', {})),
);

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NOT_COUNTRIES.has(code)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

// codes that Intl has names for although no telephone numbering plan belongs to them
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** A relative path on the add-in's own server: no scheme, no host, no way up. */
export const fileBeside = z
  .string()
  .check(
    z.refine(
      (path) => /^[\w.-]+(?:\/[\w.-]+)*\.json$/.test(path) && !path.split('/').includes('..'),
      mistake('not-a-file-beside', {}),
    ),
  );

/** Of this machine only: elsewhere a token would travel in the clear. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

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

export const applicationId = z
  .string()
  .check(z.refine((text) => UUID.test(text), mistake('not-an-application-id', {})));

/**
 * By the id of a sensitivity label, in lower case: ids are written in either.
 * @param rule what is said of a label
 */
export const byLabel = <Rule extends z.ZodMiniType>(rule: Rule) =>
  z.pipe(
    z.record(z.string(), rule),
    z.transform((rules: Record<string, z.output<Rule>>, context) => {
      const found: Record<string, z.output<Rule>> = {};
      for (const [id, one] of Object.entries(rules)) {
        const lower = id.toLowerCase();
        const isTwice = Object.hasOwn(found, lower);
        if (isTwice || !UUID.test(id)) {
          const wrong = isTwice ? mistake('twice', {}) : mistake('not-a-label-id', {});
          context.issues.push({ code: 'custom', input: rules, path: [id], ...wrong });
        } else found[lower] = one;
      }
      return found;
    }),
  );

/** An id, or a domain such as `contoso.onmicrosoft.com`. */
export const tenant = z
  .string()
  .check(
    z.refine((text) => UUID.test(text) || /^(?:[a-z\d-]+\.)+[a-z\d-]{2,}$/i.test(text), mistake('not-a-tenant', {})),
  );

/** One scope of one application: `api://…/access_as_user`. */
export const scope = z
  .string()
  .check(z.refine((text) => /^[a-z][a-z\d+.-]*:\/\/[\w./:-]+$/i.test(text), mistake('not-a-scope', {})));

/** A list in which nothing stands twice. */
export function distinct<Item extends z.core.SomeType>(item: Item) {
  return z.array(item).check(
    z.superRefine((list, context) => {
      list.forEach((entry, index) => {
        if (list.indexOf(entry) < index) context.addIssue({ code: 'custom', path: [index], ...mistake('twice', {}) });
      });
    }),
  );
}
