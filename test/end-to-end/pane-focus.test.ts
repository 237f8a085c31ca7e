/** The focus on its way through the pane and out of it, by real keys: Office.js has taken Tab and Escape from the browser. */
import type { Locator } from 'playwright-core';
import { type ComposeWindow, openComposeWindow } from './compose-window';
import { methodButtonOf } from '../row-names';
import { Pane } from './pane-driver';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const ANNAS_CARD = /^anna.*: contact information$/;
const BOS_CARD = /^bo.*: contact information$/;
const STOPS = [
  /^Secure mail$/,
  /^Recipient verification/,
  methodButtonOf(ANNA),
  ANNAS_CARD,
  methodButtonOf(BO),
  BOS_CARD,
  /^Next: Bo Lind/,
];

let window: ComposeWindow;
let pane: Pane;
beforeAll(async () => {
  window = await openComposeWindow();
  await window.addRecipients('to', `Anna <${ANNA}>; Bo Lind <${BO}>`);
  pane = await Pane.open(window);
  await pane.switchOn();
  await pane.ready(1, 2);
});
afterAll(() => window?.close());

const press = (key: string) => window.page.keyboard.press(key);
const close = () => window.page.getByRole('button', { name: 'Close the pane' });
const stop = (name: RegExp) => (name === STOPS[0] ? pane.secureSwitch() : pane.frame.getByRole('button', { name }));
// waited for, as the focus moves between window and pane by a message
const hasFocus = (element: Locator) => element.and(window.page.locator(':focus')).waitFor();
const hasFocusInPane = (name: RegExp) => stop(name).and(pane.frame.locator(':focus')).waitFor();

it('Tab goes from stop to stop, and out to the rest of the window', async () => {
  await close().focus();
  for (const name of STOPS) {
    await press('Tab');
    await hasFocusInPane(name);
  }
  await press('Tab');
  await hasFocus(window.page.getByRole('button', { name: 'Dark', exact: true }));
});

it('Shift+Tab goes back through the pane and out to what stands before it, and Tab comes back in', async () => {
  await stop(STOPS.at(-1)!).focus();
  for (const name of STOPS.slice(0, -1).reverse()) {
    await press('Shift+Tab');
    await hasFocusInPane(name);
  }
  await press('Shift+Tab');
  await hasFocus(close());
  await press('Tab');
  await hasFocusInPane(STOPS[0]!);
});

it.each(['Escape', 'Control+F6'])('%s goes from the pane to the text of the mail, and Ctrl+F6 back', async (key) => {
  await stop(methodButtonOf(BO)).focus();
  await press(key);
  await hasFocus(window.page.getByLabel('Message', { exact: true }));
  await window.page.keyboard.type('Hello');
  expect((await window.draft())?.content.body).toContain('Hello');
  await press('Control+F6');
  await hasFocusInPane(STOPS[0]!);
});

it('the button in the ribbon takes the focus to the pane that is open already', async () => {
  await window.clickRibbon('Recipient verification');
  await hasFocusInPane(STOPS[0]!);
});

it.each([
  ['Tab', methodButtonOf(BO)],
  ['Shift+Tab', ANNAS_CARD],
])('after a click on a text %s goes on from there', async (key, name) => {
  await pane.frame.getByText('Bo Lind', { exact: true }).click();
  await press(key);
  await hasFocusInPane(name);
});

it('after a click on blank space Tab goes on from there', async () => {
  await close().focus();
  const blank = (await pane.frame.getByRole('main').boundingBox())!;
  await window.page.mouse.click(blank.x + blank.width / 2, blank.y + blank.height - 20);
  await press('Tab');
  await hasFocusInPane(methodButtonOf(ANNA));
});

it('a double click opens a menu and leaves it open, with the focus in it; a click later closes it', async () => {
  const button = pane.methodButton(BO);
  // the reason beside a button that has the focus covers the one below
  await close().focus();
  await pane.frame.getByRole('tooltip', { includeHidden: true }).waitFor({ state: 'detached' });
  await button.dblclick();
  const first = pane.frame.getByRole('menuitemradio').first();
  await first.and(pane.frame.locator(':focus')).waitFor();
  await button.click();
  await first.waitFor({ state: 'detached' });
});

// the last, as nobody puts him back
it('the focus of a row that leaves is not lost to the keys', async () => {
  await stop(BOS_CARD).focus();
  await window.evaluate((outlook, address) => {
    const { draft } = outlook.host.state;
    draft?.setRecipients(
      'to',
      draft.content.to.filter((each) => each.address !== address),
      { add: false },
    );
  }, BO);
  await pane.ready(1, 1);
  await press('Tab');
  await hasFocusInPane(methodButtonOf(ANNA));
});
