/** The service's settings, from the environment. Nothing is read of an environment with a mistake; every mistake is named, with the way out. */
import * as z from 'zod/mini';
import { MAXIMUM_ADDRESSES } from '../contract/values';
import { serviceSettings as words } from '../locales/en/service-settings';
import {
  type StoreSettings,
  type Environment,
  type Variable,
  WrongSettings,
  directorySettings,
  directoryVariables,
  parseEnvironment,
  whole,
  word,
} from './directory-settings';
import { type IssuerSettings, isSafe } from './http/issuer-keys';
import type { AskLimits } from './http/limits';
import type { TokenSettings } from './http/tokens';
import { parseResolver } from './transport/dns/resolver';

export interface ServiceSettings extends StoreSettings {
  port: number;
  host: string;
  tokens: TokenSettings;
  addInOrigin?: string;
  resolvers: string[];
  limits: AskLimits;
  writeLimits: AskLimits;
  newCodesPerDay: number;
}

/** Entra ID, tokens of version 2. */
export const ENTRA: IssuerSettings = {
  issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
  jwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
};

const listOf = <Item extends z.ZodMiniType<string, string>>(item: Item) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(',').map((one) => one.trim())),
    ),
    z.array(item).check(z.minLength(1)),
  );
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
  ...directoryVariables,
  PORT: z.optional(whole(0, 65_535)),
  HOST: z.optional(word),
  TOKEN_ISSUERS: z.optional(z.pipe(json, z.array(issuer).check(z.minLength(1)))),
  TOKEN_AUDIENCE: listOf(word),
  TOKEN_CLIENTS: z.optional(listOf(z.guid())),
  TOKEN_SCOPE: z.optional(word),
  TOKEN_GUESTS: z.optional(z.literal('allowed')),
  TENANTS: listOf(z.guid()),
  ADD_IN_ORIGIN: z.optional(z.string().check(z.refine(isOrigin))),
  DNS_RESOLVERS: z.optional(listOf(resolver)),
  LIMIT_ADDRESSES_PER_HOUR: z.optional(whole(MAXIMUM_ADDRESSES)),
  LIMIT_ADDRESSES_PER_DAY: z.optional(whole(MAXIMUM_ADDRESSES)),
  LIMIT_WRITES_PER_HOUR: z.optional(whole(MAXIMUM_ADDRESSES)),
  LIMIT_WRITES_PER_DAY: z.optional(whole(MAXIMUM_ADDRESSES)),
  LIMIT_NEW_CODES_PER_DAY: z.optional(whole(MAXIMUM_ADDRESSES)),
} satisfies Record<Variable, z.ZodMiniType>);

/** @throws WrongSettings */
export function readSettings(environment: Environment): ServiceSettings {
  const given = parseEnvironment(environmentSchema, environment);
  return {
    ...directorySettings(given),
    port: given.PORT ?? 8_080,
    host: given.HOST ?? '127.0.0.1',
    tokens: {
      issuers: given.TOKEN_ISSUERS ?? [ENTRA],
      audiences: given.TOKEN_AUDIENCE,
      tenants: given.TENANTS,
      clients: given.TOKEN_CLIENTS,
      scope: given.TOKEN_SCOPE ?? 'access_as_user',
      guests: given.TOKEN_GUESTS === 'allowed',
    },
    addInOrigin: given.ADD_IN_ORIGIN,
    resolvers: given.DNS_RESOLVERS ?? ['127.0.0.1'],
    limits: limitsOf('LIMIT_ADDRESSES_PER_DAY', given.LIMIT_ADDRESSES_PER_HOUR, given.LIMIT_ADDRESSES_PER_DAY),
    writeLimits: limitsOf('LIMIT_WRITES_PER_DAY', given.LIMIT_WRITES_PER_HOUR, given.LIMIT_WRITES_PER_DAY),
    newCodesPerDay: given.LIMIT_NEW_CODES_PER_DAY ?? MAXIMUM_ADDRESSES,
  };
}

function limitsOf(ofDay: Variable, perHour = 5_000, perDay = Math.max(20_000, perHour)): AskLimits {
  if (perDay < perHour) throw new WrongSettings([words.variables[ofDay]]);
  return { perHour, perDay };
}

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
