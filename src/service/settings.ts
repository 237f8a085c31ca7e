/** The service's settings, from the environment. Nothing is read of an environment with a mistake; every mistake is named, with the way out. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES } from '../contract/values';
import { serviceSettings as words } from '../locales/en/service-settings';
import type { DatabaseSettings } from './database/connect';
import type { Retention } from './database/retention';
import { type IssuerSettings, isSafe } from './http/issuer-keys';
import type { AskLimits } from './http/limits';
import type { TokenSettings } from './http/tokens';
import { parseResolver } from './transport/dns/resolver';

export interface ServiceSettings {
  port: number;
  host: string;
  database: DatabaseSettings;
  /** Absent: for the embedded database a file beside it, else nothing starts. */
  masterKey?: string;
  previousMasterKey?: string;
  tokens: TokenSettings;
  addInOrigin?: string;
  resolvers: string[];
  limits: AskLimits;
  retention: Retention;
}

/** One sentence for each mistake. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

/** Entra ID, tokens of version 2. */
export const ENTRA: IssuerSettings = {
  issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
  jwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
};

type Variable = keyof typeof words.variables;

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)), z.int().check(z.gte(least), z.lte(most)));
const listOf = <Item extends z.ZodMiniType<string, string>>(item: Item) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(',').map((one) => one.trim())),
    ),
    z.array(item).check(z.minLength(1)),
  );
const postgres = z.string().check(z.refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)));
const word = z.string().check(z.regex(/^\S+$/));
const resolver = z.string().check(z.refine((text) => parseResolver(text) !== undefined));
const safeUri = z.optional(z.string().check(z.refine(isSafe)));
const issuer = z.strictObject({ issuer: z.string(), jwksUri: safeUri, discovery: safeUri }).check(
  z.refine(({ issuer: template, jwksUri, discovery }) => {
    const places = template.split('{tid}').length - 1;
    return places === 1 && (jwksUri !== undefined || discovery !== undefined);
  }),
);
const json = z.pipe(z.string(), z.transform(parseJson));

const environmentSchema = z.object({
  PORT: z.optional(whole(0, 65_535)),
  HOST: z.optional(word),
  DATABASE_URL: z.optional(postgres),
  DATABASE_OWNER_URL: z.optional(postgres),
  DATABASE_FOLDER: z.optional(z.string()),
  DATABASE_CONNECTIONS: z.optional(whole(1, 1_000)),
  DIRECTORY_MASTER_KEY: z.optional(word),
  DIRECTORY_PREVIOUS_MASTER_KEY: z.optional(word),
  TOKEN_ISSUERS: z.optional(z.pipe(json, z.array(issuer).check(z.minLength(1)))),
  TOKEN_AUDIENCE: listOf(word),
  TOKEN_CLIENTS: z.optional(listOf(z.guid())),
  TOKEN_SCOPE: z.optional(word),
  TENANTS: listOf(z.guid()),
  ADD_IN_ORIGIN: z.optional(z.string().check(z.refine(isOrigin))),
  DNS_RESOLVERS: z.optional(listOf(resolver)),
  LIMIT_ADDRESSES_PER_HOUR: z.optional(whole(MAXIMUM_ADDRESSES)),
  LIMIT_ADDRESSES_PER_DAY: z.optional(whole(MAXIMUM_ADDRESSES)),
  AUDIT_DAYS: z.optional(whole(1, 36_500)),
  REMEMBERED_DAYS: z.optional(whole(1, 36_500)),
} satisfies Record<Variable, z.ZodMiniType>);

/** @throws WrongSettings */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): ServiceSettings {
  // a variable that is set to nothing, as compose files do, is not set
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as Variable));
    throw new WrongSettings([...wrong].map((name) => words.variables[name]));
  }
  const given = parsed.data;
  const perHour = given.LIMIT_ADDRESSES_PER_HOUR ?? 5_000;
  const perDay = given.LIMIT_ADDRESSES_PER_DAY ?? Math.max(20_000, perHour);
  if (perDay < perHour) throw new WrongSettings([words.variables.LIMIT_ADDRESSES_PER_DAY]);
  return {
    port: given.PORT ?? 8_080,
    host: given.HOST ?? '127.0.0.1',
    database: {
      url: given.DATABASE_URL,
      ownerUrl: given.DATABASE_OWNER_URL,
      folder: given.DATABASE_FOLDER ?? '.local/directory',
      connections: given.DATABASE_CONNECTIONS,
    },
    masterKey: given.DIRECTORY_MASTER_KEY,
    previousMasterKey: given.DIRECTORY_PREVIOUS_MASTER_KEY,
    tokens: {
      issuers: given.TOKEN_ISSUERS ?? [ENTRA],
      audiences: given.TOKEN_AUDIENCE,
      tenants: given.TENANTS,
      clients: given.TOKEN_CLIENTS,
      scope: given.TOKEN_SCOPE ?? 'access_as_user',
    },
    addInOrigin: given.ADD_IN_ORIGIN,
    resolvers: given.DNS_RESOLVERS ?? ['127.0.0.1'],
    limits: { perHour, perDay },
    retention: { auditDays: given.AUDIT_DAYS ?? 365, rememberedDays: given.REMEMBERED_DAYS ?? 90 },
  };
}

/** Where the master key of an embedded database is, when the environment has none: beside its folder, not in it. */
export const masterKeyFile = (folder: string): string => `${folder.replace(/[\\/]+$/, '')}-master-key`;

/** With the port it stands in `Origin` exactly like this. */
function isOrigin(text: string): boolean {
  return isSafe(text) && new URL(text).origin === text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
