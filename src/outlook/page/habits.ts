/**
 * What the window asks of the add-in's pages, by `window.name`: there Office.js finds its own, and
 * other keys pass it by.
 */
import * as z from 'zod/mini';

export const habitsSchema = z.object({
  /** What Office.js is to report. */
  platform: z.string(),
  /** Milliseconds to which timers are rounded up; 0: not at all. */
  timerGrain: z.int().check(z.gte(0)),
  /** Whether `navigator.locks` and `BroadcastChannel` are there. */
  locksAndChannels: z.boolean(),
  /** Highest requirement set `Mailbox`. */
  mailbox: z.string().check(z.regex(/^1\.\d{1,2}$/)),
  /** Whether `Office.context.requirements` is there. */
  requirements: z.boolean(),
});
export type Habits = z.infer<typeof habitsSchema>;

const nameSchema = z.looseObject({ localOutlook: habitsSchema });

/** Undefined in a page that this window did not open. */
export function readHabits(): Habits | undefined {
  try {
    return nameSchema.safeParse(JSON.parse(window.name)).data?.localOutlook;
  } catch {
    return undefined;
  }
}
