/** Migration 007: what was kept by a spelling of an address is found by its mailbox. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { migrate } from '../../../src/service/database/migrate';
import { ORGANIZATION } from '../../../src/service/database/tables';
import { colleagues, onEachStore } from '../store/given-store';
import type { GivenStore } from '../store/given-store';

const ANNA = 'anna@lindqvist.example';
const QUOTED = '"anna"@lindqvist.example';
const OLD = '2026-01-05T10:00:00.000Z';
const YOUNG = '2026-02-06T10:00:00.000Z';

/** The database as it was before, with these rows, brought forward. */
async function broughtForward({ database }: GivenStore, ...rows: [table: string, row: Record<string, unknown>][]) {
  await database.asOwner(async (owner) => {
    await sql`alter table codes drop column bound_to`.execute(owner);
    await sql`delete from migrations where name = '007-mailboxes'`.execute(owner);
    for (const [table, row] of rows)
      await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
        values (${sql.join(Object.values(row))})`.execute(owner);
  });
  await migrate(database);
}

onEachStore('what was kept by the spelling of an address', (given) => {
  const code = async (tenant: string, address: string, text: string, set_at: string, owner = ORGANIZATION) => {
    const { keyVersion, sealed } = await given.cipher.encrypt({ tenant, address, owner }, text);
    const row = { tenant, address, owner, key_version: keyVersion, sealed: Buffer.from(sealed), set_at };
    return ['codes', { ...row, set_by: owner, version: randomUUID() }] as [string, Record<string, unknown>];
  };

  it.each([QUOTED, 'Anna@lindqvist.example', 'anna@lindqvist.example.'])(
    'is found by its mailbox: %s',
    async (kept) => {
      const { els } = colleagues();
      const { tenant, id: owner } = els;
      await broughtForward(
        given,
        ['contacts', { tenant, address: kept, display_name: 'Anna Lindqvist', has_account: true }],
        ['numbers', { tenant, address: kept, owner, phone_number: '+31612345678' }],
        ['last_choices', { tenant, address: kept, owner, method: 'sms-known', phone_number: '+31612345678' }],
        await code(tenant, kept, 'under the old oak', OLD),
      );

      expect(await given.recipients(els, [ANNA])).toMatchObject([
        {
          displayName: 'Anna Lindqvist',
          hasAccount: true,
          numbers: [{ phoneNumber: '+31612345678' }],
          codes: [{ scope: 'organization' }],
          lastChoice: { method: 'sms-known', phoneNumber: '+31612345678' },
        },
      ]);
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'under the old oak' }]);
    },
  );

  it('has its code also once it is encrypted anew, and once it was forgotten and put back', async () => {
    const { els } = colleagues();
    await broughtForward(given, await code(els.tenant, QUOTED, 'under the old oak', OLD, els.id));

    const { undo } = await given.store.forget(els, { address: ANNA, item: { kind: 'code', scope: 'personal' } });
    await given.store.restore(els, { undo: undo! });
    expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'under the old oak' }]);

    await broughtForward(given, await code(els.tenant, '"bo"@lindqvist.example', 'behind the barn', OLD));
    expect(await given.rotate(els.tenant)).toMatchObject({ done: 2, unreadable: 0 });
    expect(await given.codes(els, ['bo@lindqvist.example'])).toMatchObject([{ accessCode: 'behind the barn' }]);
  });

  it('of two that are one mailbox has all numbers, the younger code, card and choice, and an account if one had it', async () => {
    const { els } = colleagues();
    const { tenant, id: owner } = els;
    await broughtForward(
      given,
      [
        'contacts',
        { tenant, address: ANNA, display_name: 'Anna', notification_language: 'nl', updated_at: OLD, version: 7 },
      ],
      ['contacts', { tenant, address: QUOTED, display_name: 'Anna Lindqvist', has_account: true, updated_at: YOUNG }],
      ['numbers', { tenant, address: ANNA, owner, phone_number: '+31611111111', proved_at: YOUNG }],
      ['numbers', { tenant, address: QUOTED, owner, phone_number: '+31611111111', proved_at: OLD }],
      ['numbers', { tenant, address: QUOTED, owner, phone_number: '+31622222222' }],
      ['last_choices', { tenant, address: ANNA, owner, method: 'account', used_at: YOUNG }],
      ['last_choices', { tenant, address: QUOTED, owner, method: 'transport-security', used_at: OLD }],
      await code(tenant, ANNA, 'behind the barn', OLD),
      await code(tenant, QUOTED, 'under the old oak', YOUNG),
    );

    const [found] = await given.recipients(els, [ANNA]);
    expect(found).toMatchObject({
      displayName: 'Anna Lindqvist',
      notificationLanguage: 'nl',
      hasAccount: true,
      version: '8',
    });
    expect(found!.numbers.map(({ phoneNumber, provedOn }) => [phoneNumber, provedOn]).sort()).toEqual([
      ['+31611111111', '2026-02-06'],
      ['+31622222222', undefined],
    ]);
    expect(found!.lastChoice).toEqual({ method: 'account' });
    expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'under the old oak' }]);
  });

  it('of two codes has the one under the key where that is the younger', async () => {
    const { els } = colleagues();
    await broughtForward(
      given,
      await code(els.tenant, ANNA, 'behind the barn', YOUNG),
      await code(els.tenant, QUOTED, 'under the old oak', OLD),
    );
    expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'behind the barn' }]);
  });

  it('stays where it is no address by the rules of today, and where it is its own key', async () => {
    const { els } = colleagues();
    const addresses = ['"anna de vries"@lindqvist.example', '"a@b"@lindqvist.example', 'ren\u00e9@lindqvist.example'];
    await broughtForward(
      given,
      ...addresses.map((address): [string, Record<string, unknown>] => ['contacts', { tenant: els.tenant, address }]),
    );
    const rows = await given.database.inTenant(els.tenant, (connection) =>
      connection.selectFrom('contacts').select('address').execute(),
    );
    expect(rows.map(({ address }) => address).sort()).toEqual([...addresses].sort());
  });

  it('no longer depends on a setting, which is taken out of the settings', async () => {
    const { els } = colleagues();
    const settings = JSON.stringify({ caseSensitiveLocalParts: true, auditRetentionDays: 90 });
    await broughtForward(given, ['tenants', { tenant: els.tenant, settings, settings_version: 3 }]);
    expect(await given.store.readSettings(els)).toEqual({ settings: { auditRetentionDays: 90 }, version: '4' });
  });

  it('gives no code to whoever moves it to somebody else in the database', async () => {
    const { els } = colleagues();
    await given.store.remember(els, {
      key: 'draft',
      used: [{ address: 'bo@lindqvist.example', method: 'access-code-new', accessCode: 'under the old oak' }],
    });
    await given.database.asOwner((owner) =>
      sql`update codes set address = ${ANNA}, bound_to = 'bo@lindqvist.example' where tenant = ${els.tenant}`.execute(
        owner,
      ),
    );
    expect(await given.codes(els, [ANNA])).toEqual([]);
  });
});
