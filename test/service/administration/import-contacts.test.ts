import { randomUUID } from 'node:crypto';
import { createContactTransfer } from '../../../src/service/administration/contact-transfer';
import { ROWS_IN_BATCH } from '../../../src/service/administration/import-contacts';
import { TooManyImports } from '../../../src/service/administration/types';
import { ORGANIZATION } from '../../../src/service/database/tables';
import { StoreUnavailable } from '../../../src/service/store/types';
import { onEachDatabase } from '../databases';
import {
  auditOf,
  givenTransfer,
  importText,
  linesOf,
  newAdministrator,
  organizationsData,
  type GivenTransfer,
} from './given-transfer';
import { bytesOf, HEADER } from './rows';

const fileOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const peopleFile = (count: number) =>
  fileOf(...Array.from({ length: count }, (_, index) => `person${index}@x.example,Person ${index},,code-of-${index},`));

onEachDatabase('an import', (given) => {
  let transfers: GivenTransfer;
  beforeAll(async () => {
    transfers = await givenTransfer(given.database);
  });
  const dataOf = (tenant: string) => organizationsData(given.database, transfers, tenant);

  it('writes names, numbers and codes that belong to the organization', async () => {
    const caller = newAdministrator();
    const lines = await importText(
      transfers,
      caller,
      fileOf(
        'Anna@Praktijk.example,Anna Bos,06 12345678,,',
        'anna@praktijk.example,,+31687654321,,',
        'anna@praktijk.example,,,blue-door-4711,the door',
        'ben@xn--mnchen-3ya.example,,,green-gate-99,',
      ),
    );

    expect(lines).toEqual([{ kind: 'done', rows: 4, accepted: 4, rejected: 0 }]);
    expect(await dataOf(caller.tenant)).toEqual({
      'anna@praktijk.example': {
        name: 'Anna Bos',
        numbers: ['+31612345678', '+31687654321'],
        code: 'blue-door-4711',
        hint: 'the door',
      },
      'ben@xn--mnchen-3ya.example': { numbers: [], code: 'green-gate-99' },
    });
  });

  it('writes down whose card has a new name, once for each', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, fileOf('anna@x.example,Anna,0612345678,,', 'ben@x.example,,0612345679,,'));
    await importText(transfers, caller, fileOf('anna@x.example,Anna,0612345670,,'));

    const named = (await auditOf(given.database, caller.tenant)).filter(({ action }) => action === 'contact-saved');
    const about = await transfers.cipher.digest(caller.tenant, 'anna@x.example');
    expect(named).toEqual([{ action: 'contact-saved', actor: caller.id, count: null, about: Buffer.from(about) }]);
  });

  it('tells colleagues who set the codes, and proves no number', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, fileOf('a@x.example,,,code-of-a,', 'a@x.example,,0612345678,,'));

    const { code, number } = await given.database.inTenant(caller.tenant, async (connection) => ({
      code: await connection
        .selectFrom('codes')
        .select(['set_by', 'set_by_name', 'by_administrator'])
        .executeTakeFirst(),
      number: await connection.selectFrom('numbers').select(['owner', 'proved_at']).executeTakeFirst(),
    }));
    expect(code).toEqual({ set_by: caller.id, set_by_name: 'Ada Admin', by_administrator: true });
    expect(number).toEqual({ owner: ORGANIZATION, proved_at: null });
  });

  it('goes over what the organization had, and leaves what is personal or proved', async () => {
    const caller = newAdministrator();
    const person = randomUUID();
    await importText(transfers, caller, fileOf('a@x.example,Old,,old-code,old hint', 'a@x.example,,0612345678,,'));
    await given.database.inTenant(caller.tenant, async (connection) => {
      await connection
        .updateTable('numbers')
        .set({ proved_at: new Date('2026-01-02') })
        .execute();
      await connection
        .insertInto('codes')
        .values({
          tenant: caller.tenant,
          address: 'a@x.example',
          owner: person,
          key_version: 1,
          sealed: Buffer.from('theirs'),
          set_by: person,
          version: 'theirs',
        })
        .execute();
    });
    await importText(transfers, caller, fileOf('a@x.example,New,,new-code,', 'a@x.example,,+31612345678,,'));

    const rows = await given.database.inTenant(caller.tenant, async (connection) => ({
      theirs: await connection.selectFrom('codes').select('version').where('owner', '=', person).execute(),
      numbers: await connection.selectFrom('numbers').select('proved_at').execute(),
    }));
    expect(await dataOf(caller.tenant)).toEqual({
      'a@x.example': { name: 'New', numbers: ['+31612345678'], code: 'new-code' },
    });
    expect(rows).toEqual({ theirs: [{ version: 'theirs' }], numbers: [{ proved_at: new Date('2026-01-02') }] });
  });

  it('follows the settings of the tenant', async () => {
    const caller = newAdministrator();
    const settings = { defaultCountry: 'BE', accessCode: { minimumLength: 12 }, auditRetentionDays: 365 };
    await given.database.inTenant(caller.tenant, (connection) =>
      connection
        .insertInto('tenants')
        .values({ tenant: caller.tenant, settings: JSON.stringify(settings) })
        .execute(),
    );
    const lines = await importText(
      transfers,
      caller,
      fileOf('a@x.example,,0470 12 34 56,,', 'b@x.example,,,too-short,'),
    );

    expect(lines[0]).toMatchObject({ row: 3, reason: 'code-against-the-rules' });
    expect(await dataOf(caller.tenant)).toEqual({ 'a@x.example': { numbers: ['+32470123456'] } });
  });

  it('rejects what stands in the file before, in whatever spelling', async () => {
    const caller = newAdministrator();
    const lines = await importText(
      transfers,
      caller,
      fileOf(
        'a@x.example,,0612345678,,',
        'A@X.example,Later,+31 6 12345678,,',
        'a@x.example,,,first-code,',
        'a@x.example,,,second-code,',
      ),
    );

    expect(lines).toEqual([
      {
        kind: 'row',
        row: 3,
        accepted: false,
        address: 'A@X.example',
        method: 'number',
        column: 'phone_number',
        reason: 'twice',
      },
      {
        kind: 'row',
        row: 5,
        accepted: false,
        address: 'a@x.example',
        method: 'code',
        column: 'access_code',
        reason: 'twice',
      },
      { kind: 'done', rows: 4, accepted: 2, rejected: 2 },
    ]);
    expect(await dataOf(caller.tenant)).toEqual({ 'a@x.example': { numbers: ['+31612345678'], code: 'first-code' } });
  });

  describe('of a service with little room', () => {
    const MAXIMUM = 2_000;
    const limited = () =>
      createContactTransfer({ database: given.database, cipher: transfers.cipher, maximumBytes: MAXIMUM });

    it.each([
      ['an import', false],
      ['a preview', true],
    ])('refuses %s of a file that is larger than it may be', async (_, preview) => {
      const caller = newAdministrator();
      const lines = await linesOf(limited().importContacts(caller, bytesOf(peopleFile(100), 500), { preview }));

      expect(lines.at(-1)).toEqual({ kind: 'stopped', problem: 'too-large' });
      expect(await dataOf(caller.tenant)).toEqual({});
    });

    it('takes a file that is as large as it may be', async () => {
      const file = peopleFile(10);
      const text = file + '\n'.repeat(MAXIMUM - file.length);
      const lines = await linesOf(limited().importContacts(newAdministrator(), bytesOf(text), { preview: false }));

      expect(lines.at(-1)).toMatchObject({ kind: 'done', accepted: 10 });
    });

    it('runs two imports of an organization at a time, and takes another when one has ended', async () => {
      const caller = newAdministrator();
      const transfer = limited();
      const begin = async (of = caller) => {
        const lines = transfer.importContacts(of, bytesOf(peopleFile(2)), { preview: true })[Symbol.asyncIterator]();
        await lines.next();
        return lines;
      };
      const first = await begin();
      await begin();

      await expect(begin()).rejects.toBeInstanceOf(TooManyImports);
      await begin(newAdministrator());
      await first.return?.();
      await begin();
    });
  });

  it('keeps text that is meant for a database as text', async () => {
    const noise = `'); drop table codes; x -- \\ % $1 ? :a`;
    const caller = newAdministrator();
    const lines = await importText(
      transfers,
      caller,
      fileOf(
        `"o'hara''--@x.example","${noise}",,"${noise}","hint ${noise.slice(0, 20)}"`,
        `"${noise}","${noise}","${noise}",,`,
        `b@x.example,"${noise}","${noise}",,`,
      ),
    );

    expect(lines.slice(0, -1)).toMatchObject([
      { row: 3, reason: 'address-wrong' },
      { row: 4, reason: 'number-wrong' },
    ]);
    expect(await dataOf(caller.tenant)).toEqual({
      "o'hara''--@x.example": { name: noise, numbers: [], code: noise, hint: `hint ${noise.slice(0, 20)}` },
    });
  });

  it('never tells a code', async () => {
    const caller = newAdministrator();
    const secret = 'secret-4711';
    const lines = await importText(
      transfers,
      caller,
      fileOf(`a@x.example,,,${secret},${secret}`, `${secret},,,x,`, `b@x.example,,0612345678,${secret},`, secret),
    );

    expect(lines).toHaveLength(5);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  it('takes nothing of a file that is wrong near its end', async () => {
    const caller = newAdministrator();
    const lines = await importText(transfers, caller, `${peopleFile(1_200)}"z@x.example,,,code-of-z,\n`);

    expect(lines).toEqual([{ kind: 'stopped', problem: 'not-csv', row: 1_202 }]);
    expect(await dataOf(caller.tenant)).toEqual({});
  });

  it('tells its progress after each batch', async () => {
    const lines = await importText(transfers, newAdministrator(), peopleFile(ROWS_IN_BATCH * 2 + 1));

    expect(lines.map(({ kind }) => kind)).toEqual(['progress', 'progress', 'done']);
    expect(lines[1]).toEqual({ kind: 'progress', rows: 1_000, accepted: 1_000, rejected: 0 });
  });

  it('changes nothing when the same file is told again', async () => {
    const caller = newAdministrator();
    const file = fileOf('a@x.example,,,code-of-a,');
    await importText(transfers, caller, file);
    const [code] = await given.database.inTenant(caller.tenant, (connection) =>
      connection.updateTable('codes').set({ version: 'changed since' }).returning('version').execute(),
    );
    const lines = await importText(transfers, caller, file);

    expect(lines).toEqual([{ kind: 'done', rows: 1, accepted: 1, rejected: 0, resumedAt: 1 }]);
    const after = await given.database.inTenant(caller.tenant, (connection) =>
      connection.selectFrom('codes').select('version').execute(),
    );
    expect(after).toEqual([code]);
    expect((await auditOf(given.database, caller.tenant)).filter(({ action }) => action === 'imported')).toHaveLength(
      1,
    );
  });

  it('goes on where it was stopped, and takes every row once', async () => {
    const caller = newAdministrator();
    const file = peopleFile(1_700);
    for await (const line of transfers.transfer.importContacts(caller, bytesOf(file), { preview: false }))
      if (line.kind === 'progress' && line.rows === 1_000) break;
    const lines = await importText(transfers, caller, file);

    expect(lines.at(-1)).toEqual({ kind: 'done', rows: 1_700, accepted: 1_700, rejected: 0, resumedAt: 1_000 });
    expect(Object.keys(await dataOf(caller.tenant))).toHaveLength(1_700);
    const audit = await auditOf(given.database, caller.tenant);
    expect(audit.filter(({ action }) => action === 'code-set')).toHaveLength(1_700);
    expect(audit.filter(({ action }) => action === 'imported')).toEqual([
      { action: 'imported', actor: caller.id, count: 1_700, about: null },
    ]);
  });

  it('says that the database went away in the middle, and goes on when it is back', async () => {
    const caller = newAdministrator();
    let transactions = 0;
    const failing = {
      ...given.database,
      transaction: ((tenant, run) =>
        ++transactions === 2
          ? given.database.transaction(tenant, async (transaction) => {
              await run(transaction);
              throw new StoreUnavailable('away');
            })
          : given.database.transaction(tenant, run)) as typeof given.database.transaction,
    };
    const broken = createContactTransfer({ database: failing, cipher: transfers.cipher });
    const first = await linesOf(broken.importContacts(caller, bytesOf(peopleFile(1_200)), { preview: false }));
    const second = await importText(transfers, caller, peopleFile(1_200));

    expect(first.at(-1)).toEqual({ kind: 'stopped', problem: 'interrupted' });
    expect(second.at(-1)).toMatchObject({ kind: 'done', rows: 1_200, resumedAt: 500 });
    expect(Object.keys(await dataOf(caller.tenant))).toHaveLength(1_200);
  });

  it('of one file by two at once takes every row once', async () => {
    const caller = newAdministrator();
    const file = peopleFile(1_700);
    const both = await Promise.all([importText(transfers, caller, file), importText(transfers, caller, file)]);

    for (const lines of both) expect(lines.at(-1)).toMatchObject({ kind: 'done', rows: 1_700, accepted: 1_700 });
    const audit = await auditOf(given.database, caller.tenant);
    expect(audit.filter(({ action }) => action === 'code-set')).toHaveLength(1_700);
    expect(audit.filter(({ action }) => action === 'imported')).toHaveLength(1);
  });

  it('keeps no digest of the file that could be tried out', async () => {
    const [first, second] = [newAdministrator(), newAdministrator()];
    const file = fileOf('a@x.example,,,code-of-a,');
    await importText(transfers, first, file);
    await importText(transfers, second, file);
    const digestOf = async (tenant: string) =>
      (
        await given.database.inTenant(tenant, (connection) =>
          connection.selectFrom('imports').select('digest').executeTakeFirstOrThrow(),
        )
      ).digest;

    expect(await digestOf(first.tenant)).not.toBe(await digestOf(second.tenant));
  });

  it('as a preview tells every row and changes nothing', async () => {
    const caller = newAdministrator();
    const file = fileOf('a@x.example,,0612345678,,', 'b@x.example,=cmd,,code-of-b,', 'c@x.example,,,code-of-c,');
    const lines = await linesOf(transfers.transfer.importContacts(caller, bytesOf(file), { preview: true }));

    expect(lines).toEqual([
      { kind: 'row', row: 2, accepted: true, address: 'a@x.example', method: 'number' },
      { kind: 'row', row: 3, accepted: false, address: 'b@x.example', column: 'full_name', reason: 'formula' },
      { kind: 'row', row: 4, accepted: true, address: 'c@x.example', method: 'code' },
      { kind: 'done', rows: 3, accepted: 2, rejected: 1 },
    ]);
    expect(await dataOf(caller.tenant)).toEqual({});
    expect(await auditOf(given.database, caller.tenant)).toEqual([]);
  });
});
