/** A request that is not served, and why. Thrown anywhere in `http/`; `problem-answer.ts` makes the answer of it. */
import type { Problem, ProblemCode } from '../../contract/problem';
import type { TokenCause } from './tokens';

export const STATUS = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'no-such-route': 404,
  'wrong-body': 400,
  'body-too-large': 413,
  'wrong-type-of-body': 415,
  'changed-meanwhile': 412,
  'precondition-missing': 428,
  'undo-too-late': 410,
  'too-many-requests': 429,
  'too-many-written': 429,
  'too-many-new-codes': 429,
  'too-many-at-once': 429,
  'too-many-imports': 429,
  'too-slow': 408,
  unavailable: 503,
  unexpected: 500,
} as const satisfies Record<ProblemCode, number>;

export interface RefusalDetails {
  /** Another than usual for this problem. */
  status?: number;
  headers?: Record<string, string>;
  mistakes?: Problem['mistakes'];
  /** For the log, never in the answer: a word of a fixed list. */
  because?: TokenCause;
  /** Extension members: what stands there now. */
  now?: object;
}

export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly code: ProblemCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }

  get status(): number {
    return this.details.status ?? STATUS[this.code];
  }
}

export const wrongBody = (message: string, path = '') => new Refusal('wrong-body', { mistakes: [{ path, message }] });

/** @param until when it makes sense to come again */
export const tooMany = (code: ProblemCode, until: Date) =>
  new Refusal(code, {
    headers: { 'retry-after': String(Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000))) },
  });

/** @param seconds until it makes sense to try again */
export const unavailable = (seconds = 5) => new Refusal('unavailable', { headers: { 'retry-after': String(seconds) } });
