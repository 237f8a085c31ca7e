/** The OpenAPI document by the rules of others: Spectral's for OpenAPI. */
import { Ruleset, Spectral, type ISpectralDiagnostic } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { openApiDocument } from '../../../src/service/http/open-api';

/** By rule: why it does not fit. */
const NOT_OURS: Record<string, string> = {
  'oas3-api-servers': 'each organization runs its own: the service is where the document was read',
  'info-contact': 'who to ask is known to the organization that runs it, not to its code',
  'operation-description': 'the summary of a route says what it does, in a sentence; there is nothing to add',
};

async function lint(document: object): Promise<ISpectralDiagnostic[]> {
  const spectral = new Spectral();
  spectral.setRuleset(new Ruleset(oas));
  return spectral.run(JSON.parse(JSON.stringify(document)));
}

it('the document has no errors, and no warnings but those with a reason', async () => {
  const found = await lint(openApiDocument());
  const unexplained = found.filter(({ code }) => !(code in NOT_OURS));
  expect(unexplained.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)).toEqual([]);
  expect(Object.keys(NOT_OURS).filter((rule) => !found.some(({ code }) => code === rule))).toEqual([]);
});

it('a document with an error is found out', async () => {
  const found = await lint({ ...openApiDocument(), paths: { '/x': { get: { responses: 'none' } } } });
  expect(found.map(({ severity }) => severity)).toContain(0);
});
