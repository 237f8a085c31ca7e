/** `npm run directory -- COMMAND …`: from words to one of the commands. */
import { parseArgs } from 'node:util';
import { closestName } from '../../configuration/closest-name';
import { directoryCommand as words } from '../../locales/en/directory-command';
import { printAudit } from './audit-command';
import { CommandRefused, sentenceOf } from './command-refused';
import { exportFile } from './export-command';
import { importFile } from './import-command';
import { retention, rotateKeys } from './maintenance-commands';
import { withDirectory, type OpenedDirectory, type OpenDatabase } from './open-directory';
import { erasePerson, setDefault } from './person-commands';
import { settings } from './settings-command';
import type { Terminal } from './terminal';
import type { Environment } from '../directory-settings';

const OPTIONS = {
  tenant: { type: 'string' },
  preview: { type: 'boolean' },
  yes: { type: 'boolean' },
  master: { type: 'boolean' },
  of: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Given {
  directory: OpenedDirectory;
  terminal: Terminal;
  /** As many as the command takes at least; the others may be absent. */
  words: [string, string, string?];
  options: ReturnType<typeof parse>['values'];
}

interface Command {
  /** How many words follow, at least and at most. */
  takes: [number, number];
  options: (keyof typeof OPTIONS)[];
  run(given: Given): Promise<0 | 1>;
}

const COMMANDS: Record<string, Command> = {
  import: {
    takes: [1, 1],
    options: ['preview', 'yes'],
    run: ({ directory, terminal, words: [file], options: { preview = false, yes = false } }) =>
      importFile(directory, terminal, file, { preview, yes }),
  },
  export: {
    takes: [0, 1],
    options: [],
    run: ({ directory, terminal, words: [file] }) => exportFile(directory, terminal, file),
  },
  erase: {
    takes: [1, 1],
    options: ['yes'],
    run: ({ directory, terminal, words: [address], options: { yes = false } }) =>
      erasePerson(directory, terminal, address, yes),
  },
  settings: {
    takes: [0, 1],
    options: [],
    run: ({ directory, terminal, words: [file] }) => settings(directory, terminal, file),
  },
  default: {
    takes: [2, 3],
    options: [],
    run: ({ directory, terminal, words: [address, method, number] }) =>
      setDefault(directory, terminal, address, method, number),
  },
  audit: {
    takes: [0, 0],
    options: ['of', 'since', 'until'],
    run: ({ directory, terminal, options: { of, since, until } }) =>
      printAudit(directory, terminal, { of, since, until }),
  },
  'rotate-keys': {
    takes: [0, 0],
    options: ['master'],
    run: ({ directory, terminal, options: { master = false } }) => rotateKeys(directory, terminal, master),
  },
  retention: {
    takes: [0, 0],
    options: [],
    run: ({ directory, terminal }) => retention(directory, terminal),
  },
};
/** What concerns all organizations needs the name of none. */
const FOR_ALL = ['retention'];

/**
 * @param args the words after `directory --`
 * @param open absent: each command has a connection of its own
 * @returns the exit code: 0 done, 1 partly or not accepted, 2 not possible
 */
export async function runCommand(
  args: readonly string[],
  terminal: Terminal,
  environment: Environment,
  open?: OpenDatabase,
): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = parse(args);
    const [name = '', ...rest] = positionals;
    if (values.help || name === '') {
      terminal.print(words.usage);
      return values.help ? 0 : 2;
    }
    const command = commandOf(name);
    refuseOtherOptions(command, values);
    const [least, most] = command.takes;
    if (rest.length < least || rest.length > most) throw new CommandRefused(words.usage);
    const given = { terminal, words: rest as unknown as Given['words'], options: values };
    const anyTenant = FOR_ALL.includes(name);
    const run = (directory: OpenedDirectory) => command.run({ ...given, directory });
    return await withDirectory(environment, { tenant: values.tenant, anyTenant }, run, open);
  } catch (error) {
    terminal.tell(sentenceOf(error));
    return 2;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch {
    throw new CommandRefused(`${words.unknownOption}\n${words.usage}`);
  }
}

function commandOf(name: string): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  throw new CommandRefused(`${words.unknownCommand(name, closestName(name, Object.keys(COMMANDS)))}\n${words.usage}`);
}

function refuseOtherOptions(command: Command, values: Given['options']): void {
  const fitting: string[] = [...command.options, 'tenant'];
  if (Object.keys(values).every((option) => fitting.includes(option))) return;
  throw new CommandRefused(`${words.unknownOption}\n${words.usage}`);
}
