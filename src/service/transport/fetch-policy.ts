/**
 * Gets the policy of MTA-STS from its server (RFC 8461, 3.3). The name belongs to a stranger, so the server must have public addresses only,
 * and the connection goes to the very address that was looked at.
 */
import { request } from 'node:https';
import type { DnsClient } from './dns/client';
import type { Outside } from './outside';

/** Bytes. The RFC suggests this; policies have a few hundred. */
const MAXIMUM_SIZE = 64 * 1024;
/** Servers that are tried, one after the other. */
const MAXIMUM_TRIES = 3;

/** `refused`: it answered, and not with a policy that may be believed. `unreachable`: it did not, or only for now. */
export type FetchedPolicy = { text: string } | { problem: 'refused' | 'unreachable' };

/** Never throws. @param signal ends the wait */
export async function fetchPolicy(
  dns: DnsClient,
  domain: string,
  outside: Outside,
  signal: AbortSignal,
): Promise<FetchedPolicy> {
  const host = `mta-sts.${domain}`;
  const looks = await Promise.all([dns.ask(host, 'A', signal), dns.ask(host, 'AAAA', signal)]);
  const addresses = looks.flatMap((look) => (look.outcome === 'found' ? look.records : []));
  if (addresses.length === 0) {
    return { problem: looks.some(({ outcome }) => outcome === 'unreachable') ? 'unreachable' : 'refused' };
  }
  // one inside address among public ones is no accident
  if (!addresses.every((address) => outside.mayConnect(address))) return { problem: 'refused' };
  let fetched: FetchedPolicy = { problem: 'unreachable' };
  for (const address of addresses.slice(0, MAXIMUM_TRIES)) {
    fetched = await fetchFrom(address, host, outside, signal);
    if ('text' in fetched || fetched.problem === 'refused') return fetched;
  }
  return fetched;
}

function fetchFrom(address: string, host: string, outside: Outside, signal: AbortSignal): Promise<FetchedPolicy> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ problem: 'unreachable' });
    const asked = request({
      host: address,
      port: outside.policyPort,
      // the certificate must be for the name, whatever the address
      servername: host,
      ca: outside.authorities,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      path: '/.well-known/mta-sts.txt',
      headers: { host, accept: 'text/plain', 'accept-encoding': 'identity' },
      agent: false,
      signal,
    });
    const settle = (fetched: FetchedPolicy) => {
      asked.destroy();
      resolve(fetched);
    };
    asked.on('error', (error) => settle({ problem: isAboutCertificate(error) ? 'refused' : 'unreachable' }));
    asked.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 500) return settle({ problem: 'unreachable' });
      // a redirect is not followed, as the RFC says
      if (statusCode !== 200 || !isPlainText(headers['content-type']) || headers['content-encoding'] !== undefined) {
        return settle({ problem: 'refused' });
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MAXIMUM_SIZE) settle({ problem: 'refused' });
        else parts.push(part);
      });
      response.on('end', () => settle({ text: Buffer.concat(parts).toString('utf8') }));
      response.on('error', () => settle({ problem: 'unreachable' }));
    });
    asked.end();
  });
}

const isPlainText = (type: string | undefined) => /^text\/plain\s*(;|$)/i.test(type ?? '');

/** OpenSSL's reasons and Node's own, for a chain that does not hold or a name that it is not for. */
function isAboutCertificate(error: Error & { code?: string }): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|^CRL_|^ERR_TLS_|INVALID_(CA|PURPOSE)|^HOSTNAME_MISMATCH$/.test(
    error.code ?? '',
  );
}
