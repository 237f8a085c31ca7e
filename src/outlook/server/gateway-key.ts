/** The key pair of the local gateway: made on the first start, kept in the data folder, the private part for its owner only. */
import path from 'node:path';
import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod/mini';
import { keptKey } from './kept-key';

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
async function make(): Promise<object> {
  const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ECDH-ES+A256KW', use: 'enc' };
}

export async function gatewayKeyPair(folder: string): Promise<GatewayKeyPair> {
  const file = path.join(folder, 'gateway-key.jwk.json');
  const privateKey = await keptKey(file, privateKeySchema, make);
  const publicKey = Object.fromEntries(Object.entries(privateKey).filter(([member]) => member !== 'd'));
  return { file, publicKey: publicKey as unknown as JWK, privateKey: privateKey as unknown as JWK };
}
