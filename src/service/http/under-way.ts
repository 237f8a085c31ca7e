/**
 * How many calls of one organization are under way at one time, in this instance. The others wait for their turn, so that whoever asks for
 * much waits for their own and never takes all connections of the database.
 */
import { TooMany, makeTurns, type Turns } from '../transport/turns';
import { Refusal } from './refusal';

/** Calls that write have a lane of their own: a lookup does not wait for them. */
export type Lane = 'reads' | 'writes';

export interface UnderWayLimits extends Record<Lane, number> {
  /** That may wait in each lane. */
  waiting: number;
}

export interface UnderWay {
  /** Rejects as `work` does. @throws Refusal where too many wait already */
  run<Answer>(tenant: string, lane: Lane, work: () => Promise<Answer>): Promise<Answer>;
}

/** Seconds after which it makes sense to come again. */
const COME_AGAIN = 5;
const WAITING = 200;

/** So many that three connections in ten are left to the others. */
export const limitsFor = (connections: number): UnderWayLimits => ({
  reads: Math.max(1, Math.floor(connections / 2)),
  writes: Math.max(1, Math.floor(connections / 5)),
  waiting: WAITING,
});

export function makeUnderWay(limits: UnderWayLimits): UnderWay {
  const lanes = new Map<string, { turns: Turns; calls: number }>();
  return {
    run: (tenant, lane, work) =>
      new Promise((resolve, reject) => {
        const key = `${tenant} ${lane}`;
        const mine = lanes.get(key) ?? { turns: makeTurns(limits[lane], limits.waiting), calls: 0 };
        const ended = () => {
          mine.calls -= 1;
          if (mine.calls === 0) lanes.delete(key);
        };
        mine.calls += 1;
        lanes.set(key, mine);
        try {
          mine.turns.take(
            tenant,
            () => work().then(resolve, reject).finally(ended),
            // nothing stops these turns
            ended,
          );
        } catch (error) {
          ended();
          reject(
            error instanceof TooMany
              ? new Refusal('too-many-at-once', { headers: { 'retry-after': String(COME_AGAIN) } })
              : error,
          );
        }
      }),
  };
}
