/** MTA-STS (RFC 8461): a policy, served under a certificate, that is enforced and names every mail server of the domain. Needs no DNSSEC. */
import type { DnsClient } from './dns/client';
import { fetchPolicy } from './fetch-policy';
import { type Finding, unsafe, withoutRecords } from './finding';
import type { MailServers } from './mail-servers';
import { matchesPattern, parseMtaStsPolicy } from './mta-sts-policy';
import { parseMtaStsRecords } from './mta-sts-record';
import type { Outside } from './outside';
import { textOf } from './text-record';

export async function checkMtaSts(
  dns: DnsClient,
  domain: string,
  servers: MailServers,
  outside: Outside,
  signal: AbortSignal,
): Promise<Finding> {
  const look = await dns.ask(`_mta-sts.${domain}`, 'TXT', signal);
  if (look.outcome !== 'found') return withoutRecords(look);
  const known = Math.min(look.lifetime, servers.lifetime);
  if (parseMtaStsRecords(look.records.map(textOf)) === undefined) return unsafe('not-found', known);
  const fetched = await fetchPolicy(dns, domain, outside, signal);
  if ('problem' in fetched) {
    return fetched.problem === 'unreachable' ? unsafe('unreachable', 0) : unsafe('not-validated', known);
  }
  const policy = parseMtaStsPolicy(fetched.text);
  if (!policy) return unsafe('not-validated', known);
  const lifetime = Math.min(known, policy.maximumAge);
  const named = servers.hosts.every((host) => policy.patterns.some((pattern) => matchesPattern(host, pattern)));
  return policy.mode === 'enforce' && named ? { safe: true, lifetime } : unsafe('not-enforced', lifetime);
}
