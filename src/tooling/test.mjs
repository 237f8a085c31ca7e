// `npm test` and `npm run test:deep` (`--deep`). Types, lint, format and unit tests run beside the build; end-to-end tests wait
// for it. Stops at the first phase that fails. At the end: the seconds of each phase, the browser, the count of tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import closingLineReporter from '../../test/closing-line-reporter.cjs';
import { findBrowser } from './find-browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const bin = (file) => path.join(root, 'node_modules', file);
const isDeep = process.argv[2] === '--deep';
const named = process.argv.slice(isDeep ? 3 : 2);

const jest = (project) => ({
  name: `${project} tests`,
  tests: project,
  // with a name that only the other project has, this one has nothing to do
  args: [
    bin('jest/bin/jest.js'),
    '-c',
    'test/jest.config.mjs',
    '--selectProjects',
    project,
    '--passWithNoTests',
    ...named,
  ],
});
/** Side by side; in each one after the other. */
const LANES = [
  [
    { name: 'types', args: [bin('typescript/bin/tsc'), '-b'] },
    {
      name: 'types of the launch-event script',
      args: [bin('typescript/bin/tsc'), '-p', 'src/commands/tsconfig.launch-event.json'],
    },
    {
      name: 'lint',
      args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-location', bin('.cache/eslint')],
    },
    { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  ],
  [
    { name: 'build', args: ['src/tooling/build-if-stale.mjs', 'add-in', 'outlook', 'gallery'] },
    { name: 'budgets', args: ['src/tooling/check-budgets.mjs'] },
    jest('end-to-end'),
  ],
  [jest('unit')],
];

const begun = performance.now();
const secondsSince = (moment) => Math.round((performance.now() - moment) / 1_000);
const counts = mkdtempSync(path.join(tmpdir(), 'test-counts-'));
const running = new Set();
const seconds = [];

/** Tests are told as they go. What the others print is kept until they end, so that two do not mix. */
function run({ name, args, tests }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...(tests && { TEST_COUNTS: path.join(counts, tests) }),
        ...(isDeep && { TEST_DEPTH: 'deep' }),
      },
    });
    running.add(child);
    const kept = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => (tests ? process.stdout.write(data) : kept.push(data)));
    }
    child.on('close', (code) => {
      running.delete(child);
      const took = secondsSince(started);
      seconds.push([name, took]);
      console.log(`— ${name}: ${took} s`);
      process.stdout.write(Buffer.concat(kept));
      resolve(code ?? 1);
    });
  });
}

function countOf(project) {
  try {
    return JSON.parse(readFileSync(path.join(counts, project), 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }; // it did not get that far
  }
}

function finish(code) {
  for (const child of running) child.kill();
  const [unit, endToEnd] = ['unit', 'end-to-end'].map(countOf);
  rmSync(counts, { recursive: true, force: true });
  const sum = (key) => unit[key] + endToEnd[key];
  const widest = Math.max(...seconds.map(([name]) => name.length));
  console.log('\nSeconds, phases side by side:');
  for (const [name, took] of seconds) console.log(`  ${name.padEnd(widest)} ${String(took).padStart(5)}`);
  console.log(`  ${'all together'.padEnd(widest)} ${String(secondsSince(begun)).padStart(5)}`);
  console.log(`Browser: ${findBrowser({ headless: true }) ?? 'none'}`);
  const failed = sum('failed') || (code === 0 ? 0 : 1);
  console.log(closingLineReporter.closingLine({ passed: sum('passed'), failed, skipped: sum('skipped') }));
  process.exit(code);
}

await Promise.all(
  LANES.map(async (phases) => {
    for (const phase of phases) {
      if ((await run(phase)) === 0) continue;
      console.error(`${phase.name}: failed, see above.`);
      finish(1);
    }
  }),
);
finish(0);
