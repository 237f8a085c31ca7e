/** Runs one target for a time, and says what it saw: as many inputs as there is time for, each within its bounds of time and memory. */
import * as fc from 'fast-check';
import type { Watchdog } from './watchdog';
import type { Target } from './target';

/** Milliseconds of processor time for one input, so that a busy machine makes nothing slow. */
const SLOWEST_MS = 2_000;
/** Milliseconds for an input that waits for something that never comes. */
const LONGEST_WAIT_MS = 20_000;
/** By how much one input may raise the most memory that the process ever had. */
const MOST_MEMORY_KB = 256 * 1_024;

export interface Figures {
  name: string;
  inputs: number;
  accepted: number;
  refused: number;
  slowest: number;
  /** What went wrong, with the seed, the path and the shortened input. */
  failure?: string;
}

export interface RunOptions {
  milliseconds: number;
  seed: number;
  /** Of a failure, to see it again at once. */
  path?: string;
  watchdog: Watchdog;
  /** Told of each input, once it was dealt with as it must be. */
  saw?(input: unknown, accepted: boolean): Promise<void>;
}

/**
 * @returns whether the input was accepted, and the milliseconds of processor time that it took.
 * @throws where something is wrong with how it was dealt with, or where it took too much time or memory
 */
export async function takeWithinBounds(target: Target, input: unknown): Promise<{ accepted: boolean; took: number }> {
  const before = process.cpuUsage();
  const memory = process.resourceUsage().maxRSS;
  const accepted = await target.take(input);
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  if (took > SLOWEST_MS) throw new Error(`took ${Math.round(took)} ms`);
  const more = process.resourceUsage().maxRSS - memory;
  if (more > MOST_MEMORY_KB) throw new Error(`needed ${Math.round(more / 1_024)} MB`);
  return { accepted, took };
}

export async function runTarget(
  target: Target,
  { milliseconds, seed, path, watchdog, saw }: RunOptions,
): Promise<Figures> {
  const figures: Figures = { name: target.name, inputs: 0, accepted: 0, refused: 0, slowest: 0 };
  const holds = fc.asyncProperty(target.inputs, async (input) => {
    watchdog.starts(target.name, ++figures.inputs);
    const { accepted, took } = await takeWithinBounds(target, input);
    figures.slowest = Math.max(figures.slowest, took);
    if (accepted) figures.accepted++;
    else figures.refused++;
    await saw?.(input, accepted);
  });
  // what waits is measured by fast-check, what never gives the processor back by the watchdog
  const run = await fc.check(holds, {
    seed,
    ...(path !== undefined && { path }),
    numRuns: Number.MAX_SAFE_INTEGER,
    timeout: LONGEST_WAIT_MS,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  });
  watchdog.rests();
  if (!run.failed) return figures;
  const shortened = JSON.stringify(run.counterexample?.[0], asShown)?.slice(0, 4_000);
  const cause = run.errorInstance instanceof Error ? run.errorInstance.stack : String(run.errorInstance);
  figures.failure = [
    `${target.name}: ${cause?.split('\n').slice(0, 8).join('\n')}`,
    `  input: ${shortened ?? 'undefined'}`,
    `  again: npm run fuzz -- --target "${target.name}" --seed ${run.seed} --path ${run.counterexamplePath ?? ''}`,
  ].join('\n');
  return figures;
}

/** Bytes as text that can be read. */
function asShown(_name: string, value: unknown): unknown {
  const isBuffer = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBuffer && 'data' in value ? { latin1: Buffer.from(value.data as number[]).toString('latin1') } : value;
}
