/** That what is asked across much is not answered by reading all of it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { onEachDatabase } from '../databases';

onEachDatabase('where there are many rows', (given) => {
  const tenant = randomUUID();
  const planOf = async (query: ReturnType<typeof sql>): Promise<string> => {
    const { rows } = await given.database.asOwner((owner) =>
      sql<Record<string, string>>`explain ${query}`.execute(owner),
    );
    return rows.map((row) => Object.values(row)[0]).join('\n');
  };
  beforeAll(async () => {
    await given.database.asOwner(async (owner) => {
      await sql`insert into audit (tenant, at, id, actor, action, about)
        select ${tenant}::uuid, now() - n * interval '1 second', gen_random_uuid(), 'somebody', 'code-read', decode(md5(n::text), 'hex')
        from generate_series(1, 20000) as n`.execute(owner);
      await sql`insert into transport_checks (tenant, domain, findings, checked_at, expires_at, asked_at)
        select ${tenant}::uuid, n || '.example', '{}', now(), now() + n * interval '1 minute', now() - n * interval '1 minute'
        from generate_series(1, 20000) as n`.execute(owner);
      await sql`analyze audit`.execute(owner);
      await sql`analyze transport_checks`.execute(owner);
    });
  });

  it('the audit of one person is read by that person', async () => {
    const plan =
      await planOf(sql`select * from audit where tenant = ${sql.lit(tenant)} and about in ('\\x00'::bytea, '\\x01'::bytea)
      order by at desc, id desc limit 101`);
    expect(plan).toContain('audit_about');
  });

  it('checks that are due are found by when they expire', async () => {
    const plan = await planOf(sql`select tenant, domain from transport_checks
      where expires_at > now() and expires_at <= now() + interval '2 minutes' order by expires_at limit 1000`);
    expect(plan).toContain('transport_checks_due');
  });

  it('checks that nobody asked for are found by when they were asked for', async () => {
    const plan = await planOf(sql`delete from transport_checks where asked_at < now() - interval '19990 minutes'`);
    expect(plan).toContain('transport_checks_asked');
  });
});
