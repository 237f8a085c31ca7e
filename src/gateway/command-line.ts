/**
 * `npm run --silent gateway -- open MESSAGE.eml --key KEY.jwk.json [--envelope ADDRESS ...]`
 * Secrets stand on standard output only, never in an error.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Instructions } from '../seal/format/instructions';
import { gateway as texts } from '../locales/en/gateway';
import { fromCallersFolder } from './callers-folder';
import { openMessage } from './open-message';
import { parsePrivateKeys } from './private-key';

const REFUSED = 2;

/** Its message is a sentence for the person at the command line. */
class CommandFailed extends Error {}

/** What the command prints, and its exit code: 0 with JSON on standard output, or 2 with one sentence on standard error. */
export interface CommandResult {
  exitCode: number;
  output: string;
  errors: string;
}

/** @param words the arguments after `gateway --` */
export async function runCommand(words: string[]): Promise<CommandResult> {
  try {
    return { exitCode: 0, output: await openFile(words), errors: '' };
  } catch (error) {
    // only the kind of an unexpected error is told: its text could hold what was being read
    const kind = error instanceof Error ? error.name : typeof error;
    const errors = error instanceof CommandFailed ? error.message : texts.unexpected(kind);
    return { exitCode: REFUSED, output: '', errors };
  }
}

async function openFile(words: string[]): Promise<string> {
  const { messageFile, keyFiles, envelope } = parseWords(words);
  const keys = [];
  for (const file of keyFiles) {
    const text = (await readNamedFile(file, texts.noKeyFile, texts.unreadableKey)).toString('utf8');
    const parsed = await parsePrivateKeys(text);
    if (!parsed.ok) throw new CommandFailed(`${file} ${texts.keyFileProblems[parsed.problem]}`);
    keys.push(...parsed.keys);
  }
  const message = await readNamedFile(messageFile, texts.noMessageFile, texts.unreadableMessage);
  if (message.length === 0) throw new CommandFailed(texts.emptyMessage(messageFile));
  const opened = await openMessage(message, keys, { envelope });
  if (!opened.ok) throw new CommandFailed(opened.message);
  return JSON.stringify(forGateway(opened.instructions), null, 2);
}

function parseWords(words: string[]) {
  const usage = () => new CommandFailed(texts.usage);
  let parsed;
  try {
    parsed = parseArgs({
      args: words,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, envelope: { type: 'string', multiple: true } },
    });
  } catch {
    throw usage();
  }
  const { key: keyFiles, envelope: firstAddresses } = parsed.values;
  const [command, messageFile, ...moreAddresses] = parsed.positionals;
  if (command !== undefined && command !== 'open')
    throw new CommandFailed(`${texts.unknownCommand(command)} ${texts.usage}`);
  // `--envelope a b c`: parseArgs takes the first as the value, and the others as words after the message
  if (!messageFile || !keyFiles || (moreAddresses.length > 0 && !firstAddresses)) throw usage();
  return { messageFile, keyFiles, envelope: firstAddresses && [...firstAddresses, ...moreAddresses] };
}

async function readNamedFile(
  file: string,
  missing: (file: string) => string,
  unreadable: (file: string) => string,
): Promise<Buffer> {
  try {
    return await readFile(fromCallersFolder(file));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CommandFailed(isMissing ? missing(file) : unreadable(file));
  }
}

/** What a gateway acts on; who picked a method is the add-in's business. */
function forGateway({ recipients, notNeeded }: Instructions) {
  return {
    recipients: recipients.map(({ own: _pickedBy, ...instruction }) => instruction),
    notNeeded,
  };
}
