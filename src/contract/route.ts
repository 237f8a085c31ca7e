/** What a row of the table of routes says. */
import type * as z from 'zod/mini';

/**
 * `sender`: a person of the tenant, with a delegated token. `administrator`: a person with the administrators' role.
 * `gateway`: a program with the gateways' role. `anyone`: no token.
 */
export type Audience = 'anyone' | 'sender' | 'administrator' | 'gateway';

export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  for: Audience;
  /** What it does, for OpenAPI. */
  does: string;
  request?: z.core.$ZodType | 'csv';
  answer: z.core.$ZodType | 'csv' | 'ndjson' | 'json';
  /** `If-Match` must be there; a 412 comes with the contact or settings as they are now. */
  ifMatch?: true;
}

/** What goes in, as the schema leaves it. */
export type RequestOf<R extends Route> = R extends { request: infer Schema extends z.core.$ZodType }
  ? z.output<Schema>
  : undefined;

/** What comes out, where it is JSON with a schema. */
export type AnswerOf<R extends Route> = R['answer'] extends z.core.$ZodType ? z.output<R['answer']> : never;

/** What `If-Match` says. */
export type SeenOf<R extends Route> = R extends { ifMatch: true } ? string : undefined;
