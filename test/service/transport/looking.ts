/** How tests look at a domain: a checker on the test's servers, and its answer in one word for each standard. */
import type { TransportStatus } from '../../../src/contract/transport';
import { createTransportChecker } from '../../../src/service/transport/checker';
import { OUTSIDE, type Outside } from '../../../src/service/transport/outside';

export type Words = Record<TransportStatus['unsafe'][number]['standard'], string>;

export function wordsOf(status: TransportStatus): Words {
  const words = [
    ...status.safe.map(({ standard }) => [standard, 'safe']),
    ...status.unsafe.map(({ standard, reason }) => [standard, reason]),
  ];
  return Object.fromEntries(words) as Words;
}

/** @param resolvers as settings name them */
export function lookerWith(resolvers: string[], outside: Partial<Outside> = {}, timeOut = 30_000) {
  const checker = createTransportChecker({ resolvers, timeOut }, { ...OUTSIDE, ...outside });
  return {
    checker,
    words: async (domain: string) => wordsOf((await checker.check(domain)).status),
  };
}

/** A SHA-256 digest of nothing in particular. */
export const DIGEST = 'c0de'.repeat(16);
export const tlsa = (host: string, data = `3 1 1 ${DIGEST}`) => `_25._tcp.${host} TLSA ${data}`;
export const address = (host: string) => `${host} A 192.0.2.25`;
