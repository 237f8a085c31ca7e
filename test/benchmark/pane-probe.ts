/** What the benchmark has running in the page of the pane: long tasks, when rows came, and how long something took to be on screen. */
import type { Browser, ConsoleMessage, Frame, Page } from 'playwright-core';

export interface LongTask {
  start: number;
  milliseconds: number;
  /** Of these, how long it had the processor: a busy machine makes every task long. */
  worked?: number;
  /** Which of our functions ran in it, as far as the browser tells. */
  what?: string;
}

interface Probe {
  longTasks: LongTask[];
  /** Milliseconds since the page began, by the number of rows that were on screen. */
  rows: { count: number; at: number }[];
  painted(): Promise<number>;
}

/** Chromium's; TypeScript has no types for it yet. */
interface LongFrame extends PerformanceEntry {
  styleAndLayoutStart: number;
  scripts: (PerformanceEntry & { invoker: string })[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs in every page, before its own scripts; does something in the pane only. */
function install(): void {
  if (!location.pathname.endsWith('/taskpane.html')) return;
  const probe: Probe = {
    longTasks: [],
    rows: [],
    // a frame was handed to the screen, and what it set going has run
    painted: () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(undefined);
        }),
      ),
  };
  window.probe = probe;
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      // the compose window shares the thread; its tasks are not ours
      if (name === 'self' || name === 'multiple-contexts' || name === 'unknown')
        probe.longTasks.push({ start: startTime, milliseconds: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries() as LongFrame[]) {
      const ran = frame.scripts.filter(({ duration }) => duration > 5);
      const task = probe.longTasks.find(
        ({ start }) => start >= frame.startTime - 1 && start < frame.startTime + frame.duration,
      );
      if (!task) continue;
      const drawing = frame.styleAndLayoutStart && frame.startTime + frame.duration - frame.styleAndLayoutStart;
      task.what = [
        ...ran.map((script) => `${script.invoker} ${Math.round(script.duration)} ms`),
        `style, layout and paint ${Math.round(drawing)} ms`,
      ].join(', ');
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
  const items = document.getElementsByTagName('li');
  let seen = 0;
  new MutationObserver(() => {
    const count = items.length;
    if (count === seen) return;
    seen = count;
    void probe.painted().then((at) => probe.rows.push({ count, at }));
  }).observe(document, { childList: true, subtree: true });
}

export async function installProbe(page: Page): Promise<void> {
  // tsx leaves calls of this helper in functions that are handed to the page
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(install);
}

/** The page of the pane, once it is there. */
export async function paneFrame(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe[data-add-in="pane"]').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('The pane is not open.');
  return frame;
}

/** Long tasks since `from`, by the clock of the page. */
export const longTasksOf = (frame: Frame, from: number): Promise<LongTask[]> =>
  frame.evaluate((since) => window.probe.longTasks.filter(({ start }) => start >= since), from);

interface TraceEvent {
  name: string;
  /** Microseconds: when, for how long, and for how long on the processor. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { startTime?: number } };
}

const MARK = 'benchmark';

/** From here on `withProcessorTime` knows what tasks took. */
export const startTrace = (browser: Browser, page: Page): Promise<void> =>
  browser.startTracing(page, {
    categories: ['-*', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'toplevel'],
  });

/** Ends the trace. */
export async function withProcessorTime<Task extends LongTask>(
  browser: Browser,
  frame: Frame,
  tasks: readonly Task[],
): Promise<Task[]> {
  await frame.evaluate((mark) => void performance.mark(mark), MARK);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mark = traceEvents.find(({ name }) => name === MARK);
  const clock = mark && mark.ts / 1000 - (mark.args.data?.startTime ?? NaN);
  if (clock === undefined || Number.isNaN(clock)) return [...tasks];
  const traced = traceEvents.filter(({ name, dur }) => name === 'RunTask' && (dur ?? 0) > 40_000);
  return tasks.map((task) => {
    const middle = (task.start + task.milliseconds / 2 + clock) * 1000;
    const found = traced.find(({ ts, dur = 0 }) => ts <= middle && ts + dur >= middle);
    return { ...task, ...(found?.tdur !== undefined && { worked: found.tdur / 1000 }) };
  });
}

export const now = (frame: Frame): Promise<number> => frame.evaluate(() => performance.now());

/** What must not be printed among the numbers, and must not be lost. */
export const failOnErrors = (page: Page): void => {
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
};
