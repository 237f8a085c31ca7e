// `npm test`: types, lint and format first, then the build with its budgets, then all tests. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file) => path.join(root, 'node_modules', file);
const STEPS = [
  ['Types', bin('typescript/bin/tsc'), '-p', '.'],
  ['Types of the launch-event script', bin('typescript/bin/tsc'), '-p', 'src/commands/tsconfig.json'],
  ['Lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-location', bin('.cache/eslint')],
  ['Format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['Build', 'src/tooling/build-if-stale.mjs', 'add-in', 'outlook', 'gallery'],
  ['Budgets', 'src/tooling/check-budgets.mjs'],
  ['Tests', bin('jest/bin/jest.js'), '-c', 'test/jest.config.mjs', ...process.argv.slice(2)],
];

for (const [name, ...args] of STEPS) {
  console.log(`— ${name}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    if (name !== 'Tests') console.error(`${name}: failed, see above.`);
    process.exit(status ?? 1);
  }
}
