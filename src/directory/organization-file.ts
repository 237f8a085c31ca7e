/**
 * What the organization knows of recipients, from a JSON file beside the add-in: accounts, numbers, codes, an
 * administrator's defaults, and which domains have a safe transport. Read only. The format stands in README.md.
 */
import * as z from 'zod/mini';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../verification/access-code';
import type { EmailAddress, Parsed } from '../verification/brands';
import { safeName } from '../verification/display-name';
import { domainInAscii } from '../verification/domain-in-ascii';
import { domainOf, parseEmailAddress } from '../verification/email-address';
import { parseLanguageTag } from '../verification/language-tag';
import { isPhoneNumber } from '../verification/patterns';
import { DEFAULT_METHODS } from '../verification/repeatable-methods';
import { emptyRecord } from '../verification/records';
import type { RecipientRecord, SafeTransport } from '../verification/types';
import type { OrganizationFile } from './combined-directory';
import { once } from './once';
import { DirectoryUnavailable } from './types';

/** A directory that takes longer is away: the draft goes on without it. */
const TIME_OUT_MS = 8_000;

const filled = z.string().check(z.minLength(1));
/** Empty where it shows nothing. */
const name = z.string().check(z.minLength(1), z.overwrite(safeName));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}/));
const phoneNumber = parsedBy((text) =>
  isPhoneNumber(text) ? { ok: true, value: text } : { ok: false, problem: 'not-a-number' },
);
const address = parsedBy(parseEmailAddress);
const language = parsedBy(parseLanguageTag);
const accessCode = parsedBy((text) => parseAccessCode(text, SAVED_CODE_LENGTHS));

function parsedBy<Value, Problem extends string>(parse: (text: string) => Parsed<Value, Problem>) {
  return z.pipe(
    z.string(),
    z.transform((text: string, context): Value => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.issues.push({ code: 'custom', input: undefined, message: parsed.problem });
      return z.NEVER;
    }),
  );
}

const recipient = z.strictObject({
  address,
  displayName: z.optional(name),
  hasAccount: z.optional(z.boolean()),
  numbers: z.optional(z.array(z.strictObject({ phoneNumber, provedOn: z.optional(date) }))),
  organizationCode: z.optional(
    z.strictObject({
      accessCode,
      hint: z.optional(filled),
      setBy: z.optional(name),
      setOn: z.optional(date),
    }),
  ),
  administratorDefault: z.optional(
    z.strictObject({
      method: z.enum(DEFAULT_METHODS),
      phoneNumber: z.optional(phoneNumber),
    }),
  ),
  notificationLanguage: z.optional(language),
});

const domain = z.strictObject({
  domain: z.string().check(z.regex(/^[^@\s]+$/), z.overwrite(domainInAscii)),
  safeTransport: z.strictObject({ standard: z.enum(['nta-7516', 'dane', 'mta-sts']), checkedOn: z.optional(date) }),
});

const file = z.strictObject({
  version: z.literal(1),
  recipients: z.array(recipient),
  domains: z.optional(z.array(domain)),
});

type KnownRecipient = z.infer<typeof recipient>;
interface Known {
  recipients: Map<string, KnownRecipient>;
  transports: Map<string, SafeTransport>;
}

/**
 * @param fetchJson brings the file: parsed JSON of any shape; rejects when it cannot be had
 * @returns `lookup` fetches once and keeps the answer. A failure, or a file with a mistake anywhere, is DirectoryUnavailable,
 * and the next lookup tries again: half a file would make known people look unknown.
 */
export function createOrganizationFile(fetchJson: () => Promise<unknown>): OrganizationFile {
  const known = once(async () => parseFile(await fetchJson()));
  return {
    async lookup(addresses) {
      const { recipients, transports } = await known().catch((cause: unknown) => {
        throw new DirectoryUnavailable('the directory of the organization did not answer', { cause });
      });
      return new Map(
        addresses.map((asked) => [asked, recordInFile(asked, recipients.get(asked), transports.get(domainOf(asked)))]),
      );
    },
  };
}

/** @param file its address */
export const openOrganizationFile = (file: string): OrganizationFile =>
  createOrganizationFile(async () => {
    const answer = await fetch(file, { cache: 'no-cache', signal: AbortSignal.timeout(TIME_OUT_MS) });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return answer.json();
  });

function parseFile(json: unknown): Known {
  const parsed = z.parse(file, json);
  return {
    recipients: new Map(parsed.recipients.map((entry) => [entry.address, entry])),
    transports: new Map((parsed.domains ?? []).map((entry) => [entry.domain, entry.safeTransport])),
  };
}

function recordInFile(
  asked: EmailAddress,
  entry: KnownRecipient | undefined,
  safeTransport: SafeTransport | undefined,
): RecipientRecord {
  const record: RecipientRecord = { ...emptyRecord(asked), ...(safeTransport && { safeTransport }) };
  if (!entry) return record;
  return {
    ...record,
    hasAccount: entry.hasAccount ?? false,
    numbers: (entry.numbers ?? []).map((number) => ({ ...number, scope: 'organization' })),
    codes: entry.organizationCode ? [{ ...entry.organizationCode, scope: 'organization' }] : [],
    ...(entry.administratorDefault && { administratorDefault: entry.administratorDefault }),
    ...(entry.notificationLanguage && { notificationLanguage: entry.notificationLanguage }),
    ...(entry.displayName && { displayName: entry.displayName }),
  };
}
