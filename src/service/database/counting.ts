/** What each person does, counted over all instances; each count is whole, as it is one statement on one row. */
import type { PreparedStatement, TenantDatabase } from './tenant';

/** `asked`: addresses. `written`: things. `codes_shared`: codes that are new for the organization. */
export const COUNTED = ['asked', 'written', 'codes_shared'] as const;
export type CountedTable = (typeof COUNTED)[number];

/** The newest included. An hour starts with the first count after the previous hour ended; so does a day. */
export interface Counted {
  inHour: number;
  hourEnds: Date;
  inDay: number;
  dayEnds: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A crash may forget the last second of counts, and nothing else. */
const WITHOUT_WAITING = `(
      select case when current_setting('synchronous_commit', true) is not null then set_config('synchronous_commit', 'off', true) end
    ) as without_waiting`;

/**
 * `$1` tenant, `$2` person, `$3` how many, `$4` now, `$5` and `$6` when an hour and a day that start now will end.
 * @param options.waits for the disk: for a transaction that does more than counting
 */
export const countStatement = (table: CountedTable, { waits = false } = {}): PreparedStatement => ({
  name: `count-${table}`,
  text: `
    insert into ${table} as known (tenant, person, in_hour, hour_ends, in_day, day_ends)
    select $1::uuid, $2::uuid, $3::bigint, $5::timestamptz, $3::bigint, $6::timestamptz
    ${waits ? '' : `from ${WITHOUT_WAITING}`}
    on conflict (tenant, person) do update set
      in_hour = case when known.hour_ends > $4::timestamptz then known.in_hour + excluded.in_hour else excluded.in_hour end,
      hour_ends = case when known.hour_ends > $4::timestamptz then known.hour_ends else excluded.hour_ends end,
      in_day = case when known.day_ends > $4::timestamptz then known.in_day + excluded.in_day else excluded.in_day end,
      day_ends = case when known.day_ends > $4::timestamptz then known.day_ends else excluded.day_ends end
    returning in_hour as "inHour", hour_ends as "hourEnds", in_day as "inDay", day_ends as "dayEnds"`,
});

/** The parameters of that statement. */
export const countValues = ({ tenant, id }: { tenant: string; id: string }, amount: number, now: number) => [
  tenant,
  id,
  amount,
  new Date(now),
  new Date(now + HOUR),
  new Date(now + DAY),
];

/** @throws StoreUnavailable */
export function countInDatabase(database: TenantDatabase, table: CountedTable) {
  const statement = countStatement(table);
  return async (caller: { tenant: string; id: string }, amount: number): Promise<Counted> => {
    const values = countValues(caller, amount, Date.now());
    const [counted] = await database.runPrepared<Counted>(caller.tenant, statement, values);
    return counted!;
  };
}

/** Of all tenants, what no longer counts. */
export async function forgetOldCounts(database: TenantDatabase, now = new Date()): Promise<void> {
  for (const table of COUNTED)
    await database.asOwner((owner) => owner.deleteFrom(table).where('day_ends', '<', now).execute());
}
