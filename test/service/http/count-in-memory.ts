/** Counts what is asked as the database does, for tests of what is around it. */
import type { Counted } from '../../../src/service/database/counting';
import type { AskCounter } from '../../../src/service/http/limits';

export function countInMemory(): AskCounter {
  const all = new Map<string, Counted>();
  return async ({ tenant, id }, addresses) => {
    const key = `${tenant}:${id}`;
    const { inHour, inDay, ...ends } = all.get(key) ?? {
      inHour: 0,
      inDay: 0,
      hourEnds: new Date(Date.now() + 3_600_000),
      dayEnds: new Date(Date.now() + 24 * 3_600_000),
    };
    const asked = { inHour: inHour + addresses, inDay: inDay + addresses, ...ends };
    all.set(key, asked);
    return asked;
  };
}
