/** `import FILE`: first what would be taken and what not, then the import, and how far it is. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { closestName } from '../../configuration/closest-name';
import { CSV_COLUMNS, type ImportLine } from '../../contract/administration';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { formatPhoneNumber } from '../../verification/phone-format';
import { codeOf, CommandRefused } from './command-refused';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

type Line<Kind extends ImportLine['kind']> = Extract<ImportLine, { kind: Kind }>;

export interface ImportOptions {
  preview: boolean;
  /** Not to be asked. */
  yes: boolean;
}

/** Rejected rows that are shown before an import; a preview shows all. */
const SHOWN = 50;
const WIDTHS = { row: 8, address: 40, column: 17 };

/** @returns the exit code: 0 all rows, 1 some rows were rejected, or the import stopped */
export async function importFile(
  { transfer, caller }: OpenedDirectory,
  terminal: Terminal,
  file: string,
  options: ImportOptions,
): Promise<0 | 1> {
  const path = terminal.resolve(file);
  await refuseUnreadable(path, file);
  const preview = await show(
    transfer.importContacts(caller, createReadStream(path), { preview: true }),
    terminal,
    options.preview ? Infinity : SHOWN,
  );
  terminal.print(words.previewed(preview.accepted, preview.rejected));
  const exitCode = preview.rejected > 0 ? 1 : 0;
  if (options.preview) return exitCode;
  if (
    preview.rejected > 0 &&
    !options.yes &&
    (await terminal.confirm(words.confirmImport(preview.accepted))) === false
  ) {
    terminal.print(words.notImported);
    return 1;
  }

  for await (const line of transfer.importContacts(caller, createReadStream(path), { preview: false })) {
    if (line.kind === 'stopped') throw new CommandRefused(stoppedInWords(line));
    if (line.kind === 'done') return tellDone(terminal, line);
    if (line.kind !== 'progress') continue;
    terminal.progress(words.importing(line.rows, preview.rows));
    if (!terminal.interrupted.aborted) continue;
    terminal.tell(words.stoppedByPerson(line.rows));
    return 1;
  }
  return exitCode;
}

function tellDone(terminal: Terminal, { rows, accepted, rejected, resumedAt }: Line<'done'>): 0 | 1 {
  if (resumedAt === rows) terminal.print(words.importedBefore);
  else {
    if (resumedAt !== undefined) terminal.print(words.wentOn(resumedAt));
    terminal.print(words.imported(accepted, rejected));
  }
  return rejected > 0 ? 1 : 0;
}

async function show(lines: AsyncIterable<ImportLine>, terminal: Terminal, most: number): Promise<Line<'done'>> {
  let rows = 0;
  let rejected = 0;
  for await (const line of lines) {
    if (line.kind === 'stopped') throw new CommandRefused(stoppedInWords(line));
    if (line.kind === 'done') {
      if (rejected > most) terminal.print(words.moreRejected(rejected - most));
      return line;
    }
    if (terminal.interrupted.aborted) throw new CommandRefused(words.notImported);
    if (line.kind !== 'row') continue;
    rows++;
    terminal.progress(words.reading(rows));
    if (line.accepted) continue;
    rejected++;
    if (rejected === 1) terminal.print(titles());
    if (rejected <= most) terminal.print(inColumns(rejectedInWords(line)));
  }
  throw new CommandRefused(words.notImported);
}

const rejectedInWords = ({ row, address, column, reason, readings }: Line<'row'>) => ({
  row: String(row),
  address: address ?? words.nothingHere,
  column: column ?? words.nothingHere,
  reason: readings
    ? words.ambiguousNumber(readings.map(formatPhoneNumber))
    : reason === undefined
      ? words.nothingHere
      : words.reasons[reason],
});

function titles(): string {
  const { row, address, column, reason } = words.columns;
  return inColumns({ row, address, column, reason });
}

const inColumns = ({ row, address, column, reason }: Record<'row' | 'address' | 'column' | 'reason', string>) =>
  `${row.padStart(WIDTHS.row)}  ${cut(address, WIDTHS.address)}  ${column.padEnd(WIDTHS.column)}  ${reason}`;

const cut = (text: string, width: number) =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

function stoppedInWords(line: Line<'stopped'>): string {
  // what a file names its columns may hold anything, also what a terminal takes for a command
  const printable = (name: string) => name.replace(/\p{C}/gu, '?');
  const column = line.column === undefined ? undefined : printable(line.column);
  const alike = line.alike?.map(({ column: name, means }) => ({ column: printable(name), means }));
  const meant = column === undefined ? undefined : closestName(column, CSV_COLUMNS);
  return words.stopped[line.problem]({ row: line.row, column, meant, alike, columns: CSV_COLUMNS });
}

async function refuseUnreadable(path: string, file: string): Promise<void> {
  try {
    const handle = await open(path);
    const isFolder = (await handle.stat()).isDirectory();
    await handle.close();
    if (isFolder) throw new CommandRefused(words.unreadable(file, 'EISDIR'));
  } catch (error) {
    throw error instanceof CommandRefused ? error : new CommandRefused(words.unreadable(file, codeOf(error)));
  }
}
