/** Makes the table of settings in `src/configuration/README.md`, of their schema and of what each means. Run: npm run configuration-table */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill } from '../configuration/fields';
import {
  AUDIT_RETENTION,
  FIELDS,
  MOST_RECIPIENTS,
  SHORTEST_ACCESS_CODE,
  STANDARDS,
  type Setting,
} from '../configuration/schema';
import { LONGEST_ALPHABET, LONGEST_BRAND, SHORTEST_ALPHABET } from '../configuration/values';
import { LONGEST_ACCESS_CODE } from '../verification/access-code';
import { METHOD_IDS } from '../verification/types';

export const README = fileURLToPath(new URL('../configuration/README.md', import.meta.url));
const START = '<!-- The table is made by `npm run configuration-table`. -->\n\n';
const END = '\n<!-- End of the table. -->';

/** What a field holds, and what comes of its default. */
type Meaning = [holds: string, unset?: string];

/** A row for each field, and one for all methods. */
type Rows<Of> = {
  [Name in keyof Of & string]: Of[Name] extends { fields: infer Own } ? `${Name}.${keyof Own & string}` : Name;
}[keyof Of & string];
type Row = Rows<Omit<typeof FIELDS, 'methods'>> | 'methods';

const code = (text: string) => `\`${text}\``;
const list = (texts: readonly string[]) => texts.map(code).join(', ');
const codeLength = `in characters, ${SHORTEST_ACCESS_CODE} to ${LONGEST_ACCESS_CODE}`;
const asks = 'asks at Send whether it should go; the sender may send it all the same. Needs Mailbox 1.14';

const MEANINGS: Record<Row, Meaning> = {
  brand: [`name in the label "… account"; one line of at most ${LONGEST_BRAND} characters`],
  ownDomains: [
    'domains of the organization; people there need nothing. `example.org` is that domain alone, `*.example.org` is that domain and all below it. Own name and one dot at least: `*.org` is a mistake',
    "then the domain of the sender's mailbox alone",
  ],
  trustedDomains: ['domains outside that need nothing either; same form'],
  methods: [
    `a switch for each method: ${list(METHOD_IDS)}. The last can also be \`"last-resort"\` ([below](#the-verification-email))`,
  ],
  'transport.accepted': [`standards that count as safe: ${list(STANDARDS)}`],
  'transport.automatic': ['those of them that are chosen without a click', 'if accepted'],
  'transport.beforeAccount': ['safe transport is chosen before an account'],
  'accessCode.minimumLength': [codeLength],
  'accessCode.maximumLength': [codeLength],
  'accessCode.maskSaved': ['saved codes are shown as dots until they are revealed'],
  'accessCode.generatedLength': [
    'of codes that are made for the sender; within the two lengths',
    'if not allowed, the nearest that is',
  ],
  'accessCode.alphabet': [
    `what those are made of: ${SHORTEST_ALPHABET} to ${LONGEST_ALPHABET} letters, digits and signs, each once`,
    'nothing that looks or sounds like another, no vowels',
  ],
  defaultCountry: ['country of numbers typed without a prefix, two letters'],
  notificationLanguages: ['languages to pick from, as tags: `nl`, `de-CH`'],
  defaultNotificationLanguage: ['one of them', 'the first of them'],
  secureByDefault: ['a new mail, a reply or a forward starts with secure mail on; whoever writes it can switch it off'],
  requireSecure: [
    'mail to anybody outside `ownDomains` and `trustedDomains` is held at Send while secure mail is off. Only together with a gateway key',
  ],
  confirmAbove: [`mail to more recipients than this, 1 to ${MOST_RECIPIENTS}, ${asks}`, 'never'],
  confirmNewDomains: [
    `a reply that goes to a domain which the conversation did not have, outside \`ownDomains\` and \`trustedDomains\`, ${asks}`,
  ],
  labels: [
    'what sensitivity labels ask of a mail, by the id of the label: `{ "secureMail": "suggest", "weakestMethod": "sms-new" }`, the second only if wanted ([below](#sensitivity-labels)). Only together with a gateway key. Needs Mailbox 1.13',
  ],
  gatewayKeys: [
    'public keys of the mail gateway, as JWK: EC `P-256`, `P-384` or `P-521`; OKP `X25519`; RSA of 2048 bits or more',
  ],
  directoryFile: ['a JSON file beside the add-in with what the organization knows of recipients'],
  'directory.url': [
    "in place of `directoryFile`: address of the organization's directory service; https, or http on `localhost` and `127.0.0.1`",
  ],
  'directory.clientId': [
    "client id of the add-in's application in Entra ID, with which people sign in to the service (nested app authentication)",
    'Outlook is asked for a token in the older way only',
  ],
  'directory.scope': ['what a token is asked for', '`api://<clientId>/access_as_user`'],
  'directory.tenant': ['tenant in Entra ID, by id or domain', 'that of whoever signs in'],
  auditRetentionDays: [
    `days that the audit is kept, ${AUDIT_RETENTION.minimum} to ${AUDIT_RETENTION.maximum}`,
    '`AUDIT_DAYS` of the service',
  ],
};

/** @returns the README with the table as it is now */
export function withTable(readme: string): string {
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('The README has no place for the table of settings.');
  return before + START + table() + END + after;
}

function table(): string {
  const defaults = fill(FIELDS, {});
  const rows = Object.entries(MEANINGS).map(([row, [holds, ...unset]]) => {
    const [name = '', inside] = row.split('.');
    const setting: Setting = FIELDS[name as keyof typeof FIELDS];
    const value: unknown = defaults[name as keyof typeof FIELDS];
    const byDefault = inside === undefined ? value : (value as Record<string, unknown> | undefined)?.[inside];
    return [code(row), holds, [inWords(byDefault), ...unset].join(': '), setting.setBy, setting.gate ? 'yes' : ''];
  });
  return aligned([['field', 'what it holds', 'default', 'set in', 'at Send'], ...rows]);
}

function inWords(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return code(`[${value.map((one) => JSON.stringify(one)).join(', ')}]`);
  if (typeof value === 'object') return `all ${[...new Set(Object.values(value as object))].map(inWords).join(', ')}`;
  return code(JSON.stringify(value));
}

/** As Prettier writes a table. @param rows the first is the head */
function aligned([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => [...row[column]!].length)));
  const line = (cells: string[], filler = ' ') =>
    `| ${cells.map((cell, column) => cell + filler.repeat(widths[column]! - [...cell].length)).join(' | ')} |\n`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ].join('');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync(README, withTable(readFileSync(README, 'utf8')));
