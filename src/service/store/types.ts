/** What the routes do, as `http/` sees it. Every call is of one caller of one tenant; nothing crosses from one to another. */
import type * as z from 'zod/mini';
import type { Audience, RequestOf, Route, SeenOf } from '../../contract/route';
import type { Answer, RouteName, RouteOf } from '../../contract/routes';

/** Who calls, as their token says. */
export interface Caller {
  tenant: string;
  /** Object id (`oid`) of the person, or of the program. */
  id: string;
  /** For people: shown to colleagues as who set a code. */
  name?: string;
}

/** `If-Match` did not hold; `now` is what stands there. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  constructor(readonly now: object) {
    super('it was changed meanwhile');
  }
}

/** The database is away, full or too slow. Nothing was changed, or it is not known. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/** The undo is of another person, is too old, or was never ours. */
export class UndoTooLate extends Error {
  override name = 'UndoTooLate';
}

/** The caller set as many new codes for the organization as one person may in a day. Nothing of the call was kept. */
export class TooManyNewCodes extends Error {
  override name = 'TooManyNewCodes';
  constructor(readonly until: Date) {
    super('too many new codes of the organization');
  }
}

/** Settings, a code or a number that break a rule: where, and what would be right. */
export class WrongValue extends Error {
  override name = 'WrongValue';
  constructor(readonly mistakes: { path: string; message: string }[]) {
    super('a value is wrong');
  }
}

/** Routes with an answer in JSON for somebody who is known. Domains are looked at by `transport/`. */
export type StoredRoute = {
  [Name in RouteName]: RouteOf<Name> extends { for: Exclude<Audience, 'anyone'>; answer: z.core.$ZodType }
    ? Name
    : never;
}[Exclude<RouteName, 'transport'>];

/** What was sent with a call: the body, and the version in `If-Match`, where the route has them. */
type Sent<R extends Route> =
  SeenOf<R> extends string ? [RequestOf<R>, string] : R extends { request: unknown } ? [RequestOf<R>] : [];

/** What one route does for a caller. The function of the same name says what it throws. */
export type Operation<Name extends StoredRoute> = (
  caller: Caller,
  ...sent: Sent<RouteOf<Name>>
) => Promise<Answer<Name>>;

export type DirectoryStore = { [Name in StoredRoute]: Operation<Name> } & {
  /** Whether the database answers, within a second. */
  isHealthy(): Promise<boolean>;
};
