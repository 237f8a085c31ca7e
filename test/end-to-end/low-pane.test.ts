/** 1280 × 1024 at 400 % is 320 × 256: nothing is covered there, and everything can be reached by scrolling one way. */
import { openGallery } from './gallery';
import type { Gallery } from './gallery';

let gallery: Gallery;
beforeAll(async () => (gallery = await openGallery()), 60_000);
afterAll(() => gallery?.close());

it.each(['missing', 'many', 'two-problems', 'saving-failed', 'withdrawn'])(
  'in the state %s every button can be brought into sight, whole',
  async (state) => {
    const context = await gallery.browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 320, height: 256 },
    });
    const page = await context.newPage();
    await page.goto(gallery.urlOf(state));
    await page.getByRole('button', { name: /^Next/ }).waitFor();
    const outOfReach: string[] = [];
    for (const button of await page.getByRole('button').all()) {
      const covered = await button.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const [narrow, wide, high, low] = [left, right, top, bottom].map(Math.round) as [
          number,
          number,
          number,
          number,
        ];
        return high < 0 || low > innerHeight || narrow < 0 || wide > innerWidth || !element.contains(middle);
      });
      const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
      // Fluent shows that one once something is typed
      if (covered && name !== 'Clear the filter') outOfReach.push(name);
    }
    expect(outOfReach).toEqual([]);
    await context.close();
  },
  60_000,
);
