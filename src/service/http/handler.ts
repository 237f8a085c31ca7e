/** What answers a route, typed by its row in the contract: a row without a rule, or without an answer, does not compile. */
import type { AnswerOf, RequestOf, Route, SeenOf } from '../../contract/route';
import type { ROUTES } from '../../contract/routes';
import type { ImportLine } from '../../contract/administration';
import type { Caller } from '../store/types';

type BodyOf<R extends Route> = R extends { request: 'csv' } ? AsyncIterable<Uint8Array> : RequestOf<R>;

type Answered<R extends Route> = R['answer'] extends 'csv'
  ? AsyncIterable<string>
  : R['answer'] extends 'ndjson'
    ? AsyncIterable<ImportLine>
    : Promise<R['answer'] extends 'json' ? object : AnswerOf<R>>;

export interface Call<R extends Route> {
  caller: R['for'] extends 'anyone' ? undefined : Caller;
  /** As the route's schema left it. */
  body: BodyOf<R>;
  /** Version in `If-Match`. */
  seen: SeenOf<R>;
}

interface Answering<R extends Route> {
  answer(call: Call<R>): Answered<R>;
}

/** Of a sender's route: what it writes is counted, so that nobody fills the directory. */
interface Writing<R extends Route> {
  /** How many things it may change. 0: none. */
  writes(body: BodyOf<R>): number;
}

/** Of a sender's route: what it tells of others is counted, so that nobody can list who has an account by guessing addresses. */
interface Asking<R extends Route> extends Answering<R>, Writing<R> {
  /** How many addresses or domains one learns something of. 0: nothing is learned of anybody. */
  asks(body: BodyOf<R>): number;
  /** It leaves no trace, so it may run while the limit is asked; its answer waits. */
  onlyReads?: true;
  /** It has turns of its own, and no connection of the database while it waits. */
  hasTurns?: true;
}

export type Handler<R extends Route> = R['for'] extends 'sender' ? Asking<R> : Answering<R>;

/** One for each route of a table; none besides. */
export type HandlersOf<Table extends Record<string, Route>> = { [Name in keyof Table]: Handler<Table[Name]> };
export type Handlers = HandlersOf<typeof ROUTES>;

/** Any of them, as the application sees it after the body was parsed by the route's own schema. */
export interface AnyHandler {
  answer(call: {
    caller: Caller | undefined;
    body: unknown;
    seen: string | undefined;
  }): Promise<object> | AsyncIterable<unknown>;
  asks?(body: unknown): number;
  writes?(body: unknown): number;
  onlyReads?: true;
  hasTurns?: true;
}
