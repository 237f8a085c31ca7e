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
// a person loads the words of one language and one theme before the pane shows: reckoned with the heaviest of each
const heaviest = ['words', 'theme'].map((kind) => {
  const chunks = readdirSync(dist).filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.js'));
  if (chunks.length === 0) throw new Error(`dist holds no ${kind}: build again`);
  return chunks.sort((one, other) => gzipped(other) - gzipped(one))[0];
});
const budgets = [
  ['pane, first load', total([...paneFiles, ...heaviest]), 150 * 1024],
  ['launch-event script', gzipped('launchevent.js'), 10 * 1024],
];

for (const [what, size, budget] of budgets) console.log(`${what}: ${kib(size)} of ${kib(budget)}`);
const first = new Set([...paneFiles, ...heaviest, ...commandFiles, 'launchevent.js']);
for (const file of readdirSync(dist).filter((name) => name.endsWith('.js') && !first.has(name))) {
  console.log(`  later: ${file} ${kib(gzipped(file))}`);
}
const over = budgets.filter(([, size, budget]) => size > budget);
for (const [what, size, budget] of over) console.error(`Over budget: ${what} is ${kib(size - budget)} too large.`);
process.exit(over.length > 0 ? 1 : 0);
