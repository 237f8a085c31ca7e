/** The contract as an OpenAPI 3.1 document, for those who write a client. Made of the table of routes, so that it cannot say anything else. */
import * as z from 'zod/mini';
import { problem } from '../../contract/problem';
import type { Route } from '../../contract/route';
import { ROUTES } from '../../contract/routes';
import { serviceHttp as words } from '../../locales/en/service-http';

type Json = Record<string, unknown>;

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

let made: Json | undefined;

export function openApiDocument(): Json {
  return (made ??= make());
}

function make(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: words.openApi.title, version: '1', description: words.openApi.description },
    tags: [...new Set(Object.values<Route>(ROUTES).map((route) => route.for))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: words.openApi.token },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

function operation(name: string, route: Route): Json {
  const { does, request, answer, ifMatch } = route;
  return {
    operationId: name,
    summary: does,
    tags: [route.for],
    security: route.for === 'anyone' ? [] : [{ token: [] }],
    ...(ifMatch ? { parameters: [ifMatchHeader] } : {}),
    ...(request === undefined ? {} : { requestBody: { required: true, content: contentOf(request) } }),
    responses: {
      200: { description: words.openApi.answer, content: contentOf(answer) },
      ...Object.fromEntries(problemsOf(route).map((status) => [status, { description: 'Problem', content: PROBLEM }])),
    },
  };
}

const ifMatchHeader = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: words.openApi.ifMatch,
  schema: { type: 'string' },
};

/** Which statuses a route can refuse with. */
export function problemsOf({ for: audience, request, ifMatch }: Route): number[] {
  return [
    ...(request === undefined ? [] : [400, 408, 413, 415]),
    ...(audience === 'anyone' ? [] : [401, 403]),
    ...(ifMatch ? [412, 428] : []),
    ...(audience === 'sender' ? [429] : []),
    500,
    503,
  ];
}

function contentOf(body: NonNullable<Route['request'] | Route['answer']>): Json {
  if (body === 'csv') return { 'text/csv': { schema: { type: 'string' } } };
  if (body === 'ndjson') return { 'application/x-ndjson': { schema: { type: 'string' } } };
  if (body === 'json') return { 'application/json': { schema: { type: 'object' } } };
  return { 'application/json': { schema: schemaOf(body) } };
}

/** As input: of an answer, fields may be added later, so it must not say that there are no others. */
function schemaOf(schema: z.core.$ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
