/** The settings of the compose window: query parameters, each with a default. The README has the table. */
import * as z from 'zod/mini';
import { ENCODE_ABOVE } from '../messages';
import { CLIENTS, CLIENT_NAMES } from './clients';
import { FAULTS_FORM } from './faults';

const milliseconds = (fallback: number) => z._default(z.coerce.number().check(z.int(), z.gte(0)), fallback);
const text = (fallback: string) => z._default(z.string().check(z.minLength(1)), fallback);

const FALLBACK_LANGUAGE = 'en-US';

const querySchema = z.object({
  /** Which Outlook this window is (`clients.ts`). */
  client: z._default(z.enum(CLIENT_NAMES), 'web'),
  /**
   * Highest requirement set `Mailbox` that this Outlook reports. Default: the newest of the client.
   */
  mailbox: z.optional(z.string().check(z.regex(/^1\.\d{1,2}$/))),
  /** The sender. */
  user: text('sam.sender@ziekenhuis.example'),
  userName: text('Sam Sender'),
  /** What stands in From besides: an account of the same person, and a mailbox that several share. Empty: there is none. */
  secondAccount: z._default(z.string(), 'sam.sender@wijkteam.example'),
  sharedMailbox: z._default(z.string(), 'poli@ziekenhuis.example'),
  /** App roles of the sender, separated by commas. */
  roles: z.optional(z.string()),
  /** The sender's organization, a UUID. Default: the one of the local run. */
  tenant: z.optional(z.uuid()),
  /** Whether this Outlook signs its people in to the add-in's service. */
  sso: z._default(z.enum(['on', 'off']), 'on'),
  /** Domains whose people Outlook calls `user`; separated by commas. Default: the domain of `user`. */
  directoryDomains: z.optional(z.string()),
  /** After this many milliseconds of checking at Send, the notice "is taking longer than expected" shows. */
  notice: milliseconds(5_000),
  /** After this many milliseconds an event handler or command counts as not answering. */
  timeout: milliseconds(300_000),
  /** How long the add-in's page may take to load, in milliseconds, before it counts as unreachable. */
  load: milliseconds(30_000),
  /** How long each call of the add-in takes, in milliseconds. */
  latency: milliseconds(5),
  language: text(FALLBACK_LANGUAGE),
  contentLanguage: z.optional(z.string()),
  theme: z._default(z.enum(['light', 'dark', 'system']), 'system'),
  /** Width of the pane in pixels. */
  paneWidth: z._default(z.coerce.number().check(z.int(), z.gte(200), z.lte(1000)), 350),
  /** Open this saved draft instead of a new one: its local id. */
  draft: z.optional(z.string()),
  /** `fresh`: each launch event and command gets a new hidden page, as Outlook does under memory pressure. */
  runtime: z._default(z.enum(['kept', 'fresh']), 'kept'),
  /**
   * Length of a header's line in characters above which it is encoded at Send, as Exchange Online
   * does.
   */
  encodeAbove: z._default(z.coerce.number().check(z.int(), z.gte(0)), ENCODE_ABOVE),
  /** Whether the organization uses sensitivity labels. */
  labels: z._default(z.enum(['on', 'off']), 'off'),
  /** What goes wrong (`faults.ts`). */
  faults: z._default(z.string().check(z.regex(FAULTS_FORM)), ''),
  /** `popout`: one mail in a window of its own. */
  window: z._default(z.enum(['whole', 'popout']), 'whole'),
  /** Start without a new draft: shows the list only. */
  view: z._default(z.enum(['compose', 'list']), 'compose'),
});
export type Settings = z.infer<typeof querySchema> & { mailbox: string };

export class SettingsMistake extends Error {
  override name = 'SettingsMistake';
}

/**
 * @param query `location.search`
 * @param browserLanguage `navigator.language`: that of Outlook, where the query says nothing
 * @throws SettingsMistake naming the parameter; unknown names are mistakes too, as a typo would silently do nothing.
 */
export function parseSettings(query: string, browserLanguage = FALLBACK_LANGUAGE): Settings {
  const parameters = { language: withRegion(browserLanguage), ...Object.fromEntries(new URLSearchParams(query)) };
  const result = z.strictObject(querySchema.shape).safeParse(parameters);
  if (result.success) {
    const { client, mailbox = CLIENTS[client].mailbox } = result.data;
    return { ...result.data, mailbox };
  }
  const issue = result.error.issues[0];
  const name =
    issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? 'the address of this page');
  throw new SettingsMistake(name);
}

/** Outlook always names a region: `nl` is `nl-NL`. */
function withRegion(tag: string): string {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    return region === undefined ? FALLBACK_LANGUAGE : `${language}-${region}`;
  } catch {
    return FALLBACK_LANGUAGE;
  }
}
