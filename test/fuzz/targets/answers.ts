/** Answers of others over HTTP: the contract's, read by a client; the key set of a token issuer; what the directory and its token server tell the gateway. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { exportJWK, generateKeyPair, errors } from 'jose';
import type * as z from 'zod/mini';
import { importLine } from '../../../src/contract/administration';
import { problem } from '../../../src/contract/problem';
import { ROUTES } from '../../../src/contract/routes';
import { proofsApp } from '../../../src/gateway/relay/proofs';
import { IssuerAway, issuerKeys } from '../../../src/service/http/issuer-keys';
import { nearlyJson } from '../mutate-json';
import { nearlyText } from '../mutate';
import { mustHold, refusing, target } from '../target';
import { startServer } from './server';

const address = 'anna@praktijk.example';
const at = '2026-04-01T10:00:00Z';
const safe = { standard: 'nta-7516', provider: 'Veilig', since: '2026-01' };
const transport = { safe: [safe], unsafe: [{ standard: 'dane', reason: 'not-found' }], checkedOn: at };
const code = { scope: 'organization', hint: 'the door', setBy: 'Els', setOn: at, own: true, version: 'c1' };
const known = {
  address,
  displayName: 'Anna',
  hasAccount: true,
  numbers: [{ phoneNumber: '+31612345678', scope: 'personal', provedOn: '2026-04-01' }],
  codes: [code],
  transport,
  lastChoice: { method: 'sms-known', phoneNumber: '+31612345678' },
  notificationLanguage: 'nl',
  version: '3',
};
/** By name, as a saved input is data alone. */
const EXAMPLES: Record<string, [z.ZodMiniType, unknown]> = {
  lookup: [ROUTES.lookup.answer, { recipients: [known, { ...known, address: 'ben@legal.example' }] }],
  transport: [
    ROUTES.transport.answer,
    { domains: [{ domain: 'praktijk.example', status: transport }, { domain: 'x.example' }] },
  ],
  readCodes: [
    ROUTES.readCodes.answer,
    { codes: [{ address, scope: 'personal', accessCode: 'Tulp-4821', version: 'c1' }] },
  ],
  readContact: [ROUTES.readContact.answer, { address, displayName: 'Anna', notificationLanguage: 'nl', version: '3' }],
  forget: [ROUTES.forget.answer, { undo: 'abc' }],
  readSettings: [ROUTES.readSettings.answer, { settings: { brand: 'Zivver' }, version: '1' }],
  audit: [
    ROUTES.audit.answer,
    { entries: [{ at, actor: 'a', action: 'code-read', scope: 'personal', count: 1 }], next: 'b' },
  ],
  importedRow: [
    importLine,
    { kind: 'row', row: 2, accepted: false, address, column: 'phone_number', reason: 'number-wrong' },
  ],
  importStopped: [importLine, { kind: 'stopped', problem: 'not-csv', row: 3 }],
  problem: [
    problem,
    {
      type: 'urn:secure-mail:problem:wrong-body',
      title: 'Wrong',
      status: 400,
      mistakes: [{ path: 'a', message: 'b' }],
    },
  ],
};

const answers = fc
  .constantFrom(...Object.keys(EXAMPLES))
  .chain((name) => fc.tuple(fc.constant(name), nearlyJson(EXAMPLES[name]![1])));
const contract = target('an answer of the service', answers, ([name, answer]) => {
  const [schema] = EXAMPLES[name]!;
  const read = schema.safeParse(answer);
  if (!read.success) return false;
  mustHold(isDeepStrictEqual(schema.parse(read.data), read.data), 'an answer is not read the same twice');
  return true;
});

const statuses = fc.oneof(
  { weight: 9, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 301, 400, 404, 500, 503),
);
const bodies = (example: unknown) =>
  fc.oneof(
    { weight: 3, arbitrary: nearlyJson(example).map((value) => JSON.stringify(value)) },
    nearlyText(JSON.stringify(example)),
  );

async function keySet() {
  const server = await startServer();
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: 'first',
    alg: 'RS256',
    use: 'sig',
    issuer: 'https://login.example',
  };
  const inputs = fc.tuple(statuses, bodies({ keys: [jwk, { ...jwk, kid: 'second' }] }));
  const take = async ([status, body]: [number, string]) => {
    server.says(status, body);
    const keys = issuerKeys({ issuer: 'https://login.example', jwksUri: server.url }, { timeOut: 5_000, cooldown: 0 });
    const key = await refusing([IssuerAway, errors.JOSEError], () =>
      keys.keyOf({ alg: 'RS256', kid: 'first' }, undefined as never),
    );
    keys.issuerOf('first');
    mustHold(key === undefined || status === 200, `a key was taken from an answer with ${status}`);
    return key !== undefined;
  };
  return target('the keys of a token issuer', inputs, take, server.close);
}

async function gatewayProofs() {
  const server = await startServer();
  const settings = {
    port: 1,
    directoryUrl: server.url,
    tokenUrl: server.url,
    clientId: 'gateway',
    scope: 'x',
    secret: 'the secret',
    clientSecret: 'another',
  };
  const report = {
    reports: [{ kind: 'number-proved', key: 'r1', address, phoneNumber: '+31612345678', provedAt: at }],
  };
  const inputs = fc.record({
    status: statuses,
    answer: bodies({ access_token: 'abc', expires_in: 3_600 }),
    report: bodies(report),
    secret: fc.oneof({ weight: 9, arbitrary: fc.constant('the secret') }, nearlyText('the secret')),
  });
  const take = async (input: { status: number; answer: string; report: string; secret: string }) => {
    server.says(input.status, input.answer);
    const authorization = `Bearer ${input.secret}`.replace(/[^\x20-\xff]/g, '');
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await proofsApp(settings).request('/proofs', { method: 'POST', headers, body: input.report });
    mustHold([204, 400, 401, 413, 503].includes(answer.status), `answered ${answer.status}`);
    mustHold(answer.status !== 204 || authorization.trimEnd() === 'Bearer the secret', 'taken without the secret');
    mustHold(answer.status !== 204 || input.status < 300, 'told that the directory has it, and it has not');
    return answer.status === 204;
  };
  return target('what the directory tells the gateway', inputs, take, server.close);
}

export const answerTargets = async () => [contract, await keySet(), await gatewayProofs()];
