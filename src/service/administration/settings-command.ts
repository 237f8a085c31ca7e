/** `settings [FILE]`: prints what the organization allows, or saves it. */
import { readFile } from 'node:fs/promises';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { ChangedMeanwhile, WrongValue } from '../store/types';
import { codeOf, CommandRefused, mistakeInWords } from './command-refused';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

/** @returns 1 where the settings have mistakes; nothing is saved then */
export async function settings(
  { store, caller }: OpenedDirectory,
  terminal: Terminal,
  file: string | undefined,
): Promise<0 | 1> {
  const before = await store.readSettings(caller);
  if (file === undefined) {
    terminal.print(JSON.stringify(before.settings, null, 2));
    return 0;
  }
  const wanted = await readSettingsFile(terminal.resolve(file), file);
  try {
    await store.saveSettings(caller, { settings: wanted }, before.version);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) throw new CommandRefused(words.changedMeanwhile);
    if (!(error instanceof WrongValue)) throw error;
    for (const mistake of error.mistakes) terminal.print(mistakeInWords(mistake));
    return 1;
  }
  terminal.print(words.settingsSaved);
  return 0;
}

async function readSettingsFile(path: string, file: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandRefused(words.unreadable(file, codeOf(error)));
  }
  let json: unknown;
  try {
    // a mark that editors on Windows put in front
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CommandRefused(words.notJson(file));
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new CommandRefused(words.notAnObject(file));
  return json as Record<string, unknown>;
}
