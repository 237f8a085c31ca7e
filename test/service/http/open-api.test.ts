import type { Route } from '../../../src/contract/route';
import { ROUTES, type RouteName } from '../../../src/contract/routes';
import { openApiDocument } from '../../../src/service/http/open-api';

interface Operation {
  operationId: string;
  summary: string;
  security: object[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Record<string, unknown> }> }>;
}

const document = openApiDocument() as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object; schemas: Record<string, object> };
};
const operationOf = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()];
const routes = Object.entries<Route>(ROUTES).map(([name, route]) => ({ name: name as RouteName, route }));

it('is OpenAPI 3.1 with a token as its one way to sign in', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: expect.any(String), version: expect.any(String) },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
});

it('has every route and no other', () => {
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));

  expect(ids.sort()).toEqual(Object.keys(ROUTES).sort());
});

describe.each(routes)('$name', ({ route }) => {
  const operation = operationOf(route) as Operation;

  it('says what it does and who may', () => {
    expect(operation.summary).toBe(route.does);
    expect(operation.security).toEqual(route.for === 'anyone' ? [] : [{ token: [] }]);
  });

  it('says what goes in and out', () => {
    expect(operation.requestBody !== undefined).toBe(route.request !== undefined);
    expect(operation.parameters?.some(({ name, required }) => name === 'If-Match' && required) ?? false).toBe(
      route.ifMatch === true,
    );
    expect(Object.keys(operation.responses['200']?.content ?? {})).toHaveLength(1);
  });

  it('says that problems are RFC 9457', () => {
    const { 200: _right, ...problems } = operation.responses;
    expect(Object.keys(problems)).toEqual(expect.arrayContaining(['500', '503']));
    for (const { content } of Object.values(problems)) {
      expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
    }
  });
});

it('says that unknown fields of a request are refused, and those of an answer are not', () => {
  const lookup = operationOf(ROUTES.lookup) as Operation;

  expect(lookup.requestBody?.content['application/json']?.schema).toMatchObject({
    properties: { addresses: { type: 'array', minItems: 1, maxItems: 1_000 } },
    additionalProperties: false,
  });
  expect(lookup.responses['200']?.content['application/json']?.schema).not.toHaveProperty('additionalProperties');
});

it('refers to nothing that is not in it', () => {
  const refs = JSON.stringify(document).match(/"\$ref":"[^"]*"/g) ?? [];

  expect(new Set(refs)).toEqual(new Set(['"$ref":"#/components/schemas/Problem"']));
});
