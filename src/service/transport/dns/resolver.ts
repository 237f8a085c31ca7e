/** Where a resolver listens, as settings name it. */
import { isIP } from 'node:net';

export interface Resolver {
  address: string;
  port: number;
}

const WITH_PORT = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/;

/** @param text `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. @returns undefined for anything else: a name would have to be resolved first */
export function parseResolver(text: string): Resolver | undefined {
  const [, bracketed, plain, digits] = WITH_PORT.exec(text) ?? [];
  const address = bracketed ?? plain ?? text;
  const port = digits === undefined ? 53 : Number(digits);
  if (isIP(address) === 0 || port < 1 || port > 65_535) return undefined;
  return { address, port };
}
