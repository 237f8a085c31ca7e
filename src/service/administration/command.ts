/** The command itself; what it does stands in `command-line.ts`. */
import { runCommand } from './command-line';
import { openTerminal } from './terminal';

void runCommand(process.argv.slice(2), openTerminal(), process.env).then((exitCode) => {
  process.exitCode = exitCode;
});
