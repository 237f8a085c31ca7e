// Prints what the built add-in weighs on first load, gzipped, and fails when it is more than its budget (KiB = 1,024 bytes).
// Office.js is Microsoft's and not counted; chunks that load later are listed.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = path.resolve(import.meta.dirname, '../../dist');
const gzipped = (file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/** The scripts and style sheets of our own that a page names. */
const filesOf = (page) =>
  [...readFileSync(path.join(dist, page), 'utf8').matchAll(/<(?:script|link)[^>]+(?:src|href)="([^":]+)"/g)].map(
    ([, file]) => file,
  );

const paneFiles = filesOf('taskpane.html');
const commandFiles = filesOf('commands.html');
const total = (files) => files.reduce((sum, file) => sum + gzipped(file), 0);
// a person loads the words of one language before the pane shows: reckoned with the heaviest
const words = readdirSync(dist).filter((name) => /^words-\w+\..*\.js$/.test(name));
const heaviestWords = words.sort((one, other) => gzipped(other) - gzipped(one))[0];
if (!heaviestWords) throw new Error('dist holds no words: build again');
const budgets = [
  ['pane, first load', total([...paneFiles, heaviestWords]), 150 * 1024],
  ['launch-event script', gzipped('launchevent.js'), 8 * 1024],
];

for (const [what, size, budget] of budgets) console.log(`${what}: ${kib(size)} of ${kib(budget)}`);
const first = new Set([...paneFiles, heaviestWords, ...commandFiles, 'launchevent.js']);
for (const file of readdirSync(dist).filter((name) => name.endsWith('.js') && !first.has(name))) {
  console.log(`  later: ${file} ${kib(gzipped(file))}`);
}
const over = budgets.filter(([, size, budget]) => size > budget);
for (const [what, size, budget] of over) console.error(`Over budget: ${what} is ${kib(size - budget)} too large.`);
process.exit(over.length > 0 ? 1 : 0);
