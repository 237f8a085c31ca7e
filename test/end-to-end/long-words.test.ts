/**
 * The longest words fit: in every state, in German, French and the pseudo-language that reads from right to left, nothing sticks
 * out of a pane of 320 px, and no text of ours is cut off. Names and addresses of people may be: they have a tip.
 */
import type { Page } from 'playwright-core';
import { words as de } from '../../src/locales/de/words';
import { words as en } from '../../src/locales/en/words';
import { words as fr } from '../../src/locales/fr/words';
import type { Words } from '../../src/locales/words';
import type { FakeStore } from '../taskpane/fake-pane-store';
import { PSEUDO_LANGUAGE, pseudoWords } from '../taskpane/gallery/pseudo-words';
import { STATES } from '../taskpane/gallery/states';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';

const LANGUAGES: [string, Words][] = [
  ['de', de],
  ['fr', fr],
  [PSEUDO_LANGUAGE, pseudoWords(en)],
];
const BO = 'bo@lind.example';

const openMenu = async (page: Page, { pane }: Words) => {
  await page.getByRole('button', { name: pane.list.verificationMethodFor(BO), exact: true }).click();
  await page.getByRole('menu').waitFor();
};
const pick = async (page: Page, words: Words, method: 'sms-new' | 'access-code-new' | 'organization-code-new') => {
  await openMenu(page, words);
  const name = words.verification.accessibleName(method, { brand: 'Zivver' });
  await page.getByRole('menuitemradio', { name, exact: true }).click();
  await page.locator('form [data-first]').waitFor();
};
const submitTyped = async (page: Page) => {
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
};

/** What a person opens, beyond the states of the gallery. */
const ACTIONS: Record<string, (page: Page, words: Words) => Promise<void>> = {
  'the menu, with what is not available': async (page, words) => {
    await openMenu(page, words);
    await page.locator('[role=menuitem][aria-expanded]').click();
    await page.getByRole('group').waitFor();
  },
  'a number that is a landline': async (page, words) => {
    await pick(page, words, 'sms-new');
    await page.locator('form [data-first]').fill('020 6241111');
    await submitTyped(page);
  },
  'a code that is too short, with a hint': async (page, words) => {
    await pick(page, words, 'access-code-new');
    await page.locator('form [data-first]').fill('tulp');
    await submitTyped(page);
  },
  'a code for the organization': (page, words) => pick(page, words, 'organization-code-new'),
  'the card': async (page, { pane }) => {
    await page.getByRole('button', { name: pane.list.contactInformationOf(BO), exact: true }).click();
    await page.getByRole('combobox').waitFor();
  },
  'the people who need nothing': (page) => page.locator('main button[aria-expanded]:not([aria-haspopup])').click(),
};

/** What is cut off or sticks out: runs in the page. */
function cutOff(): string[] {
  const store = (window as unknown as { paneStore: FakeStore }).paneStore.getState();
  const people = store.rows.flatMap(({ recipient }) => [
    recipient.displayName,
    recipient.typedAddress,
    recipient.address,
  ]);
  const ofPeople = (text: string) => people.some((name) => name !== '' && text.includes(name));
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth - root.clientWidth} px stick out`] : [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const text = element instanceof HTMLInputElement ? element.value : element.textContent.trim();
    if (text === '' || element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1) continue;
    if (getComputedStyle(element).overflowX === 'visible' && !element.matches('button')) continue;
    if (!ofPeople(text))
      found.push(`<${element.localName}> ${text}: ${element.scrollWidth} in ${element.clientWidth} px`);
  }
  return found;
}

let gallery: Gallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
  page = await gallery.browser.newPage({ viewport: { width: 320, height: 620 }, reducedMotion: 'reduce' });
}, 60_000);
afterAll(() => gallery?.close());

describe.each(LANGUAGES)('in %s', (language, words) => {
  const show = (state: string) => showState(page, state, gallery.urlOf(state, language));

  it('every state fits', async () => {
    const found: string[] = [];
    for (const state of Object.keys(STATES)) {
      await show(state);
      found.push(...(await page.evaluate(cutOff)).map((what) => `${state}: ${what}`));
    }
    expect(found).toEqual([]);
    await expect(page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).resolves.toEqual([
      words.pane.language,
      words.pane.direction,
    ]);
  }, 60_000);

  it.each(Object.entries(ACTIONS))(
    '%s fits',
    async (_name, act) => {
      await show('missing');
      await act(page, words);
      expect(await page.evaluate(cutOff)).toEqual([]);
    },
    30_000,
  );
});
