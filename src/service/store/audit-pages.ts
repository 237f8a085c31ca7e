/** The audit as administrators read it, newest first, page by page. */
import { sql } from 'kysely';
import * as z from 'zod/mini';
import { AUDIT_ACTIONS } from '../../contract/administration';
import type { Answer, Body } from '../../contract/routes';
import { scope } from '../../contract/values';
import { storeWords } from '../../locales/en/store';
import { addressKey } from './address-key';
import { formerKeys } from './former-keys';
import { digestsOf } from './audit-log';
import type { Context } from './context';
import { momentOf } from './moment';
import { readPolicy } from './policy';
import { WrongValue } from './types';
import type { Caller } from './types';

const PAGE = 100;
const DAY = 24 * 60 * 60 * 1000;

/** Where a page ended. Microseconds, as the database has them: a Date would lose rows between two pages. */
const place = z.tuple([z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)), z.uuid()]);
const entry = z.object({ action: z.enum(AUDIT_ACTIONS), scope: z.nullable(scope) });

/** @throws WrongValue for a moment that is none, or an `after` that was not the end of a page */
export async function audit(
  context: Context,
  caller: Caller,
  { of, since, until, after }: Body<'audit'>,
): Promise<Answer<'audit'>> {
  const from = since === undefined ? undefined : momentOf(since, 'since');
  const to = until === undefined ? undefined : momentOf(until, 'until');
  const end = after === undefined ? undefined : placeOf(after);
  const about = of === undefined ? undefined : await digestsIn(context, caller, of);
  const { auditRetentionDays } = await readPolicy(context, caller.tenant);

  const rows = await context.database.inTenant(caller.tenant, (connection) => {
    let query = connection
      .selectFrom('audit')
      .select(['actor', 'actor_name', 'action', 'scope', 'count', 'id'])
      .select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment'))
      .where('tenant', '=', caller.tenant);
    // what should be gone is not shown, whenever it is taken away
    if (auditRetentionDays !== undefined)
      query = query.where('at', '>=', new Date(context.now().getTime() - auditRetentionDays * DAY));
    if (from) query = query.where('at', '>=', from);
    if (to) query = query.where('at', '<=', to);
    if (about) query = query.where('about', 'in', about);
    if (end) query = query.where(sql<boolean>`(at, id) < (${end[0]}::timestamptz, ${end[1]}::uuid)`);
    return query
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE + 1)
      .execute();
  });

  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    entries: page.map((row) => {
      const { action, scope } = entry.parse(row);
      return {
        at: row.moment,
        actor: row.actor,
        ...(row.actor_name === null ? {} : { actorName: row.actor_name }),
        action,
        ...(scope === null ? {} : { scope }),
        ...(row.count === null ? {} : { count: row.count }),
      };
    }),
    ...(rows.length > PAGE && last ? { next: `${last.moment}_${last.id}` } : {}),
  };
}

/** Also by what was its key before: an entry of that time cannot be changed. */
async function digestsIn(context: Context, { tenant }: Caller, of: string): Promise<Buffer[]> {
  const digests = await digestsOf(context, tenant, [addressKey(of, 'of'), ...formerKeys(of)]);
  return [...digests.values()].map((digest) => Buffer.from(digest));
}

function placeOf(after: string): z.infer<typeof place> {
  const parsed = place.safeParse(after.split('_'));
  if (!parsed.success || Number.isNaN(Date.parse(parsed.data[0])))
    throw new WrongValue([{ path: 'after', message: storeWords.noPage }]);
  return parsed.data;
}
