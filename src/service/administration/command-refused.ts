/** Why a command could not be done, in a sentence for the person at the command line. Never with a value that could be a secret. */
import { EmbeddedFailed } from '../database/embedded';
import { NewerDatabase } from '../database/migrate';
import { UnsafePooler } from '../database/pooler';
import { UnboundRole } from '../database/roles';
import { WrongSettings } from '../directory-settings';
import { WrongMasterKey } from '../keys/master-key';
import { UnknownMasterKey } from '../keys/stored-keys';
import { StoreUnavailable, WrongValue } from '../store/types';
import { directoryCommand as words } from '../../locales/en/directory-command';

/** Its message is the sentence. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
}

/** Their messages are sentences for administrators already. */
const IN_WORDS = [
  CommandRefused,
  NewerDatabase,
  UnboundRole,
  UnsafePooler,
  WrongSettings,
  WrongMasterKey,
  UnknownMasterKey,
];

export function sentenceOf(error: unknown): string {
  if (error instanceof EmbeddedFailed) return `${error.message} ${words.embeddedInUse}`;
  if (IN_WORDS.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof StoreUnavailable) return words.databaseAway;
  if (error instanceof WrongValue) return error.mistakes.map(mistakeInWords).join('\n');
  // only the kind of an unexpected error is told: its text could hold what was being read
  return words.unexpected(error instanceof Error ? error.name : typeof error);
}

export const mistakeInWords = ({ path, message }: { path: string; message: string }) =>
  path === '' ? message : `${path}: ${message}`;

/** Of an error of the file system; the database's errors have codes too, but no call of the system. */
export function codeOf(error: unknown): string | undefined {
  const { code, syscall } = Object(error) as { code?: unknown; syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string' ? code : undefined;
}
