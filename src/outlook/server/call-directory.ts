/** Calls of the local run itself to the directory service, by the contract's table. */
import * as z from 'zod/mini';
import type { Route } from '../../contract/route';
import { ROUTES, type Answer, type RouteName, type RouteOf } from '../../contract/routes';

/** A CSV or lines as text. */
type Told<Name extends RouteName> = RouteOf<Name>['answer'] extends string ? string : Answer<Name>;

/** The service answered with a problem. Its text names the route and the status only. */
export class DirectoryRefused extends Error {
  override name = 'DirectoryRefused';
  constructor(
    readonly route: RouteName,
    readonly status: number,
  ) {
    super(`the directory service answered ${route} with ${status}`);
  }
}

export interface DirectoryCall {
  /** Of the service. */
  url: string;
  token: string;
  body?: unknown;
  /** What `If-Match` says. */
  seen?: string;
}

/** @throws DirectoryRefused; what `fetch` throws where the service is away */
export async function callDirectory<Name extends RouteName>(
  name: Name,
  { url, token, body, seen }: DirectoryCall,
): Promise<Told<Name>> {
  const route: Route = ROUTES[name];
  const type = route.request === 'csv' ? 'text/csv' : 'application/json';
  const response = await fetch(url + route.path, {
    method: route.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': type }),
      ...(seen !== undefined && { 'if-match': `"${seen}"` }),
    },
    ...(body !== undefined && { body: type === 'text/csv' ? String(body) : JSON.stringify(body) }),
  });
  if (!response.ok) throw new DirectoryRefused(name, response.status);
  const answer = typeof route.answer === 'string' ? await response.text() : await parsed(route.answer, response);
  return answer as Told<Name>;
}

async function parsed(schema: z.core.$ZodType, response: Response): Promise<unknown> {
  return z.parse(schema, await response.json());
}
