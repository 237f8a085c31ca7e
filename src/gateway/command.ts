/** The gateway command itself; what it does stands in `command-line.ts`. */
import { runCommand } from './command-line';

void runCommand(process.argv.slice(2)).then(({ exitCode, output, errors }) => {
  if (output) console.log(output);
  if (errors) console.error(errors);
  process.exitCode = exitCode;
});
