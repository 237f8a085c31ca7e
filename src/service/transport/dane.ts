/** DANE for SMTP (RFC 7672): signed MX records, and for every one of the mail servers a signed TLSA record that can be used. */
import type { DnsClient } from './dns/client';
import { parseHost } from './domain-name';
import { type Finding, unsafe, withoutRecords } from './finding';
import type { MailServers } from './mail-servers';
import { isUsable } from './tlsa-record';

export async function checkDane(dns: DnsClient, servers: MailServers, signal: AbortSignal): Promise<Finding> {
  if (!servers.validated) return unsafe('not-validated', servers.lifetime);
  const findings = await Promise.all(servers.hosts.map((host) => checkHost(dns, host, signal)));
  const lifetime = Math.min(servers.lifetime, ...findings.map((finding) => finding.lifetime));
  const reasons = findings.flatMap((finding) => (finding.safe ? [] : [finding.reason]));
  if (reasons.length === 0) return { safe: true, lifetime };
  // a sender's server takes whichever host answers: those that are safe do not make up for the one that is not
  if (reasons.includes('unreachable')) return unsafe('unreachable', lifetime);
  if (reasons.includes('not-validated')) return unsafe('not-validated', lifetime);
  return unsafe(reasons.length < findings.length ? 'not-enforced' : 'not-found', lifetime);
}

async function checkHost(dns: DnsClient, host: string, signal: AbortSignal): Promise<Finding> {
  const addresses = await Promise.all([dns.ask(host, 'A', signal), dns.ask(host, 'AAAA', signal)]);
  let lifetime = Infinity;
  // the name behind an alias comes first, the host's own after it (2.2.2)
  const bases = new Set<string>();
  for (const look of addresses) {
    if (look.outcome === 'failed' || look.outcome === 'unreachable') return withoutRecords(look);
    lifetime = Math.min(lifetime, look.lifetime);
    if (look.outcome === 'none') continue;
    // who can forge the address of an unsigned host can hide its TLSA records, too (2.2.2)
    if (!look.validated) return unsafe('not-validated', lifetime);
    const base = parseHost(look.name);
    if (base === undefined) return unsafe('not-validated', lifetime);
    bases.add(base);
  }
  if (bases.size === 0) return unsafe('not-found', lifetime);
  for (const base of bases.add(host)) {
    const look = await dns.ask(`_25._tcp.${base}`, 'TLSA', signal);
    if (look.outcome === 'failed' || look.outcome === 'unreachable') return withoutRecords(look);
    lifetime = Math.min(lifetime, look.lifetime);
    if (look.outcome === 'none') continue;
    return look.validated && look.records.some(isUsable) ? { safe: true, lifetime } : unsafe('not-validated', lifetime);
  }
  return unsafe('not-found', lifetime);
}
