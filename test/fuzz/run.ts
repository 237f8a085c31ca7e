/**
 * `npm run fuzz -- [--seconds 600] [--target NAME] [--seed N] [--path P] [--save]`: every target for its share of the time, one after the other,
 * with a line of figures each. Ends with 1 when something was found, and says how to see it again. `--save` adds to the corpus what shows something new.
 */
import { parseArgs } from 'node:util';
import { watchCodePaths } from './code-paths';
import { runTarget } from './run-target';
import { startSaving } from './save-corpus';
import { openTargets } from './targets';
import { startWatchdog } from './watchdog';

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    target: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});

async function run(): Promise<number> {
  const seed = given.seed === undefined ? Date.now() | 0 : Number(given.seed);
  const opened = await openTargets();
  const chosen = opened.filter(({ name }) => given.target === undefined || name === given.target);
  const milliseconds = (Number(given.seconds) * 1_000) / chosen.length;
  console.log(`seed ${seed}, ${chosen.length} targets, ${Math.round(milliseconds / 1_000)} s each\n`);
  const watchdog = startWatchdog();
  const paths = given.save ? await watchCodePaths() : undefined;
  const failures: string[] = [];
  for (const target of chosen) {
    const saving = paths && (await startSaving(target, paths));
    const { name, inputs, accepted, refused, slowest, failure } = await runTarget(target, {
      milliseconds,
      seed,
      ...(given.path !== undefined && { path: given.path }),
      watchdog,
      ...(saving && { saw: saving.saw }),
    });
    const added = saving && failure === undefined ? `, ${saving.save()} saved` : '';
    const figures = `${inputs} inputs, ${accepted} accepted, ${refused} refused, slowest ${Math.round(slowest)} ms${added}`;
    console.log(`${failure ? 'FAILED ' : 'passed '} ${name}: ${figures}`);
    if (failure) failures.push(failure);
  }
  await paths?.close();
  await Promise.all(opened.map(({ close }) => close?.()));
  await watchdog.close();
  for (const failure of failures) console.error(`\n${failure}`);
  return failures.length === 0 && chosen.length > 0 ? 0 : 1;
}

void run().then((code) => {
  process.exitCode = code;
});
