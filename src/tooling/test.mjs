// `npm test`: types, lint and format beside the build with its budgets, then all tests. Stops at the first that fails.
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file) => path.join(root, 'node_modules', file);
/** Side by side, as neither needs the other; in each one after the other. */
const LANES = [
  [
    ['Types', bin('typescript/bin/tsc'), '-p', '.'],
    ['Types of the launch-event script', bin('typescript/bin/tsc'), '-p', 'src/commands/tsconfig.json'],
    ['Lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-location', bin('.cache/eslint')],
    ['Format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ],
  [
    ['Build', 'src/tooling/build-if-stale.mjs', 'add-in', 'outlook', 'gallery'],
    ['Budgets', 'src/tooling/check-budgets.mjs'],
  ],
];
const TESTS = [bin('jest/bin/jest.js'), '-c', 'test/jest.config.mjs', ...process.argv.slice(2)];

const running = new Set();

/** @param {boolean} together keeps what it prints until it ends, so that two do not mix */
function run(args, together) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: together ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    running.add(child);
    const printed = [];
    child.stdout?.on('data', (data) => printed.push(data));
    child.stderr?.on('data', (data) => printed.push(data));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, printed: Buffer.concat(printed) });
    });
  });
}

function stop(code) {
  for (const child of running) child.kill();
  process.exit(code);
}

await Promise.all(
  LANES.map(async (steps) => {
    for (const [name, ...args] of steps) {
      const { code, printed } = await run(args, true);
      console.log(`— ${name}`);
      process.stdout.write(printed);
      if (code === 0) continue;
      console.error(`${name}: failed, see above.`);
      stop(code);
    }
  }),
);
console.log('— Tests');
stop((await run(TESTS, false)).code);
