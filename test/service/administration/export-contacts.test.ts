import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { withGuard } from '../../../src/service/administration/formulas';
import { createContactTransfer } from '../../../src/service/administration/contact-transfer';
import { onEachDatabase } from '../databases';
import {
  auditOf,
  exportText,
  givenTransfer,
  importText,
  newAdministrator,
  organizationsData,
  type GivenTransfer,
} from './given-transfer';
import { damageCode } from '../store/given-store';
import { HEADER } from './rows';

onEachDatabase('an export', (given) => {
  let transfers: GivenTransfer;
  beforeAll(async () => {
    transfers = await givenTransfer(given.database);
  });

  it('has a row for each number and code, numbers first, by address', async () => {
    const caller = newAdministrator();
    const rows = [
      'b@x.example,Ben,,"code, of ""b""",the hint',
      'b@x.example,Ben,+31687654321,,',
      'a@x.example,,+31612345678,,',
      'b@x.example,Ben,+31612345678,,',
    ];
    await importText(transfers, caller, [HEADER, ...rows].join('\n'));

    expect(await exportText(transfers, caller)).toBe(
      `\uFEFF${[HEADER, rows[2], rows[3], rows[1], rows[0]].join('\r\n')}\r\n`,
    );
  });

  it('has its header alone where there is nothing', async () => {
    expect(await exportText(transfers, newAdministrator())).toBe(`\uFEFF${HEADER}\r\n`);
  });

  it('leaves out what is personal', async () => {
    const caller = newAdministrator();
    const personal = { tenant: caller.tenant, address: 'a@x.example', owner: randomUUID() };
    await given.database.inTenant(caller.tenant, (connection) =>
      connection
        .insertInto('numbers')
        .values({ ...personal, phone_number: '+31612345678' })
        .execute(),
    );

    expect(await exportText(transfers, caller)).toBe(`\uFEFF${HEADER}\r\n`);
  });

  it('is free of formulas that senders typed', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, `${HEADER}\na@x.example,,,=code-of-a,`);
    await given.database.inTenant(caller.tenant, (connection) =>
      connection
        .insertInto('contacts')
        .values({ tenant: caller.tenant, address: 'a@x.example', display_name: '=HYPERLINK("x")' })
        .execute(),
    );

    expect(await exportText(transfers, caller)).toContain(`a@x.example,"'=HYPERLINK(""x"")",,'=code-of-a,\r\n`);
  });

  it('is free of formulas where a spreadsheet parts fields by semicolons', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, `${HEADER}\na@x.example,"A;'=1+cmd|x",,b;'-code-of-a,`);

    expect(await exportText(transfers, caller)).toContain("a@x.example,A;'=1+cmd|x,,b;'-code-of-a,\r\n");
    expect(await organizationsData(given.database, transfers, caller.tenant)).toMatchObject({
      'a@x.example': { name: 'A;=1+cmd|x', code: 'b;-code-of-a' },
    });
  });

  it('goes on from page to page, however many there are', async () => {
    const caller = newAdministrator();
    const rows = Array.from({ length: 1_201 }, (_, index) => `p${index}@x.example,,,code-of-${index},`);
    await importText(transfers, caller, [HEADER, ...rows].join('\n'));
    const lines = (await exportText(transfers, caller)).slice(1).split('\r\n');

    expect(lines.slice(1, -1).sort()).toEqual(rows.sort());
  });

  it('has all but a code that does not decrypt, and says how many those are', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, `${HEADER}\na@x.example,,,code-of-a,\nb@x.example,,,code-of-b,`);
    await damageCode(given, caller, 'a@x.example');
    const leftOut: number[] = [];
    const transfer = createContactTransfer({
      database: given.database,
      cipher: transfers.cipher,
      onLeftOut: (_caller, codes) => leftOut.push(codes),
    });

    const file = await exportText({ ...transfers, transfer }, caller);

    expect(file).toBe(`\uFEFF${HEADER}\r\nb@x.example,,,code-of-b,\r\n`);
    expect(leftOut).toEqual([1]);
  });

  it('is written down, with each code that was read', async () => {
    const caller = newAdministrator();
    await importText(transfers, caller, `${HEADER}\na@x.example,,,code-of-a,\na@x.example,,0612345678,,`);
    await exportText(transfers, caller);

    expect((await auditOf(given.database, caller.tenant)).slice(-2)).toEqual([
      { action: 'code-read', actor: caller.id, count: null, about: expect.any(Buffer) },
      { action: 'exported', actor: caller.id, count: 2, about: null },
    ]);
  });

  it('is written down where it is stopped half-way', async () => {
    const caller = newAdministrator();
    for await (const _piece of transfers.transfer.exportContacts(caller)) break;

    expect(await auditOf(given.database, caller.tenant)).toMatchObject([{ action: 'exported', count: 0 }]);
  });

  it('brings the same into an empty tenant, whatever was in it', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.normalize('NFC').trim())
      .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text));
    const noise = fc.oneof(
      line,
      fc.string({ unit: fc.constantFrom(...`=+-@'",;\\ aé%`), minLength: 1, maxLength: 12 }).map((text) => text.trim()),
    );
    const contact = fc.record({
      local: fc.string({ unit: fc.constantFrom(...`=+-'abcé!#$%`), minLength: 1, maxLength: 10 }),
      name: fc.option(noise, { nil: '' }),
      numbers: fc.uniqueArray(fc.integer({ min: 10_000_000, max: 59_999_999 }), { maxLength: 2 }),
      code: fc.option(
        noise.map((text) => `${text}=x'12345678`),
        { nil: undefined },
      ),
      hint: fc.option(
        noise.map((text) => [...text].slice(0, 8).join('').trim()),
        { nil: undefined },
      ),
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(contact, { maxLength: 6, selector: ({ local }) => local }), async (contacts) => {
        const [before, after] = [newAdministrator(), newAdministrator()];
        // guarded, as names that look like formulas are taken in no other form
        const rows = contacts.flatMap(({ local, name, numbers, code, hint }) => {
          const start = [quoted(withGuard(`${local}@x.example`)), quoted(withGuard(name))];
          return [
            ...numbers.map((number) => [...start, `+316${number}`, '', '']),
            ...(code === undefined ? [] : [[...start, '', quoted(withGuard(code)), quoted(withGuard(hint ?? ''))]]),
          ].map((fields) => fields.join(','));
        });
        await importText(transfers, before, [HEADER, ...rows].join('\n'));
        const file = await exportText(transfers, before);
        const lines = await importText(transfers, after, file);

        expect(lines.at(-1)).toMatchObject({ rejected: 0 });
        expect(await organizationsData(given.database, transfers, after.tenant)).toEqual(
          await organizationsData(given.database, transfers, before.tenant),
        );
        expect(await exportText(transfers, after)).toBe(file);
      }),
      { numRuns: 15 },
    );
  });
});
