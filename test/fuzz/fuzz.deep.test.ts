/** Two minutes of `npm run fuzz`: every target for its share, each time with other inputs. What is found becomes a test beside the part. */
import { runTarget } from './run-target';
import type { Target } from './target';
import { openTargets } from './targets';
import { startWatchdog } from './watchdog';
import type { Watchdog } from './watchdog';

const SECONDS = 120;
/** Keys are made before, and the last input of a target may take its time on a busy machine. */
const PATIENCE_MS = 4 * SECONDS * 1_000;
const seed = Date.now() | 0;

let targets: Target[] = [];
let watchdog: Watchdog;

beforeAll(async () => {
  targets = await openTargets();
  watchdog = startWatchdog();
}, PATIENCE_MS);

afterAll(async () => {
  await watchdog.close();
  await Promise.all(targets.map(({ close }) => close?.()));
});

it(
  `whatever comes in at any border within ${SECONDS} seconds crashes nothing, hangs nothing, and opens nothing that was not sealed`,
  async () => {
    // told before anything can hang
    process.stdout.write(`fuzz: seed ${seed}\n`);
    const failures: string[] = [];
    for (const target of targets) {
      const { failure } = await runTarget(target, {
        milliseconds: (SECONDS * 1_000) / targets.length,
        seed,
        watchdog,
      });
      if (failure !== undefined) failures.push(failure);
    }
    expect(failures.join('\n\n')).toBe('');
  },
  PATIENCE_MS,
);
