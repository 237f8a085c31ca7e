/** The first line of a file: what parts its fields, and which column stands where. */
import { parse } from 'csv-parse/sync';
import { CSV_COLUMNS, type CsvColumn } from '../../contract/administration';
import { closestName } from '../../configuration/closest-name';
import { columnLike } from './column-names';
import { Stopped } from './stopped';

/** Of an unknown column, in what is told of it. */
const LONGEST_NAME = 60;

const DELIMITERS = [',', ';', '\t'] as const;
// what spreadsheets write in front for each other: `sep=;`
const SEPARATOR = /^"?sep=([,;\t|])"?[,;\t|]*$/i;
// PowerShell's Export-Csv without -NoTypeInformation
const TYPE = /^"?#TYPE\s/i;
// zero-width spaces and byte-order marks, which files put together from others have before a name
const INVISIBLE = /\p{Cf}/gu;

export interface Header {
  delimiter: string;
  /** `undefined`: without a name, as spreadsheets pad a table; no row may have anything there. None at the end. */
  columns: (CsvColumn | undefined)[];
}

/** What a line before the header is, if it is one that programs put there. `delimiter`: what it says that parts the fields. */
export function readPreamble(line: string): { delimiter?: string } | undefined {
  const text = line.replace(INVISIBLE, '').replace(/^ +| +$/g, '');
  const delimiter = SEPARATOR.exec(text)?.[1];
  if (delimiter !== undefined) return { delimiter };
  return TYPE.test(text) ? {} : undefined;
}

/**
 * @param row of the line, as an editor shows it
 * @param said what an earlier line says that parts the fields
 * @throws Stopped where a row of this file could not be understood
 */
export function readHeader(line: string, row: number, said?: string): Header {
  const candidates = (said === undefined ? DELIMITERS : [said]).map((delimiter) => ({
    delimiter,
    names: namesIn(line, delimiter),
  }));
  const known = ({ names }: { names: string[] }) =>
    names.filter((name) => isNearlyColumn(name) || columnLike(name)).length;
  const { delimiter, names } = candidates.reduce((best, one) => (known(one) > known(best) ? one : best));
  const alike = columnsLike(names);
  // a file without a header starts with values, and one of them may be a code: names are told only beside one that is right, or nearly
  if (!names.some(isNearlyColumn)) throw new Stopped('no-header', { row, ...alike });
  const columns: Header['columns'] = [];
  for (const name of names) {
    const column = name === '' ? undefined : name.toLowerCase();
    if (column !== undefined && !isColumn(column)) {
      throw new Stopped('column-unknown', { row, column: name.slice(0, LONGEST_NAME), ...alike });
    }
    if (column !== undefined && columns.includes(column)) throw new Stopped('column-twice', { row, column });
    columns.push(column);
  }
  while (columns.length > 0 && columns.at(-1) === undefined) columns.pop();
  if (!columns.includes('email_address')) throw new Stopped('column-missing', { row, column: 'email_address' });
  if (!columns.includes('phone_number') && !columns.includes('access_code')) {
    throw new Stopped('column-missing', { row, column: 'phone_number' });
  }
  return { delimiter, columns };
}

const isColumn = (name: string): name is CsvColumn => (CSV_COLUMNS as readonly string[]).includes(name);
const isNearlyColumn = (name: string) => closestName(name, CSV_COLUMNS) !== undefined;

/** Names from the exports of other programs. Only beside one that means an address: no row of values has such a word in its place. */
function columnsLike(names: readonly string[]): { alike?: { column: string; means: CsvColumn }[] } {
  const alike = names.flatMap((column) => {
    const means = columnLike(column);
    return means && !isColumn(column.toLowerCase()) ? [{ column: column.slice(0, LONGEST_NAME), means }] : [];
  });
  return alike.some(({ means }) => means === 'email_address') ? { alike } : {};
}

/** As written, without what nobody sees. */
function namesIn(line: string, delimiter: string): string[] {
  try {
    const [names = []] = parse(line.replace(INVISIBLE, ''), { delimiter, relax_column_count: true });
    return names.map((name) => name.trim());
  } catch {
    return [];
  }
}
