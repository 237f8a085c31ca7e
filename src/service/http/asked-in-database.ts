/** What each person asked, counted in the database: over all instances, and each count whole, as it is one statement on one row. */
import type { PreparedStatement, TenantDatabase } from '../database/tenant';
import type { Asked, AskCounter } from './limits';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * It does not wait for the disk, where the database can do without: a crash may forget the last second of counts, and nothing else.
 * `$1` tenant, `$2` person, `$3` addresses, `$4` now, `$5` and `$6` when an hour and a day that begin now will end.
 */
const COUNT: PreparedStatement = {
  name: 'count-asked',
  text: `
    insert into asked as known (tenant, person, in_hour, hour_ends, in_day, day_ends)
    select $1::uuid, $2::uuid, $3::bigint, $5::timestamptz, $3::bigint, $6::timestamptz from (
      select case when current_setting('synchronous_commit', true) is not null then set_config('synchronous_commit', 'off', true) end
    ) as without_waiting
    on conflict (tenant, person) do update set
      in_hour = case when known.hour_ends > $4::timestamptz then known.in_hour + excluded.in_hour else excluded.in_hour end,
      hour_ends = case when known.hour_ends > $4::timestamptz then known.hour_ends else excluded.hour_ends end,
      in_day = case when known.day_ends > $4::timestamptz then known.in_day + excluded.in_day else excluded.in_day end,
      day_ends = case when known.day_ends > $4::timestamptz then known.day_ends else excluded.day_ends end
    returning in_hour as "inHour", hour_ends as "hourEnds", in_day as "inDay", day_ends as "dayEnds"`,
};

export const countInDatabase =
  (database: TenantDatabase): AskCounter =>
  async ({ tenant, id }, addresses) => {
    const now = Date.now();
    const values = [tenant, id, addresses, new Date(now), new Date(now + HOUR), new Date(now + DAY)];
    const [asked] = await database.runPrepared<Asked>(tenant, COUNT, values);
    return asked!;
  };

/** Of all tenants, what no longer counts. */
export async function forgetOldAsked(database: TenantDatabase, now = new Date()): Promise<void> {
  await database.asOwner((owner) => owner.deleteFrom('asked').where('day_ends', '<', now).execute());
}
