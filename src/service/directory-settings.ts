/** The settings that the service and the commands of `npm run directory` share: the database, its master key, and how long things are kept. */
import * as z from 'zod/mini';
import { serviceSettings as words } from '../locales/en/service-settings';
import type { DatabaseSettings } from './database/connect';
import type { Retention } from './database/retention';
import { MASTER_KEY, PREVIOUS_MASTER_KEY, readMasterKeys, type MasterKeys } from './keys/master-key';

export interface StoreSettings {
  database: DatabaseSettings;
  /** Absent: for the embedded database a file beside it, else nothing starts. */
  masterKey?: string;
  previousMasterKey?: string;
  retention: Retention;
  /** Of one file that is imported, at most. */
  importBytes: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One sentence for each mistake. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

export type Variable = keyof typeof words.variables;

export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)), z.int().check(z.gte(least), z.lte(most)));
export const word = z.string().check(z.regex(/^\S+$/));
const MEGABYTE = 2 ** 20;
const postgres = z.string().check(z.refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)));

export const directoryVariables = {
  DATABASE_URL: z.optional(postgres),
  DATABASE_OWNER_URL: z.optional(postgres),
  DATABASE_POOLER: z.optional(z.literal('session')),
  DATABASE_FOLDER: z.optional(z.string()),
  DATABASE_CONNECTIONS: z.optional(whole(1, 1_000)),
  DIRECTORY_MASTER_KEY: z.optional(word),
  DIRECTORY_PREVIOUS_MASTER_KEY: z.optional(word),
  IMPORT_MEGABYTES: z.optional(whole(1, 1_000_000)),
  AUDIT_DAYS: z.optional(whole(1, 36_500)),
  REMEMBERED_DAYS: z.optional(whole(1, 36_500)),
} satisfies Partial<Record<Variable, z.ZodMiniType>>;

const directorySchema = z.object(directoryVariables);

/** @throws WrongSettings */
export const readDirectorySettings = (environment: Environment): StoreSettings =>
  directorySettings(parseEnvironment(directorySchema, environment));

/** @throws WrongSettings with each variable that is wrong */
export function parseEnvironment<Schema extends z.ZodMiniType>(schema: Schema, environment: Environment) {
  // a variable that is set to nothing, as compose files do, is not set
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as Variable));
  throw new WrongSettings([...wrong].map((name) => words.variables[name]));
}

export const directorySettings = (given: z.infer<typeof directorySchema>): StoreSettings => ({
  database: {
    url: given.DATABASE_URL,
    ownerUrl: given.DATABASE_OWNER_URL,
    pooler: given.DATABASE_POOLER,
    folder: given.DATABASE_FOLDER ?? '.local/directory',
    connections: given.DATABASE_CONNECTIONS,
  },
  masterKey: given.DIRECTORY_MASTER_KEY,
  previousMasterKey: given.DIRECTORY_PREVIOUS_MASTER_KEY,
  retention: { auditDays: given.AUDIT_DAYS ?? 365, rememberedDays: given.REMEMBERED_DAYS ?? 90 },
  importBytes: (given.IMPORT_MEGABYTES ?? 2_048) * MEGABYTE,
});

/** Where the master key of an embedded database is, when the environment has none: beside its folder, not in it. */
export const masterKeyFile = (folder: string): string => `${folder.replace(/[\\/]+$/, '')}-master-key`;

/** @throws WrongMasterKey */
export function masterKeysOf({ database, masterKey, previousMasterKey }: StoreSettings): Promise<MasterKeys> {
  const { url, folder } = database;
  return readMasterKeys(
    { [MASTER_KEY]: masterKey, [PREVIOUS_MASTER_KEY]: previousMasterKey },
    url === undefined && folder !== undefined ? masterKeyFile(folder) : undefined,
  );
}
