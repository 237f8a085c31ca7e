/** The hosts that take a domain's mail: its MX records, or the domain itself where it has none (RFC 5321, 5.1). */
import type { DnsClient } from './dns/client';
import { parseHost } from './domain-name';
import { type Finding, unsafe, withoutRecords } from './finding';

/** More than any domain has; each costs several questions. */
const MAXIMUM_SERVERS = 20;

export interface MailServers {
  hosts: string[];
  validated: boolean;
  lifetime: number;
}

/** @returns why there are none, which holds for every standard that goes by them */
export async function findMailServers(
  dns: DnsClient,
  domain: string,
  signal: AbortSignal,
): Promise<MailServers | { none: Finding }> {
  const look = await dns.ask(domain, 'MX', signal);
  if (look.outcome === 'none' && look.nameExists) {
    return { hosts: [domain], validated: look.validated, lifetime: look.lifetime };
  }
  if (look.outcome !== 'found') return { none: withoutRecords(look) };
  const { records, validated, lifetime } = look;
  // a null MX says that the domain takes no mail (RFC 7505)
  if (records.every(({ exchange }) => exchange === '.')) return { none: unsafe('not-found', lifetime) };
  const hosts = new Set(records.map(({ exchange }) => parseHost(exchange)));
  if (hosts.has(undefined) || hosts.size > MAXIMUM_SERVERS) return { none: unsafe('not-validated', lifetime) };
  return { hosts: [...hosts].filter((host) => host !== undefined), validated, lifetime };
}
