/**
 * `npm run test:mutations [-- WORDS OF A PROMISE]`: makes each slip of `mutations.ts`, one at a time, in a copy of the tree, and looks which test
 * notices. Ends with `N killed, N survived`, and with 1 unless every one was killed by a test that fails.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MUTATIONS } from './mutations';
import type { Mutation } from './mutations';

const ROOT = path.resolve(__dirname, '../..');
const LEFT_OUT = ['node_modules', '.git', '.local', 'dist', 'coverage'];
const AT_ONCE = 2;
/** Milliseconds for the tests of one mutation. What hangs was not noticed by a test. */
const PATIENCE = 5 * 60_000;

/** Ended with this process, however it ends. */
const running = new Set<ChildProcess>();

/** A mistake in the list, not a survivor. */
class WrongList extends Error {
  override name = 'WrongList';
}

interface JestResults {
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** `failed`: the name of the first test that failed; absent where all passed. */
type Outcome = { failed?: string };

async function copyTree(folder: string): Promise<string> {
  await cp(ROOT, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(path.relative(ROOT, source)),
  });
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

/** @throws WrongList where a test did not begin: that is no test that failed */
async function runTests(folder: string, tests: readonly string[]): Promise<Outcome> {
  const report = path.join(folder, '.mutation-report.json');
  await rm(report, { force: true });
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const options = ['-c', 'test/jest.config.mjs', '-i', '--json', `--outputFile=${report}`];
  const child = spawn(process.execPath, [jest, '--selectProjects', 'unit', ...options, '--runTestsByPath', ...tests], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE,
  });
  running.add(child);
  const printed: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => printed.push(data));
  await new Promise((resolve) => child.on('close', resolve));
  running.delete(child);
  if (!existsSync(report))
    throw new WrongList(`the tests did not end: ${Buffer.concat(printed).toString().slice(-2_000)}`);
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JestResults;
  const ran = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = ran.find(({ status }) => status === 'failed');
  if (failed) return { failed: failed.fullName };
  const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (broken || ran.length === 0)
    throw new WrongList(`no test ran: ${broken?.message.slice(0, 2_000) ?? 'none found'}`);
  return {};
}

/** Nothing is run for a list that is wrong: what it says must be so for the tree as it is. */
async function mistakesOf({ promise, file, from, killedBy }: Mutation): Promise<string[]> {
  const source = await readFile(path.join(ROOT, file), 'utf8').catch(() => undefined);
  const times = source === undefined ? undefined : source.split(from).length - 1;
  const say = (what: string) => `${file}: ${what}\n  for the promise: ${promise}`;
  return [
    ...(times === undefined ? [say('there is no such file')] : []),
    ...(times === 0 ? [say(`does not hold ${JSON.stringify(from)}`)] : []),
    ...(times !== undefined && times > 1 ? [say(`holds ${JSON.stringify(from)} ${times} times, not once`)] : []),
    ...killedBy
      .filter((test) => !existsSync(path.join(ROOT, test)) || /\.deep\.test\.|end-to-end/.test(test))
      .map((test) => say(`${test} is no unit test of npm test`)),
  ];
}

async function tried(folder: string, { file, from, to, killedBy }: Mutation): Promise<Outcome> {
  const place = path.join(folder, file);
  const source = await readFile(place, 'utf8');
  try {
    await writeFile(place, source.split(from).join(to));
    for (const test of killedBy) {
      const outcome = await runTests(folder, [test]);
      if (outcome.failed !== undefined) return outcome;
    }
    return {};
  } finally {
    await writeFile(place, source);
  }
}

async function run(): Promise<number> {
  const words = process.argv.slice(2).join(' ').toLowerCase();
  const chosen = MUTATIONS.filter(({ promise }) => promise.toLowerCase().includes(words));
  const mistakes = (await Promise.all(chosen.map(mistakesOf))).flat();
  if (mistakes.length > 0) {
    console.error(mistakes.join('\n'));
    return 1;
  }

  const parent = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mutations-')));
  const clean = () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(parent, { recursive: true, force: true });
  };
  process.on('exit', clean);
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  const folders = await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, chosen.length) }, (_, at) => copyTree(path.join(parent, String(at)))),
  );

  const tests = [...new Set(chosen.flatMap(({ killedBy }) => killedBy))];
  console.log(`${chosen.length} mutations, ${tests.length} test files; first without any`);
  const began = Date.now();
  const shares = folders.map((_, share) => tests.filter((_test, at) => at % folders.length === share));
  const before = await Promise.all(folders.map((folder, at) => runTests(folder, shares[at]!)));
  const failing = before.find(({ failed }) => failed !== undefined);
  if (failing) throw new WrongList(`fails without a mutation: ${failing.failed}`);
  console.log(`all pass, ${seconds(began)}\n`);

  let [killed, survived, wrong] = [0, 0, 0];
  const left = [...chosen];
  const work = async (folder: string) => {
    for (let mutation = left.shift(); mutation; mutation = left.shift()) {
      const start = Date.now();
      try {
        const { failed } = await tried(folder, mutation);
        if (failed === undefined) survived++;
        else killed++;
        const end = failed === undefined ? 'SURVIVED' : `killed by "${failed}"`;
        console.log(`${mutation.promise}\n  ${mutation.file}: ${end}, ${seconds(start)}`);
      } catch (error) {
        if (!(error instanceof WrongList)) throw error;
        wrong++;
        console.log(`${mutation.promise}\n  ${mutation.file}: ERROR, ${error.message}`);
      }
    }
  };
  await Promise.all(folders.map(work));
  if (wrong > 0) console.log(`\n${wrong} could not be tried: the list is wrong`);
  console.log(`\n${seconds(began)}\n${killed} killed, ${survived} survived`);
  return killed === chosen.length && killed > 0 ? 0 : 1;
}

const seconds = (since: number) => `${Math.round((Date.now() - since) / 1_000)} s`;

void run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof WrongList ? error.message : error);
    process.exit(1);
  },
);
