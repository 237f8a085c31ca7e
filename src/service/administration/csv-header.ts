/** The first line of a file: what parts its fields, and which column stands where. */
import { parse } from 'csv-parse/sync';
import { CSV_COLUMNS, type CsvColumn } from '../../contract/administration';
import { closestName } from '../../configuration/closest-name';
import { Stopped } from './stopped';

/** Of an unknown column, in what is told of it. */
const LONGEST_NAME = 60;

const DELIMITERS = [',', ';', '\t'] as const;

export interface Header {
  delimiter: string;
  columns: CsvColumn[];
}

/** @throws Stopped where a row of this file could not be understood. */
export function readHeader(line: string): Header {
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, names: namesIn(line, delimiter) }));
  const known = ({ names }: { names: string[] }) => names.filter(isNearlyColumn).length;
  const { delimiter, names } = candidates.reduce((best, one) => (known(one) > known(best) ? one : best));
  // a file without a header starts with values, and one of them may be a code: names are told only beside one that is right, or nearly
  if (!names.some(isNearlyColumn)) throw new Stopped('no-header');
  const columns: CsvColumn[] = [];
  for (const name of names) {
    if (!isColumn(name)) throw new Stopped('column-unknown', { row: 1, column: name.slice(0, LONGEST_NAME) });
    if (columns.includes(name)) throw new Stopped('column-twice', { row: 1, column: name });
    columns.push(name);
  }
  if (!columns.includes('email_address')) throw new Stopped('column-missing', { row: 1, column: 'email_address' });
  if (!columns.includes('phone_number') && !columns.includes('access_code')) {
    throw new Stopped('column-missing', { row: 1, column: 'phone_number' });
  }
  return { delimiter, columns };
}

const isColumn = (name: string): name is CsvColumn => (CSV_COLUMNS as readonly string[]).includes(name);
const isNearlyColumn = (name: string) => isColumn(name) || closestName(name, CSV_COLUMNS) !== undefined;

function namesIn(line: string, delimiter: string): string[] {
  try {
    const [names = []] = parse(line, { delimiter, relax_column_count: true });
    return names.map((name) => name.trim().toLowerCase());
  } catch {
    return [];
  }
}
