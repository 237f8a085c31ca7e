/** What the driver throws, said in the store's words. The only place that knows the codes of PostgreSQL (its appendix A). */
import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../store/types';
import { UnsafePooler } from './pooler';

/** Classes (first two characters) and codes that say nothing about the query: the database is away, full, busy or going down. */
const AWAY_CLASSES = ['08', '53', '57', '58'];
const AWAY_CODES = [
  '25006', // read-only: this was the primary until a moment ago
  '55P03', // waited too long for a lock
  '25P03', // idle in a transaction for too long
  '28000', // may not log in (any more)
  '28P01',
  '3D000', // the database is not there
];

/** The transaction may be run again as it was: CockroachDB and YugabyteDB ask for that, PostgreSQL on a deadlock. */
const AGAIN_CODES = ['40001', '40P01', '40003'];

export const isWorthRepeating = (error: unknown): boolean =>
  error instanceof DatabaseError && AGAIN_CODES.includes(error.code ?? '');

/** What was prepared on this connection is gone, or its tables have changed since; on a new one it is prepared anew. */
const STALE_CODES = ['26000', '0A000'];

/** True where the connection must not be used again: what the server thinks of it is not known. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return !isMistakeOfOurs(error);
  const code = error.code ?? '';
  // a statement that was canceled, or waited too long, leaves a sound connection
  return ['57014', '55P03'].includes(code)
    ? false
    : isAway(code) || STALE_CODES.includes(code) || ['FATAL', 'PANIC'].includes(error.severity ?? '');
}

/** @returns StoreUnavailable for everything that is no mistake of ours. Nothing of the query or its values is in it. */
export function inWordsOfStore(error: unknown): unknown {
  if (error instanceof StoreUnavailable || error instanceof UnsafePooler || isMistakeOfOurs(error)) return error;
  if (error instanceof DatabaseError && !isAway(error.code ?? '') && !isWorthRepeating(error)) return error;
  return new StoreUnavailable(`the database did not answer (${codeOf(error)})`);
}

/** For a promise's `catch`. */
export function throwInWordsOfStore(error: unknown): never {
  throw inWordsOfStore(error);
}

const isAway = (code: string): boolean => AWAY_CLASSES.includes(code.slice(0, 2)) || AWAY_CODES.includes(code);

/** A value the driver cannot write, for instance. What comes from a socket is a plain Error. */
const isMistakeOfOurs = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;

/** For logs: a code, or what the driver says of its own time-outs, which has no values in it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /time-?out/i.test(error.message) ? 'timeout' : 'connection lost';
}
