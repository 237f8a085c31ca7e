/**
 * Looks for barriers in what a page of the gallery shows, in each look (light, dark, forced colors) × width: what axe finds
 * (WCAG 2.2 AA), and what sticks out at the side. What axe says of names, roles and sizes is the same in every look.
 */
import type { AxeBuilder } from '@axe-core/playwright';
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Page } from 'playwright-core';
import { AXE } from './gallery';
import type { Gallery } from './gallery';

type RunOptions = Parameters<AxeBuilder['options']>[0];
type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

interface Look {
  colorScheme: 'light' | 'dark';
  forcedColors: 'none' | 'active';
  /** Those that hang on it; absent: all. */
  rules?: string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLORS = ['color-contrast', 'link-in-text-block'];
/** Forced colors are the system's: their contrast is not ours to measure. */
const LOOKS: [Look, ...Look[]] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none', rules: COLORS },
  { colorScheme: 'light', forcedColors: 'active', rules: [] },
];
const WIDTHS = [320, 450];
const BACKGROUND = {
  light: webLightTheme.colorNeutralBackground1,
  dark: webDarkTheme.colorNeutralBackground1,
};

/** One page for state after state: a fresh one takes three times as long to start. */
export async function openPage(gallery: Gallery): Promise<Page> {
  const context = await gallery.browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' }); // axe adds a script of its own
  return context.newPage();
}

/** Before a state is shown: what the state before it left of the person at the machine. */
export async function resetPage(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.emulateMedia(LOOKS[0]);
  await page.setViewportSize({ width: 1280, height: 720 });
}

/** @param part what an open menu half covers is out of reach while it is open: then only the menu is looked at */
export async function barriers(page: Page, part = 'html'): Promise<string[]> {
  // the builder itself would bring axe into the page twice for each look and width, which takes longer than looking
  await page.addScriptTag({ url: AXE });
  const found: string[] = [];
  for (const { rules, ...look } of LOOKS) {
    await page.emulateMedia(look);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 620 });
      await settled(page, BACKGROUND[look.colorScheme]);
      const options: RunOptions = {
        runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS },
        resultTypes: ['violations'], // one example each of what passed: naming all of them takes half of the time
      };
      const where = `${look.forcedColors === 'active' ? 'forced' : look.colorScheme}, ${width} px`;
      const problems = await page.evaluate(lookForBarriers, {
        part,
        options: rules?.length === 0 ? undefined : options,
      });
      found.push(...problems.map((problem) => `${where}: ${problem}`));
    }
  }
  return found;
}

/** Waits until the theme is the wanted one, menus have found their place again and nothing moves. */
async function settled(page: Page, background: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const frame = () => new Promise(requestAnimationFrame);
    const provider = document.querySelector('.fui-FluentProvider')!;
    // the theme is a chunk that loads late
    while (getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1') !== wanted) await frame();
    await frame();
    await frame();
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }, background);
}

/** Runs in the page. */
async function lookForBarriers({
  part,
  options,
}: {
  part: string;
  options: RunOptions | undefined;
}): Promise<string[]> {
  const { axe } = window as unknown as { axe: { run(context: object, options: RunOptions): Promise<Results> } };
  // [data-tabster-dummy]: Fluent's edges of a menu: they hand the focus on at once
  const context = { include: [part], exclude: ['[data-tabster-dummy]'] };
  const { violations } = options ? await axe.run(context, options) : { violations: [] };
  const found = violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html.slice(0, 160)}`);
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...found, `${scrollWidth - clientWidth} px stick out at the side`] : found;
}
