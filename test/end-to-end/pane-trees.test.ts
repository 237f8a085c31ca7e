/**
 * What the pane's main states say to assistive technology: roles, names, states and order, as the browser computes them.
 * A difference is a change for people who do not see the pane. Meant? Then `npx jest -c test/jest.config.mjs -u pane-trees`.
 */
import type { Page } from 'playwright-core';
import { openGallery, showState } from './gallery';
import type { Gallery } from './gallery';
import { addressButtonOf, methodButtonOf } from '../row-names';

const BO = 'bo@lind.example';

const pick = async (page: Page, item: string) => {
  await page.getByRole('button', { name: methodButtonOf(BO) }).click();
  await page.getByRole('menuitemradio', { name: item, exact: true }).click();
};

/** By name: the state of the gallery, what a person does there, and the part that is looked at. */
const TREES: Record<string, { state: string; act?: (page: Page) => Promise<void>; part?: string }> = {
  off: { state: 'off' },
  'nobody on the mail': { state: 'empty' },
  'somebody lacks a method': { state: 'missing' },
  'everybody is ready': { state: 'all-ready' },
  'looking up': { state: 'looking-up' },
  'saving failed': { state: 'saving-failed' },
  'two problems': { state: 'two-problems' },
  'several people at once': {
    state: 'many',
    act: async (page) => {
      await page.getByRole('button', { name: 'Select several' }).click();
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  'a menu': {
    state: 'missing',
    act: async (page) => {
      await page.getByRole('button', { name: methodButtonOf(BO) }).click();
      await page.getByRole('menu').waitFor();
    },
    part: '[role=menu]',
  },
  'a number to be typed': {
    state: 'missing',
    act: async (page) => {
      await pick(page, 'SMS to new number');
      await page.getByLabel('Mobile number').waitFor();
    },
    part: 'main',
  },
  'a code to be typed': {
    state: 'missing',
    act: async (page) => {
      await pick(page, 'Access code');
      await page.getByLabel('Code', { exact: true }).fill('tulp-77');
    },
    part: 'main',
  },
  'the contact card': {
    state: 'missing',
    act: async (page) => {
      await page.getByRole('button', { name: addressButtonOf('okafor@legal.example') }).click();
      await page.getByRole('combobox', { name: 'Notification language' }).waitFor();
    },
    part: '[role=dialog]',
  },
};

let gallery: Gallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery?.close());

it.each(Object.entries(TREES))('the state "%s" says what it said', async (_name, { state, act, part = 'body' }) => {
  const { page } = gallery;
  await showState(page, state);
  await act?.(page);
  const tree = await page.locator(part).ariaSnapshot();
  // the names of countries are the browser's
  expect(tree.replace(/^ *- option "[^"]*"\n/gm, '')).toMatchSnapshot();
});
