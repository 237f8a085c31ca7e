/** The sample organization's knowledge, put into the directory service by the ways that a real organization has: import, gateway, administrator, colleague. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import * as z from 'zod/mini';
import { CSV_COLUMNS, type CsvColumn } from '../../contract/administration';
import type { Report } from '../../contract/report';
import { defaultChoice } from '../../contract/values';
import { callDirectory } from './call-directory';
import { SAMPLE } from './folders';
import { GATEWAY } from './report-opened';
import { ADMINISTRATOR_ROLE, type TokenIssuer } from './token-issuer';

/** The members of `sample/directory.json` that the service can learn. */
const sampleSchema = z.object({
  recipients: z.array(
    z.object({
      address: z.string(),
      displayName: z.string(),
      hasAccount: z.optional(z.boolean()),
      numbers: z.optional(z.array(z.object({ phoneNumber: z.string(), provedOn: z.optional(z.string()) }))),
      organizationCode: z.optional(z.object({ accessCode: z.string(), hint: z.optional(z.string()) })),
      administratorDefault: z.optional(defaultChoice),
      notificationLanguage: z.optional(z.string()),
    }),
  ),
  domains: z.array(z.object({ domain: z.string() })),
});
type Sample = z.infer<typeof sampleSchema>;

const ADMINISTRATOR = { address: 'els.visser@ziekenhuis.example', name: 'Els Visser', roles: [ADMINISTRATOR_ROLE] };

export interface Seeding {
  /** Of the service. */
  url: string;
  tokens: TokenIssuer;
  tenant: string;
}

function readSample(): Sample {
  return sampleSchema.parse(JSON.parse(readFileSync(path.join(SAMPLE, 'directory.json'), 'utf8')));
}

/** Numbers and codes, as an administrator would have them in a file. */
function importFile({ recipients }: Sample): string {
  const rows = recipients.flatMap(({ address, displayName, numbers = [], organizationCode }) => {
    const person = { email_address: address, full_name: displayName };
    const code = organizationCode && {
      ...person,
      access_code: organizationCode.accessCode,
      access_code_hint: organizationCode.hint,
    };
    return [...numbers.map(({ phoneNumber }) => ({ ...person, phone_number: phoneNumber })), ...(code ? [code] : [])];
  }) satisfies Partial<Record<CsvColumn, string | undefined>>[];
  return stringify(rows, { header: true, columns: [...CSV_COLUMNS] });
}

function provedNumbers({ recipients }: Sample): Report[] {
  return recipients.flatMap(({ address, numbers = [] }, at) =>
    numbers.flatMap(({ phoneNumber, provedOn }, which) =>
      provedOn
        ? [{ kind: 'number-proved', key: `sample-number-${at}-${which}`, address, phoneNumber, provedAt: provedOn }]
        : [],
    ),
  );
}

function accounts({ recipients }: Sample): Report[] {
  return recipients.flatMap(({ address, hasAccount }, at) =>
    hasAccount ? [{ kind: 'account-opened', key: `sample-account-${at}`, address }] : [],
  );
}

/** Does nothing where it was done before; half done, it is done again. */
export async function seedSampleDirectory({ url, tokens, tenant }: Seeding): Promise<void> {
  const sample = readSample();
  const [administrator, gateway] = await Promise.all([
    tokens.personToken({ ...ADMINISTRATOR, tenant }),
    tokens.programToken({ ...GATEWAY, tenant }),
  ]);
  const addresses = sample.recipients.map(({ address }) => address);
  const lookup = async () =>
    (await callDirectory('lookup', { url, token: administrator, body: { addresses } })).recipients;
  // accounts are told last, so they say that the rest is there
  const withAccount = new Set(accounts(sample).map(({ address }) => address));
  if ((await lookup()).every(({ address, hasAccount }) => hasAccount || !withAccount.has(address))) return;

  await callDirectory('import', { url, token: administrator, body: importFile(sample) });
  await callDirectory('report', { url, token: gateway, body: { reports: provedNumbers(sample) } });
  const known = new Map((await lookup()).map((each) => [each.address, each]));
  for (const { address, displayName, administratorDefault: choice, notificationLanguage } of sample.recipients) {
    if (choice) await callDirectory('setDefault', { url, token: administrator, body: { address, choice } });
    const body = { address, displayName, ...(notificationLanguage && { notificationLanguage }) };
    await callDirectory('saveContact', { url, token: administrator, body, seen: known.get(address)?.version ?? '0' });
  }
  const domains = sample.domains.map(({ domain }) => domain);
  await callDirectory('transport', { url, token: administrator, body: { domains } });
  await callDirectory('report', { url, token: gateway, body: { reports: accounts(sample) } });
}
