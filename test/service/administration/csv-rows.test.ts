import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { CSV_COLUMNS } from '../../../src/contract/administration';
import { HEADER, readRows } from './rows';

const ANNA = {
  email_address: 'anna@praktijk.example',
  full_name: 'Anna',
  phone_number: '0612345678',
  access_code: '',
  access_code_hint: '',
};
const LINE = 'anna@praktijk.example,Anna,0612345678,,';

describe('the rows of a file', () => {
  it.each([
    ['lines that end as on Unix', `${HEADER}\n${LINE}\n`],
    ['lines that end as on Windows', `${HEADER}\r\n${LINE}\r\n`],
    ['lines that end as on old Macs', `${HEADER}\r${LINE}\r`],
    ['no line break at the end', `${HEADER}\n${LINE}`],
    ['a byte-order mark', `\uFEFF${HEADER}\n${LINE}\n`],
    ['semicolons', `${HEADER}\n${LINE}\n`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\n${LINE}\n`.replaceAll(',', '\t')],
    ['quotes', `"${HEADER.replaceAll(',', '","')}"\n"${LINE.replaceAll(',', '","')}"\n`],
    ['capitals and spaces in the header', `${HEADER.toUpperCase().replaceAll(',', ' , ')}\n${LINE}\n`],
    [
      'columns in another order',
      'access_code,access_code_hint,phone_number,full_name,email_address\n,,0612345678,Anna,anna@praktijk.example',
    ],
    ['empty columns at the end', `${HEADER},,\n${LINE},,\n`],
    ['empty columns at the end of the header', `${HEADER},, \n${LINE}\n`],
    ['empty columns at the end of rows', `${HEADER}\n${LINE}, ,\n`],
    ['an empty column between others', `${HEADER.replace(',', ',,')}\n${LINE.replace(',', ', ,')}\n`],
    [
      'zero-width spaces and byte-order marks in the header',
      `\u200b${HEADER.replaceAll(',', ',\ufeff')}\u200b\n${LINE}\n`,
    ],
    ['columns left out', 'email_address,full_name,phone_number\nanna@praktijk.example,Anna,0612345678'],
  ])('are read with %s, in pieces of any length', async (_, text) => {
    for (const pieceLength of [1, 7, 1_000])
      expect(await readRows(text, pieceLength)).toEqual({ rows: [{ row: 2, fields: ANNA }] });
  });

  it.each([
    ['for a spreadsheet, with what parts the fields', `sep=;\r\n${`${HEADER}\r\n${LINE}`.replaceAll(',', ';')}\r\n`],
    ['for a spreadsheet, padded', `sep=;;;;;\n${`${HEADER}\n${LINE}`.replaceAll(',', ';')}\n`],
    ['for a spreadsheet, in quotes', `"sep=,"\n${HEADER}\n${LINE}\n`],
    ['with a tab', `sep=\t\n${`${HEADER}\n${LINE}`.replaceAll(',', '\t')}\n`],
    ['with a separator of its own', `SEP=|\n${`${HEADER}\n${LINE}`.replaceAll(',', '|')}\n`],
    ['of PowerShell', `#TYPE System.Management.Automation.PSCustomObject\n${HEADER}\n${LINE}\n`],
    ['of PowerShell, in quotes', `"#TYPE Selected.System.String"\r\n${HEADER}\r\n${LINE}\r\n`],
    ['behind a byte-order mark', `\ufeffsep=,\n${HEADER}\n${LINE}\n`],
  ])('are read behind a line %s', async (_, text) => {
    expect(await readRows(text, 7)).toEqual({ rows: [{ row: 3, fields: ANNA }] });
  });

  it('have separators, quotes and line breaks between quotes', async () => {
    const text = 'email_address;full_name;access_code\na@b.example;"Anna ""A"";\r\nB";"a,b;c"\n';

    expect((await readRows(text)).rows[0]?.fields).toMatchObject({
      full_name: 'Anna "A";\r\nB',
      access_code: 'a,b;c',
    });
  });

  it('have the number that an editor shows, past empty lines and fields of several lines', async () => {
    const several = 'b@b.example,"two\r\nlines",,code-1,';
    const text = `\r\n${HEADER}\r\n\r\n${LINE}\r\n,,,,\r\n${several}\r\n${several}\r\n   \r\n${LINE}\r\n`;

    expect((await readRows(text)).rows.map(({ row }) => row)).toEqual([4, 6, 8, 11]);
  });

  it('may come after some empty lines', async () => {
    const { rows } = await readRows(`${'\n'.repeat(999)}${HEADER}\n${LINE}\n`);

    expect(rows).toEqual([{ row: 1_001, fields: ANNA }]);
  });

  it('have no fields where there are too many or too few', async () => {
    const { rows } = await readRows(`${HEADER}\n${LINE},more\na@b.example,Anna\n${LINE}\n`);

    expect(rows).toEqual([{ row: 2 }, { row: 3 }, { row: 4, fields: ANNA }]);
  });

  it('have no fields where something stands in a column without a name', async () => {
    const { rows } = await readRows(`${HEADER},,\n${LINE},,more\n${LINE},,\n`);

    expect(rows).toEqual([{ row: 2 }, { row: 3, fields: ANNA }]);
  });

  it('come back as they were written, whatever stands in them', async () => {
    // a row of nothing but space is none
    const field = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => Buffer.from(text).toString() === text);
    const row = fc.tuple(fc.constant('x'), field, field, field, field);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 50 }),
        async (written, delimiter, pieceLength) => {
          const text = stringify([[...CSV_COLUMNS], ...written], { delimiter, quoted: true });
          const { rows } = await readRows(text, pieceLength);
          expect(rows.map(({ fields }) => fields && Object.values(fields))).toEqual(written);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a file is refused', () => {
  it.each([
    ['that is empty', '', { problem: 'no-header' }],
    ['that is for a spreadsheet alone', 'sep=;\n', { problem: 'no-header' }],
    ['whose separator is another than it says', `sep=;\n${HEADER}\n${LINE}\n`, { problem: 'no-header', row: 2 }],
    [
      'that Outlook exported, with the columns that look like ours',
      '\ufeff"Title","First Name","Last Name","E-mail Address","E-mail Display Name","Mobile Phone"\r\n',
      {
        problem: 'column-unknown',
        row: 1,
        column: 'Title',
        alike: [
          { column: 'E-mail Address', means: 'email_address' },
          { column: 'E-mail Display Name', means: 'full_name' },
          { column: 'Mobile Phone', means: 'phone_number' },
        ],
      },
    ],
    [
      'that Outlook exported in German, where no column is nearly ours',
      'Anrede;Vorname;Nachname;E-Mail-Adresse;Mobiltelefon\n',
      {
        problem: 'no-header',
        row: 1,
        alike: [
          { column: 'E-Mail-Adresse', means: 'email_address' },
          { column: 'Mobiltelefon', means: 'phone_number' },
        ],
      },
    ],
    [
      'that Outlook exported in French, where no column is nearly ours',
      'Titre,Prénom,Nom,Adresse de messagerie,Tél. mobile\n',
      {
        problem: 'no-header',
        row: 1,
        alike: [
          { column: 'Nom', means: 'full_name' },
          { column: 'Adresse de messagerie', means: 'email_address' },
          { column: 'Tél. mobile', means: 'phone_number' },
        ],
      },
    ],
    ['of a thousand empty lines', `${'\n'.repeat(1_000)}${HEADER}\n`, { problem: 'no-header' }],
    ['of spaces in many lines', `${`${' '.repeat(99)}\n`.repeat(700)}${HEADER}\n`, { problem: 'no-header' }],
    ['with a header that ends after too long', `${' '.repeat(70_000)}${HEADER}\n`, { problem: 'not-csv', row: 1 }],
    ['of line breaks', '\n\n\r\n', { problem: 'no-header' }],
    ['that starts with a row', `secret-code,anna@praktijk.example\n${LINE}`, { problem: 'no-header', row: 1 }],
    [
      'that starts with a row, of whose code nothing is told',
      'mobile!,anna@praktijk.example\n',
      { problem: 'no-header', row: 1 },
    ],
    [
      'with a line separator of unicode in its header',
      `${HEADER.replace('full_', 'full\u2028')}\n`,
      { problem: 'column-unknown', row: 1, column: 'full\u2028name' },
    ],
    ['with an unknown column', `${HEADER},acces_code\n`, { problem: 'column-unknown', row: 1, column: 'acces_code' }],
    [
      'with a misspelled column alone',
      'emailaddress;x\n',
      {
        problem: 'column-unknown',
        row: 1,
        column: 'emailaddress',
        alike: [{ column: 'emailaddress', means: 'email_address' }],
      },
    ],
    ['with a column twice', `${HEADER},full_name\n`, { problem: 'column-twice', row: 1, column: 'full_name' }],
    ['without addresses', 'full_name,access_code\n', { problem: 'column-missing', row: 1, column: 'email_address' }],
    [
      'without numbers and codes',
      'email_address,full_name\n',
      { problem: 'column-missing', row: 1, column: 'phone_number' },
    ],
    ['with a quote that is never closed', `${HEADER}\n${LINE}\n\na@b.example,"A,,c,\n`, { problem: 'not-csv', row: 4 }],
    ['with a quote inside a field', `${HEADER}\n${LINE}\na@b.example,A "B" C,,c,\n`, { problem: 'not-csv', row: 3 }],
    ['with text after a quote', `${HEADER}\na@b.example,"A" B,,c,\n`, { problem: 'not-csv', row: 2 }],
    ['with a line that does not end', `${HEADER}\n${LINE}\n${'x'.repeat(70_000)}`, { problem: 'not-csv', row: 3 }],
    ['with a header that does not end', 'email_address,'.repeat(10_000), { problem: 'not-csv', row: 1 }],
    [
      'with a field that swallows the rest',
      `${HEADER}\n${LINE}\na@b.example,"${`${LINE}\n`.repeat(3_000)}`,
      { problem: 'not-csv', row: 3 },
    ],
  ])('%s', async (_, text, stopped) => {
    expect((await readRows(text)).stopped).toEqual({ kind: 'stopped', ...stopped });
  });

  it.each([
    ['a letter of another encoding', Buffer.from('a@b.example,Ren\u00e9,,code-1,', 'latin1')],
    ['half a character', Buffer.from('a@b.example,Ren\u00e9,,', 'utf8').subarray(0, 16)],
    ['half of a surrogate pair', Buffer.from([0xed, 0xa0, 0x80])],
    ['a letter in more bytes than it needs', Buffer.from([0xc0, 0xaf])],
  ])('that is no UTF-8, with the row: %s', async (_, bytes) => {
    const file = Buffer.concat([Buffer.from(`${HEADER}\r\n${LINE}\r\n\r\n`), bytes, Buffer.from(`\r\n${LINE}\r\n`)]);

    for (const pieceLength of [1, 3, 1_000])
      expect((await readRows(file, pieceLength)).stopped).toEqual({ kind: 'stopped', problem: 'not-utf-8', row: 4 });
  });

  it('with a row of separators that does not end', async () => {
    const file = `${HEADER}\n${LINE}\n${','.repeat(100_000)}`;

    expect((await readRows(file)).stopped).toEqual({ kind: 'stopped', problem: 'not-csv', row: 3 });
  });

  it('with more rows than are told apart', async () => {
    const file = `${HEADER}\n${`${LINE}\n`.repeat(3)}`;

    expect((await readRows(file, undefined, 3)).rows).toHaveLength(3);
    expect((await readRows(file, undefined, 2)).stopped).toEqual({ kind: 'stopped', problem: 'too-large' });
  });

  it('that a spreadsheet saved as UTF-16', async () => {
    const file = Buffer.from(`\uFEFF${HEADER}\n${LINE}\n`, 'utf16le');

    expect((await readRows(file)).stopped).toMatchObject({ problem: 'not-utf-8', row: 1 });
  });
});
