/**
 * `npm run benchmark`: 500 recipients in the built pane, in the local compose window, in a real browser. Needs a build.
 * Times are told as ratios, to the same pane with the shortest list that has the tools of a long one, and to a fixed amount of
 * work on the same machine, so that they mean the same elsewhere. A long task after the start is a defect: then it exits with 1.
 */
import { mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { startLocalOutlook } from '../../src/outlook/server/start-local-outlook';
import { findBrowser } from '../../src/tooling/find-browser.mjs';
import {
  failOnErrors,
  installProbe,
  longTasksOf,
  now,
  paneFrame,
  startTrace,
  withProcessorTime,
  type LongTask,
} from './pane-probe';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
const SHORT = 8;
const LONG = 500;
const LONG_TASK_MS = 50;
const RUNS = Number(process.env['RUNS'] ?? 3);

type Step =
  | 'first row on screen'
  | 'whole list on screen'
  | 'filter, slowest key'
  | 'filter cleared'
  | 'scroll, slowest frame'
  | 'boxes in all rows'
  | 'all selected'
  | 'one code for all'
  | 'undone';

interface Measured {
  steps: Record<Step, number>;
  work: number;
  longTasks: (LongTask & { during: string })[];
}

/** Every second one has a safe mail provider, and so a method; the others lack one. */
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => `Person ${i} <person.${i}@${i % 2 ? 'outside' : 'huisarts'}.example>`);

async function measure(browser: Browser, url: string, count: number): Promise<Measured> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  failOnErrors(page);
  await installProbe(page);
  await page.goto(url);
  await writeTo(page, people(count));
  await openPane(page);
  const pane = page.frameLocator('iframe[data-add-in="pane"]');
  await pane.getByRole('switch', { name: 'Secure mail' }).click();
  await saved(pane, count);

  // once more, now that the draft is on: from the start of the page to the list
  await page.getByRole('button', { name: 'Close the pane' }).click();
  await startTrace(browser, page);
  await openPane(page);
  await saved(pane, count);
  const frame = await paneFrame(page);
  const rows = await frame.evaluate(() => window.probe.rows);
  const first = rows.find((each) => each.count > 0)!.at;
  const whole = (rows.find((each) => each.count >= count) ?? rows.at(-1))!.at;
  const longTasks: Measured['longTasks'] = [];
  const watch = async <Result>(during: string, act: () => Promise<Result>, from?: number): Promise<Result> => {
    const since = from ?? (await now(frame));
    const result = await act();
    await settle(frame);
    longTasks.push(...(await longTasksOf(frame, since)).map((task) => ({ ...task, during })));
    return result;
  };

  await watch('after the first row was on screen', async () => undefined, first);
  const keys = await watch('filter', () => filter(frame, count));
  const cleared = await watch('filter cleared', () => setSearch(frame, ''));
  const slowest = await watch('scrolling', () => scroll(frame));
  const boxes = await watch('boxes', () => click(frame, 'Select several', '', count));
  const selected = await watch('selecting', () => clickBox(frame, count));
  await typeSharedCode(pane, count);
  const chosen = await watch('one code for all', () =>
    click(frame, `Use for ${count} people`, `${count} of ${count} ready`, count),
  );
  await saved(pane, count, count);
  const undone = await watch('undo', () => click(frame, 'Undo', `${Math.ceil(count / 2)} of ${count} ready`, count));
  const known = await withProcessorTime(browser, frame, longTasks);
  const work = await fixedWork(frame);
  await context.close();
  return {
    steps: {
      'first row on screen': first,
      'whole list on screen': whole,
      'filter, slowest key': keys,
      'filter cleared': cleared,
      'scroll, slowest frame': slowest,
      'boxes in all rows': boxes,
      'all selected': selected,
      'one code for all': chosen,
      undone,
    },
    work,
    longTasks: known,
  };
}

async function writeTo(page: Page, all: string[]): Promise<void> {
  const half = Math.ceil(all.length / 2);
  for (const [field, some] of [
    ['To', all.slice(0, half)],
    ['Cc', all.slice(half)],
  ] as const) {
    await page.getByLabel(field, { exact: true }).fill(some.join('; '));
    await page.getByLabel(field, { exact: true }).press('Enter');
  }
}

const openPane = (page: Page) =>
  page.getByRole('toolbar').getByRole('button', { name: 'Recipient verification', exact: true }).click();

async function saved(pane: FrameLocator, count: number, ready = Math.ceil(count / 2)): Promise<void> {
  await pane.getByText(`${ready} of ${count} ready`).waitFor();
  await pane.getByText('Saved', { exact: true }).first().waitFor();
}

/** Until nothing has happened for a while: what comes late counts, too. */
const settle = (frame: Frame) =>
  frame.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve()), 400)),
      ),
  );

/** As typing does, in one go: the text stands in the box, and the list follows. */
const setSearch = (frame: Frame, text: string): Promise<number> =>
  frame.evaluate(async (value) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]')!;
    const start = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, value);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return (await window.probe.painted()) - start;
  }, text);

