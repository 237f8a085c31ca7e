/**
 * What controls are called beside what they show, and whether what they refer to is there. axe looks at neither: it passes
 * a button that shows "Choose method" and is called otherwise, and an `aria-describedby` of nothing.
 */
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';

/** The library by which testing-library computes names, as a script for a page. */
const [LIBRARY] = buildSync({
  stdin: {
    contents: "export { computeAccessibleName } from 'dom-accessibility-api'",
    resolveDir: path.dirname(require.resolve('@testing-library/dom')),
  },
  bundle: true,
  format: 'iife',
  globalName: 'accessibleNames',
  write: false,
}).outputFiles;

declare global {
  var accessibleNames: { computeAccessibleName(element: Element): string } | undefined;
}

/** In what is shown, in its language. */
export async function misnamed(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'accessibleNames' in window))) await page.evaluate(LIBRARY!.text);
  return page.evaluate(lookForMisnamed);
}

/** Runs in the page. */
function lookForMisnamed(): string[] {
  const { computeAccessibleName } = window.accessibleNames!;
  const CONTROLS = 'input, select, textarea, button, a[href], [role=button], [role^=menuitem], [role=option]';
  const CHILDREN_ARE_PRESENTATIONAL = 'button, [role=button], [role^=menuitem], [role=option], [role=img]';
  const SAYS_SOMETHING = '[role]:not([role=presentation], [role=none]), img:not([alt=""]), h1, h2, h3, a[href]';
  const REFERENCES = [
    'aria-activedescendant',
    'aria-controls',
    'aria-describedby',
    'aria-details',
    'aria-errormessage',
    'aria-labelledby',
    'aria-owns',
    'for',
  ];
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });

  /** Without what is hidden from assistive technology, as the state of a switch is, which its role says. */
  const shownIn = (label: Element, descriptions: (Element | null)[] = []): string => {
    const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!;
      const isDescription = descriptions.some((one) => one?.contains(parent));
      if (isVisible(parent) && !parent.closest('[aria-hidden=true]') && !isDescription)
        texts.push(walker.currentNode.textContent ?? '');
    }
    return texts.join(' ');
  };
  const labelOf = (control: Element): string => {
    if (!('labels' in control) || !(control.labels instanceof NodeList) || control.matches('button')) {
      // a description that stands in the control is no label, unless there is nothing else
      const described = control.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
      return (
        shownIn(
          control,
          described.map((id) => document.getElementById(id)),
        ).trim() || shownIn(control)
      );
    }
    const labels = [...control.labels].filter((label) => label instanceof Element);
    return (
      labels
        .map((label) => shownIn(label))
        .join(' ')
        .trim() ||
      (control.getAttribute('placeholder') ?? '')
    );
  };
  // neither white space nor punctuation is spoken, nor which way a text is written
  const spoken = (text: string) => text.replace(/[\s\p{P}\p{Cf}]+/gu, '').toLowerCase();

  const problems: string[] = [];
  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!isVisible(control) || control.matches('[data-tabster-dummy]')) continue;
    const name = computeAccessibleName(control);
    const label = labelOf(control);
    if (!spoken(name).startsWith(spoken(label))) problems.push(`shows “${label.trim()}”, is called “${name}”`);
  }
  for (const element of document.querySelectorAll(REFERENCES.map((attribute) => `[${attribute}]`).join())) {
    for (const attribute of REFERENCES)
      for (const id of element.getAttribute(attribute)?.split(/\s+/) ?? [])
        if (!document.getElementById(id)) problems.push(`<${element.localName}> ${attribute}="${id}": nothing there`);
  }
  for (const element of document.querySelectorAll(CHILDREN_ARE_PRESENTATIONAL)) {
    const inside = element.querySelector(SAYS_SOMETHING);
    if (inside && !inside.closest('[aria-hidden=true]'))
      problems.push(`<${element.localName}> swallows a role: ${inside.outerHTML.slice(0, 120)}`);
  }
  return problems;
}
