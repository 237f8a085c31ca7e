/** The gateway's commands: `open` (`command-line.ts`) answers and ends; `relay` runs until it is stopped. */
import { runCommand } from './command-line';
import { runRelay } from './relay/run-relay';

const words = process.argv.slice(2);

if (words.length === 0 || words[0] === 'relay') void runRelay(words.slice(1));
else
  void runCommand(words).then(({ exitCode, output, errors }) => {
    if (output) console.log(output);
    if (errors) console.error(errors);
    process.exitCode = exitCode;
  });
