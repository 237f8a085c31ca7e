/** `export [FILE]`: to a file for its owner alone, or to standard output. */
import { open, rm, type FileHandle } from 'node:fs/promises';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { codeOf, CommandRefused } from './command-refused';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

/** @returns 1 where codes are missing, as they did not decrypt */
export async function exportFile(
  directory: OpenedDirectory,
  terminal: Terminal,
  file: string | undefined,
): Promise<0 | 1> {
  await exportTo(directory, terminal, file);
  const { codes } = directory.leftOut;
  if (codes === 0) return 0;
  terminal.tell(words.codesLeftOut(codes));
  return 1;
}

async function exportTo(directory: OpenedDirectory, terminal: Terminal, file: string | undefined): Promise<void> {
  if (file === undefined) {
    for await (const piece of directory.transfer.exportContacts(directory.caller)) await terminal.write(piece);
    return;
  }
  const path = terminal.resolve(file);
  const handle = await openNew(path, file);
  try {
    const rows = await writeAll(directory, terminal, handle);
    await handle.sync();
    await handle.close();
    terminal.tell(words.exported(rows, file));
  } catch (error) {
    // half a file would look like a whole one
    await handle.close();
    await rm(path, { force: true });
    throw codeOf(error) === undefined ? error : new CommandRefused(words.unwritable(file, codeOf(error)));
  }
}

async function writeAll(
  { transfer, caller }: OpenedDirectory,
  terminal: Terminal,
  handle: FileHandle,
): Promise<number> {
  // the first is the header's
  let rows = -1;
  for await (const piece of transfer.exportContacts(caller)) {
    await handle.appendFile(piece);
    rows += piece.split('\r\n').length - 1;
    terminal.progress(words.exporting(rows));
    if (terminal.interrupted.aborted) throw new CommandRefused(words.notExported);
  }
  return rows;
}

async function openNew(path: string, file: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    throw new CommandRefused(words.unwritable(file, codeOf(error)));
  }
}
