/** From what was thrown to problem details. Whatever is not known here is a 500 that says nothing. */
import type { Problem, ProblemCode } from '../../contract/problem';
import { serviceHttp as words } from '../../locales/en/service-http';
import { TooManyImports } from '../administration/types';
import { ChangedMeanwhile, StoreUnavailable, TooManyNewCodes, UndoTooLate, WrongValue } from '../store/types';
import { etagOf } from './if-match';
import { Refusal, tooMany, unavailable } from './refusal';

// one for each problem: one that is missing does not compile
const titles: Readonly<Record<ProblemCode, string>> = words.titles;

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return unavailable();
  if (error instanceof WrongValue) return new Refusal('wrong-body', { mistakes: error.mistakes });
  if (error instanceof TooManyImports) return new Refusal('too-many-imports', { headers: { 'retry-after': '60' } });
  if (error instanceof TooManyNewCodes) return tooMany('too-many-new-codes', error.until);
  if (error instanceof UndoTooLate) return new Refusal('undo-too-late');
  if (error instanceof ChangedMeanwhile) {
    return new Refusal('changed-meanwhile', { now: error.now, headers: etagOf(error.now) });
  }
  return new Refusal('unexpected');
}

export function problemOf({ code, status, details }: Refusal): Problem {
  return {
    // what stands there now may not pass for the problem
    ...details.now,
    type: `urn:secure-mail:problem:${code}`,
    title: titles[code],
    status,
    ...(details.mistakes === undefined ? {} : { mistakes: details.mistakes }),
  };
}

export function problemAnswer(refusal: Refusal): Response {
  return new Response(JSON.stringify(problemOf(refusal)), {
    status: refusal.status,
    headers: { ...refusal.details.headers, 'content-type': 'application/problem+json' },
  });
}
