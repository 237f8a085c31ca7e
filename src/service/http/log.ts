/** One line of JSON for each request. Never an address, a code, a number, a token, or a message that could repeat one. */
import type { RouteName } from '../../contract/routes';
import type { TokenCause } from './tokens';

export interface LogEntry {
  event: 'request' | 'started' | 'stopped' | 'background';
  /** Random; also in the answer, as `Request-Id`. */
  request?: string;
  /** Name in the contract. A path that is not in it may hold anything, so it is not told. */
  route?: RouteName;
  status?: number;
  /** Until the whole answer was given. */
  milliseconds?: number;
  tenant?: string;
  /** Of a stream: whether it came to its end. */
  complete?: boolean;
  /** Of an export: codes that did not decrypt. */
  leftOut?: number;
  /** Why a token was refused. */
  because?: TokenCause;
  failure?: Failure;
  /** Where it listens, or which work in the background. */
  detail?: string;
}

export type Log = (entry: LogEntry) => void;

export interface Failure {
  kind: string;
  /** Of the database or the network: `53300`, `ECONNREFUSED`. */
  code?: string;
  /** Where in the code. */
  at?: string[];
}

const FRAMES = 6;

/** Without its message: those of a database repeat rows. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
  const cause = error.cause instanceof Error ? `${error.name} < ${error.cause.name}` : error.name;
  return { kind: cause, ...(code === undefined ? {} : { code }), at };
}

export const logToOutput: Log = (entry) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};
