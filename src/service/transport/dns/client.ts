/** Asks the resolvers that settings name, one after the other. There is no other way to DNS in this part. */
import { withDeadline } from '../deadline';
import { type AskedType, type Look, readLook } from './answer';
import { exchange } from './exchange';
import { parseResolver } from './resolver';

export interface DnsClient {
  /** Never throws. @param signal after which the answer is `unreachable` */
  ask<Type extends AskedType>(name: string, type: Type, signal: AbortSignal): Promise<Look<Type>>;
}

/** A packet gets lost now and then: whoever was silent is asked a second time. */
const ROUNDS = 2;

/**
 * @param patience milliseconds for one try with one resolver
 * @throws when a resolver is no IP address
 */
export function createDnsClient(named: readonly string[], patience: number): DnsClient {
  const resolvers = named.map((text) => {
    const resolver = parseResolver(text);
    if (!resolver) throw new Error(`“${text}” is no resolver: an IP address is needed, with or without a port`);
    return resolver;
  });
  // the one that answered last comes first, so that a dead one costs its time only once
  let preferred = 0;

  return {
    async ask(name, type, signal) {
      const first = preferred;
      const order = resolvers.map((_, at) => (first + at) % resolvers.length);
      const answered = new Set<number>();
      for (let round = 0; round < ROUNDS; round++) {
        for (const at of order) {
          const resolver = resolvers[at];
          if (!resolver || answered.has(at) || signal.aborted) continue;
          try {
            const packet = await withDeadline(patience, (inTime) => exchange(resolver, name, type, inTime), signal);
            answered.add(at);
            const look = readLook(packet, name, type);
            if (look.outcome === 'failed') continue;
            preferred = at;
            return look;
          } catch {
            // away, too slow or not to be believed: the next one
          }
        }
      }
      return { outcome: answered.size > 0 ? 'failed' : 'unreachable' };
    },
  };
}
