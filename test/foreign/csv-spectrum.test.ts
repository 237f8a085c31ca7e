/**
 * The files of csv-spectrum through the reader of an import. Their columns get our names, as the reader
 * takes no others; all that follows is read as it stands there, in pieces of any length.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CSV_COLUMNS, type CsvColumn } from '../../src/contract/administration';
import { readRows } from '../service/administration/rows';

const FOLDER = path.dirname(require.resolve('csv-spectrum/package.json'));
const NAMES = readdirSync(path.join(FOLDER, 'csvs')).map((file) => path.basename(file, '.csv'));

/** As many of ours, with the two that no file may lack. */
function columnsFor(count: number): CsvColumn[] {
  const others = CSV_COLUMNS.filter((column) => column !== 'email_address' && column !== 'phone_number');
  return ['email_address', 'phone_number', ...others.slice(0, count - 2)];
}

function readFile(name: string) {
  const expected: Record<string, string>[] = [
    JSON.parse(readFileSync(path.join(FOLDER, 'json', `${name}.json`), 'utf8')),
  ].flat();
  const columns = columnsFor(Object.keys(expected[0] ?? {}).length);
  const bytes = readFileSync(path.join(FOLDER, 'csvs', `${name}.csv`));
  const afterHeader = bytes.subarray(bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d));
  return { columns, expected, file: Buffer.concat([Buffer.from(columns.join(',')), afterHeader]) };
}

/** What the reader refuses, and why that is right. */
const REFUSED: Record<string, string> = {
  location_coordinates: 'a quote within a field that has none around it: programs do not agree on what it means',
};

describe('the files of csv-spectrum', () => {
  it('are all there', () => {
    expect(NAMES).toHaveLength(12);
  });

  it.each(NAMES.filter((name) => !(name in REFUSED)))('have the fields that they should: %s', async (name) => {
    const { columns, expected, file } = readFile(name);
    for (const pieceLength of [1, 7, 1_000]) {
      const { rows, stopped } = await readRows(file, pieceLength);
      expect(stopped).toBeUndefined();
      expect(rows.map(({ fields }) => fields && columns.map((column) => fields[column]))).toEqual(
        expected.map((row) => Object.values(row)),
      );
    }
  });

  it.each(Object.entries(REFUSED))('are refused with their row: %s (%s)', async (name) => {
    expect((await readRows(readFile(name).file)).stopped).toMatchObject({ problem: 'not-csv', row: 2 });
  });
});
