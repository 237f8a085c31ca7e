/** Documents for tests of the configuration. The keys are public and belong to nobody: their private halves were never kept. */
import { generateKeyPairSync } from 'node:crypto';
import { inWords } from '../../src/configuration/mistakes';
import { parseConfiguration } from '../../src/configuration/parse-configuration';
import type { Configuration } from '../../src/configuration/schema';
import { configurationMistakes } from '../../src/locales/en/configuration';

export function parse(document: unknown) {
  const parsed = parseConfiguration(document);
  return parsed.ok
    ? parsed
    : { ok: false as const, mistakes: parsed.mistakes.map((mistake) => inWords(mistake, configurationMistakes)) };
}

/** @throws with the mistakes, when there are any. */
export function configurationOf(document: unknown): Configuration {
  const parsed = parse(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.configuration;
}

/** Each as `path: message`. */
export function mistakesIn(document: unknown): string[] {
  const parsed = parse(document);
  return parsed.ok ? [] : parsed.mistakes.map(({ path, message }) => `${path}: ${message}`);
}

/** The paths alone. */
export function wrongPaths(document: unknown): string[] {
  const parsed = parse(document);
  return parsed.ok ? [] : parsed.mistakes.map(({ path }) => path);
}

interface KeyPair {
  publicKey: Record<string, unknown>;
  privateKey: Record<string, unknown>;
}

export function ecKeys(namedCurve: string): KeyPair {
  return exported(generateKeyPairSync('ec', { namedCurve }));
}

export function x25519Keys(): KeyPair {
  return exported(generateKeyPairSync('x25519'));
}

export function rsaKeys(modulusLength: number): KeyPair {
  return exported(generateKeyPairSync('rsa', { modulusLength }));
}

function exported(pair: Pick<ReturnType<typeof generateKeyPairSync>, 'publicKey' | 'privateKey'>): KeyPair {
  return {
    publicKey: pair.publicKey.export({ format: 'jwk' }) as Record<string, unknown>,
    privateKey: pair.privateKey.export({ format: 'jwk' }) as Record<string, unknown>,
  };
}
