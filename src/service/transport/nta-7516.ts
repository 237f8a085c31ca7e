/** NTA 7516: the domain says in a signed TXT record of its own (not below a label) who provides its mail service, and from when until when. */
import type { DnsClient } from './dns/client';
import { type Finding, unsafe, withoutRecords } from './finding';
import { monthOf } from './month';
import { claimsNta7516, parseNta7516 } from './nta-7516-record';
import { textOf } from './text-record';

export async function checkNta7516(dns: DnsClient, domain: string, now: Date, signal: AbortSignal): Promise<Finding> {
  const look = await dns.ask(domain, 'TXT', signal);
  if (look.outcome !== 'found') return withoutRecords(look);
  const [text, ...more] = look.records.map(textOf).filter(claimsNta7516);
  if (text === undefined) return unsafe('not-found', look.lifetime);
  if (!look.validated) return unsafe('not-validated', look.lifetime);
  // two say two things, as with SPF and MTA-STS: which of them the provider goes by cannot be known
  const record = more.length === 0 ? parseNta7516(text) : undefined;
  if (!record) return unsafe('not-validated', look.lifetime);
  const month = monthOf(now);
  if (month < record.start || record.end < month) return unsafe('not-in-force', look.lifetime);
  return { safe: true, details: { provider: record.provider, since: record.start }, lifetime: look.lifetime };
}
