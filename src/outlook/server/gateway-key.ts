/** The key pair of the local gateway: made on the first start, kept in the data folder, the private part for its owner only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod/mini';

const privateKeySchema = z.looseObject({
  kty: z.literal('EC'),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});

export interface GatewayKeyPair {
  /** Path of the private JWK. */
  file: string;
  publicKey: JWK;
  privateKey: JWK;
}

/** RFC 7518 4.6; P-256, as every mail gateway's library has it. */
export async function gatewayKeyPair(folder: string): Promise<GatewayKeyPair> {
  const file = path.join(folder, 'gateway-key.jwk.json');
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    mkdirSync(folder, { recursive: true });
    const made = { ...jwk, kid, alg: 'ECDH-ES+A256KW', use: 'enc' };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  const privateKey = privateKeySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const publicKey = Object.fromEntries(Object.entries(privateKey).filter(([member]) => member !== 'd'));
  return { file, publicKey: publicKey as unknown as JWK, privateKey: privateKey as unknown as JWK };
}
