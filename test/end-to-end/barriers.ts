/**
 * Looks for barriers in what the gallery shows, in one visit: look, width and language change in place, and what is open stays
 * open. In each of them: what axe finds (WCAG 2.2 AA), what is called otherwise than it shows (`names.ts`), what sticks out
 * at the side, which text of ours is cut off. Names and addresses of people may be cut off: they have a tip.
 */
import type { AxeBuilder } from '@axe-core/playwright';
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Page } from 'playwright-core';
import { DEEP } from '../depth';
import { PSEUDO_LANGUAGE } from '../taskpane/gallery/pseudo-words';
import type {} from '../taskpane/gallery/window';
import { AXE } from './gallery';
import { misnamed } from './names';

type RunOptions = Parameters<AxeBuilder['options']>[0];
type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

type Look = keyof typeof LOOKS;

export interface View {
  language: string;
  look: Look;
  width: number;
  /** Of axe: those that depend on colors, all, or none. */
  rules: 'colors' | 'all' | 'none';
}

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const;
const BACKGROUND: Record<Look, string> = {
  light: webLightTheme.colorNeutralBackground1,
  dark: webDarkTheme.colorNeutralBackground1,
  forced: webLightTheme.colorNeutralBackground1,
};
const LANGUAGES = ['en', 'nl', 'de', 'fr', PSEUDO_LANGUAGE];
const HEIGHT = 620;

/** What axe says of names, roles and sizes is the same in every look. Forced colors are the system's, not ours to measure. */
const RULES_IN: Record<Look, View['rules']> = { light: 'all', dark: 'colors', forced: 'none' };

/** Names and roles, both palettes, the widest things, the longest words. */
const SAMPLE: View[] = [
  { language: 'en', look: 'light', width: 320, rules: 'all' },
  { language: 'en', look: 'dark', width: 320, rules: 'colors' },
  { language: 'en', look: 'forced', width: 450, rules: 'none' },
  ...['nl', 'de', 'fr', PSEUDO_LANGUAGE].map((language): View => ({
    language,
    look: 'light',
    width: 320,
    rules: 'none',
  })),
];
const EVERY_VIEW: View[] = LANGUAGES.flatMap((language) =>
  (['light', 'dark', 'forced'] as const).flatMap((look) =>
    [320, 450].map((width): View => ({ language, look, width, rules: RULES_IN[look] })),
  ),
);
export const VIEWS = DEEP ? EVERY_VIEW : SAMPLE;

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

const optionsFor = (rules: 'all' | 'colors'): RunOptions => ({
  runOnly: rules === 'all' ? { type: 'tag', values: ALL_RULES } : { type: 'rule', values: COLOR_RULES },
  resultTypes: ['violations'], // one example each of what passed: naming all of them takes half of the time
});

export interface Visit {
  /** What an open menu half covers is out of reach while it is open: then axe looks at the menu only. */
  part?: string;
  /** Those of the lane, when absent. */
  views?: View[];
}

export async function barriers(page: Page, { part = 'html', views = VIEWS }: Visit = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: AXE });
  const found: string[] = [];
  let shown: string | undefined;
  for (const { language, look, width, rules } of views) {
    await page.emulateMedia(LOOKS[look]);
    await page.setViewportSize({ width, height: HEIGHT });
    const { problems, open } = await page.evaluate(lookForBarriers, {
      language,
      background: BACKGROUND[look],
      part,
      options: rules === 'none' ? undefined : optionsFor(rules),
    });
    shown ??= open;
    // the same in every look and width
    if (look === 'light' && width === 320) problems.push(...(await misnamed(page)));
    if (open !== shown) problems.push(`what is open did not stay so: ${shown || 'nothing'}, then ${open || 'nothing'}`);
    found.push(...problems.map((problem) => `${language}, ${look}, ${width} px: ${problem}`));
  }
  return found;
}

interface Wanted {
  language: string;
  background: string;
  part: string;
  options: RunOptions | undefined;
}

/** Runs in the page. */
async function lookForBarriers({ language, background, part, options }: Wanted) {
  const root = document.documentElement;
  if (root.lang !== language) await window.gallery.setLanguage(language);
  const frame = () => new Promise(requestAnimationFrame);
  const provider = document.querySelector('.fui-FluentProvider')!;
  // the theme is a chunk that loads late
  while (getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1') !== background) await frame();
  // menus find their place again
  await frame();
  await frame();
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));

  const problems: string[] = [];
  if (options) {
    const { axe } = window as unknown as { axe: { run(context: object, options: RunOptions): Promise<Results> } };
    // [data-tabster-dummy]: Fluent's edges of a menu: they hand the focus on at once
    const { violations } = await axe.run({ include: [part], exclude: ['[data-tabster-dummy]'] }, options);
    problems.push(...violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html.slice(0, 160)}`));
  }
  if (root.scrollWidth > root.clientWidth)
    problems.push(`${root.scrollWidth - root.clientWidth} px stick out at the side`);

  const people = window.paneStore
    .getState()
    .rows.flatMap(({ recipient }) => [recipient.displayName, recipient.typedAddress, recipient.address])
    .filter((name) => name !== '');
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1) continue;
    const text = element instanceof HTMLInputElement ? element.value : element.textContent.trim();
    if (text === '' || people.some((name) => text.includes(name))) continue;
    if (getComputedStyle(element).overflowX === 'visible' && !element.matches('button')) continue;
    problems.push(`cut off: <${element.localName}> ${text}, ${element.scrollWidth} in ${element.clientWidth} px`);
  }

  const open = ['form', 'menu', 'group', 'dialog', 'listbox', 'alert', 'input']
    .map((role) => ({ role, count: document.querySelectorAll(`${role}, [role=${role}]`).length }))
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => `${count} ${role}`)
    .join(', ');
  return { problems, open };
}

/** 1280 × 1024 at 400 % is 320 × 256: scrolling one way brings each button into sight, and nothing covers it there. */
export async function outOfReach(page: Page): Promise<string[]> {
  await page.emulateMedia(LOOKS.light);
  await page.setViewportSize({ width: 320, height: 256 });
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    return [...document.querySelectorAll('button, [role=button]')]
      .filter((button) => {
        button.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const isOutside =
          Math.round(top) < 0 ||
          Math.round(bottom) > innerHeight ||
          Math.round(left) < 0 ||
          Math.round(right) > innerWidth;
        return isOutside || !button.contains(middle);
      })
      .map((button) => button.ariaLabel ?? button.textContent)
      .filter((name) => name !== 'Clear the filter'); // Fluent shows that one once something is typed
  });
}
