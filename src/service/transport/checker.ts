/** Looks at all three standards of one domain, and says how long the answer may be kept. */
import type { TransportStatus } from '../../contract/transport';
import { checkDane } from './dane';
import { withDeadline } from './deadline';
import { createDnsClient } from './dns/client';
import { parseDomain } from './domain-name';
import { type Finding, unsafe } from './finding';
import { findMailServers } from './mail-servers';
import { secondsWithinMonth } from './month';
import { checkMtaSts } from './mta-sts';
import { checkNta7516 } from './nta-7516';
import { OUTSIDE, type Outside } from './outside';
import type { TransportChecker, TransportSettings } from './types';

/** Seconds. Records of a few seconds would make us a burden, and a certificate that ended should be noticed within a day. */
export const SHORTEST_LIFETIME = 5 * 60;
export const LONGEST_LIFETIME = 24 * 60 * 60;
/** Of what could not be found out: long enough not to ask at every key, short enough that a person who waits sees the end of it. */
export const FAILURE_LIFETIME = 60;

/** Strongest first. */
type Standard = TransportStatus['unsafe'][number]['standard'];
const STANDARDS: Standard[] = ['nta-7516', 'dane', 'mta-sts'];
/** One try with one resolver gets this part of a domain's time, so that a dead one leaves time for the next. */
const TRIES = 4;

/**
 * @param outside for tests; no setting leads there
 * @throws when a resolver of the settings is no IP address
 */
export function createTransportChecker(settings: TransportSettings, outside: Outside = OUTSIDE): TransportChecker {
  const dns = createDnsClient(settings.resolvers, Math.ceil(settings.timeOut / TRIES));

  async function look(domain: string, now: Date, signal: AbortSignal): Promise<Record<Standard, Finding>> {
    const servers = findMailServers(dns, domain, signal);
    const behindServers = async (check: (found: Awaited<typeof servers>) => Promise<Finding>) => check(await servers);
    const [nta7516, dane, mtaSts] = await Promise.all([
      neverThrows(checkNta7516(dns, domain, now, signal)),
      neverThrows(behindServers(async (found) => ('none' in found ? found.none : checkDane(dns, found, signal)))),
      neverThrows(
        behindServers(async (found) =>
          'none' in found ? found.none : checkMtaSts(dns, domain, found, outside, signal),
        ),
      ),
    ]);
    return { 'nta-7516': nta7516, dane, 'mta-sts': mtaSts };
  }

  return {
    async check(text) {
      const now = outside.now();
      const domain = parseDomain(text);
      const findings = domain
        ? await withDeadline(settings.timeOut, (signal) => look(domain, now, signal))
        : { 'nta-7516': NO_DOMAIN, dane: NO_DOMAIN, 'mta-sts': NO_DOMAIN };
      return { status: statusOf(findings, now), lifetime: lifetimeOf(findings, now) };
    },
  };
}

const NO_DOMAIN = unsafe('not-found', LONGEST_LIFETIME);

/** A mistake of ours, or of a library with a damaged packet, makes no domain safe. */
const neverThrows = (finding: Promise<Finding>) => finding.catch(() => unsafe('unreachable', 0));

function statusOf(findings: Record<Standard, Finding>, now: Date): TransportStatus {
  const status: TransportStatus = { safe: [], unsafe: [], checkedOn: now.toISOString() };
  for (const standard of STANDARDS) {
    const finding = findings[standard];
    if (finding.safe) status.safe.push({ standard, ...finding.details });
    else status.unsafe.push({ standard, reason: finding.reason });
  }
  return status;
}

function lifetimeOf(findings: Record<Standard, Finding>, now: Date): number {
  const all = Object.values(findings);
  const isPartlyAway = all.some((finding) => !finding.safe && finding.reason === 'unreachable');
  const shortest = Math.min(...all.map(({ lifetime }) => lifetime));
  const bounded = isPartlyAway ? FAILURE_LIFETIME : Math.min(Math.max(shortest, SHORTEST_LIFETIME), LONGEST_LIFETIME);
  const nta7516 = findings['nta-7516'];
  // what holds this month may not hold the next
  const isDated = nta7516.safe || nta7516.reason === 'not-in-force';
  return isDated ? Math.max(1, secondsWithinMonth(now, bounded)) : bounded;
}