async function filter(frame: Frame, count: number): Promise<number> {
  const text = `person ${count - 1}`;
  const times: number[] = [];
  for (let length = 1; length <= text.length; length++) {
    times.push(await setSearch(frame, text.slice(0, length)));
    await settle(frame);
  }
  return Math.max(...times);
}

const scroll = (frame: Frame): Promise<number> =>
  frame.evaluate(async () => {
    const main = document.querySelector('main')!;
    let slowest = 0;
    const step = Math.max(200, main.scrollHeight / 60);
    for (let top = 0; top < main.scrollHeight; top += step) {
      const start = performance.now();
      main.scrollTop = top;
      slowest = Math.max(slowest, (await window.probe.painted()) - start);
    }
    main.scrollTop = 0;
    return slowest;
  });

/** Until `text` is on screen, or each row has a box, and all rows are drawn as they will stay. */
const click = (frame: Frame, name: string, text: string, count: number): Promise<number> =>
  frame.evaluate(
    async ({ name, text, count }) => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(name))!;
      const isDone = () =>
        text ? document.body.innerText.includes(text) : document.querySelectorAll('main li input').length >= count;
      const start = performance.now();
      button.click();
      let at = await window.probe.painted();
      while (!isDone()) at = await window.probe.painted();
      return at - start;
    },
    { name, text, count },
  );

const clickBox = (frame: Frame, count: number): Promise<number> =>
  frame.evaluate(async (all) => {
    const box = document.querySelector<HTMLInputElement>('section input[type=checkbox]')!;
    const start = performance.now();
    box.click();
    let at = await window.probe.painted();
    while (document.querySelectorAll('main li input:checked').length < all) at = await window.probe.painted();
    return at - start;
  }, count);

async function typeSharedCode(pane: FrameLocator, count: number): Promise<void> {
  await pane.getByRole('button', { name: `Choose for ${count} people` }).click();
  await pane.getByRole('menuitem', { name: 'Access code', exact: true }).click();
  await pane.getByRole('textbox', { name: 'Code', exact: true }).fill('Vuurtoren-88');
}

/** A fixed amount of what a pane does: strings, objects, sorting. */
const fixedWork = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      const rows = Array.from({ length: 20_000 }, (_, i) => ({
        name: `Person ${(i * 7919) % 20_000}`,
        known: [i, i + 1],
      }));
      rows.sort((a, b) => (a.name < b.name ? -1 : 1));
      JSON.parse(JSON.stringify(rows));
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[2]!;
  });

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const middle = (runs: Measured[], step: Step) => median(runs.map(({ steps }) => steps[step]));

async function main(): Promise<void> {
  const outlook = await startLocalOutlook({
    addinPort: 0,
    composePort: 0,
    dataFolder: mkdtempSync(path.join(tmpdir(), 'benchmark-')),
    ...(process.env['DIST'] && { dist: process.env['DIST'] }),
  });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  const short: Measured[] = [];
  const long: Measured[] = [];
  // one after the other, so that what slows the machine slows both
  for (let run = 0; run < RUNS; run++) {
    short.push(await measure(browser, outlook.composeUrl, SHORT));
    long.push(await measure(browser, outlook.composeUrl, LONG));
  }
  await browser.close();
  await outlook.close();

  const work = median([...short, ...long].map((run) => run.work));
  console.log(`Medians of ${RUNS} runs. Fixed work: ${work.toFixed(1)} ms.\n`);
  console.table(
    Object.fromEntries(
      (Object.keys(long[0]!.steps) as Step[]).map((step) => [
        step,
        {
          [`${LONG}: ms`]: Math.round(middle(long, step)),
          [`${SHORT}: ms`]: Math.round(middle(short, step)),
          [`${LONG} to ${SHORT}`]: (middle(long, step) / middle(short, step)).toFixed(1),
          'to fixed work': (middle(long, step) / work).toFixed(2),
        },
      ]),
    ),
  );
  const tasks = long.flatMap(({ longTasks }, run) => longTasks.map((task) => ({ run: run + 1, ...task })));
  const defects = tasks.filter(({ milliseconds, worked = milliseconds }) => worked > LONG_TASK_MS);
  console.log(`\nLong tasks of the pane after its first row was on screen, ${LONG} recipients: ${tasks.length},`);
  console.log(
    `of which ${defects.length} had the processor for more than ${LONG_TASK_MS} ms. Load: ${loadavg()[0]!.toFixed(1)}`,
  );
  for (const { run, during, milliseconds, worked, what } of tasks)
    console.log(
      `  run ${run}, ${during}: ${Math.round(milliseconds)} ms, processor ${worked?.toFixed(0) ?? '?'} ms${what ? ` (${what})` : ''}`,
    );
  process.exitCode = defects.length > 0 ? 1 : 0;
}

void main();
