/** States of the pane that a person brings about, by name, each from a state of the gallery. */
import type { Page } from 'playwright-core';
import type { AccessCode, LanguageTag } from '../../src/verification/brands';
import type { FakeStore } from '../taskpane/fake-pane-store';
import type {} from '../taskpane/gallery/window';
import { addressButtonOf, methodButtonOf } from '../row-names';

const BO = 'bo@lind.example';
const OKAFOR = 'okafor@legal.example';

const openMenu = async (page: Page, address: string) => {
  await page.getByRole('button', { name: methodButtonOf(address) }).click();
  await page.getByRole('menu').waitFor();
};
const pick = async (page: Page, item: string) => {
  await openMenu(page, BO);
  await page.getByRole('menuitemradio', { name: item, exact: true }).click();
};
const typeCode = async (page: Page, item: string, code: string) => {
  await pick(page, item);
  await page.getByLabel('Code', { exact: true }).fill(code);
};
const mailSays = (page: Page, mail: FakeStore['mail']) =>
  page.evaluate((says) => {
    window.paneStore.mail = says;
  }, mail);
const change = (page: Page, how: (store: FakeStore) => unknown) =>
  page.evaluate(`void (${how.toString()})(window.paneStore)`);
const openCard = async (page: Page, address: string) => {
  await page.getByRole('button', { name: addressButtonOf(address) }).click();
  await page.getByRole('combobox', { name: 'Notification language' }).waitFor();
};

const typeLanguage = (page: Page, text: string) =>
  page.getByRole('combobox', { name: 'Notification language' }).fill(text);

const selectAll = async (page: Page) => {
  await page.getByRole('button', { name: 'Select several' }).click();
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByText('10 selected').first().waitFor();
};
const chooseForAll = async (page: Page, item: string) => {
  await selectAll(page);
  await page.getByRole('button', { name: 'Choose for 10 people' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

export interface Action {
  /** Where it begins. */
  state: string;
  act(page: Page): Promise<void>;
}

const from = (state: string, acts: Record<string, Action['act']>): Record<string, Action> =>
  Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, { state, act }]));

export const ACTIONS: Record<string, Action> = {
  ...from('verification-email', {
    'menu with the verification email chosen': (page) => openMenu(page, BO),
  }),
  ...from('missing', {
    'menu of somebody new': (page) => openMenu(page, BO),
    'menu of somebody known': (page) => openMenu(page, OKAFOR),
    'menu with what is not available': async (page) => {
      await openMenu(page, BO);
      await page.getByRole('menuitem', { name: /not available/ }).click();
      await page.getByRole('group').waitFor();
    },
    'number to be typed': async (page) => {
      await pick(page, 'SMS to new number');
      await page.getByLabel('Mobile number').waitFor();
    },
    'number that is a landline': async (page) => {
      await pick(page, 'SMS to new number');
      await page.getByLabel('Mobile number').fill('020 6241111');
      await page.keyboard.press('Enter');
      await page.getByText('This is a landline').first().waitFor();
    },
    'number that can be read in two ways': async (page) => {
      await pick(page, 'SMS to new number');
      await page.getByLabel('Mobile number').fill('687848156');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^New Caledonia/ }).waitFor();
    },
    'code being typed': (page) => typeCode(page, 'Access code', 'tulp-77'),
    'code that is too short': async (page) => {
      await typeCode(page, 'Access code', 'tulp-77');
      await page.keyboard.press('Enter');
      await page.getByText('Make the code longer').first().waitFor();
    },
    'generated code': async (page) => {
      await pick(page, 'Access code');
      await page.getByRole('button', { name: 'Generate a code' }).click();
      await page.getByText('A new code is filled in').waitFor();
    },
    'code read aloud': async (page) => {
      await typeCode(page, 'Access code', 'Tulp-77-maan é');
      await page.getByRole('button', { name: 'Read aloud' }).click();
      await page.getByText('capital Tango').waitFor();
    },
    'code that stands in the mail': async (page) => {
      await mailSays(page, { subject: 'Your code: tulp 77 maan', body: '' });
      await typeCode(page, 'Access code', 'tulp-77-maan');
      await page.keyboard.press('Enter');
      await page.getByText('This code stands in your mail').first().waitFor();
    },
    'code with their name': async (page) => {
      await typeCode(page, 'Access code', 'lind-1987');
      await page.keyboard.press('Enter');
      await page.getByText('This code holds their name').first().waitFor();
    },
    'code while the mail cannot be read': async (page) => {
      await mailSays(page, undefined);
      await typeCode(page, 'Access code', 'tulp-77-maan');
      await page.getByText('Make sure yourself').waitFor();
    },
    'code that is hidden': async (page) => {
      await typeCode(page, 'Access code', 'tulp-77-maan');
      await page.getByRole('button', { name: 'Hide code' }).click();
    },
    'hint that gives the code away': async (page) => {
      await typeCode(page, 'Access code', 'tulp-77-maan');
      await page.getByLabel('Hint (optional)').fill('It is tulp 77 maan');
      await page.keyboard.press('Enter');
      await page.getByText('The hint gives the code away').first().waitFor();
    },
    'number with a foreign prefix': async (page) => {
      await pick(page, 'SMS to new number');
      await page.getByLabel('Mobile number').pressSequentially('+32470123456');
      await page.getByText('The SMS goes to +32 470 12 34 56').waitFor();
    },
    'organization code': (page) => typeCode(page, 'Set up organization access code', 'tulp-77-maan'),
    'organization code that is changed': async (page) => {
      await page.evaluate((bo) => {
        const store = window.paneStore;
        const codes = [
          { accessCode: '48213705' as AccessCode, scope: 'organization' as const, setHere: true as const },
        ];
        const rows = store
          .getState()
          .rows.map((row) => (row.recipient.address === bo ? { ...row, record: { ...row.record!, codes } } : row));
        store.set({ rows });
      }, BO);
      await page.getByRole('button', { name: addressButtonOf(BO) }).click();
      await page.getByRole('button', { name: 'Change organization access code' }).click();
      await page.getByText('your colleagues may use it').waitFor();
    },
    'colleagues unfolded': (page) => page.getByRole('button', { name: /need nothing/ }).click(),
    'contact card': (page) => openCard(page, OKAFOR),
    'contact card of somebody unknown': (page) => openCard(page, BO),
    'contact card with something forgotten': async (page) => {
      await openCard(page, OKAFOR);
      await page.getByRole('button', { name: 'Forget: Personal access code' }).click();
      await page.getByRole('button', { name: 'Undo: Personal access code' }).waitFor();
    },
    'contact card with something that cannot be put back': async (page) => {
      await openCard(page, OKAFOR);
      await change(page, (store) => (store.undoAnswer = { ok: false, problem: 'full' }));
      await page.getByRole('button', { name: 'Forget: Personal access code' }).click();
      await page.getByRole('button', { name: 'Undo: Personal access code' }).click();
      await page.getByText('Not put back').first().waitFor();
    },
    'contact card with something that cannot be forgotten': async (page) => {
      await openCard(page, OKAFOR);
      await change(page, (store) => (store.forgetAnswer = { ok: false, problem: 'unavailable' }));
      await page.getByRole('button', { name: 'Forget: Personal access code' }).click();
      await page.getByText('Not forgotten').first().waitFor();
    },
    'contact card that could not be saved': async (page) => {
      await openCard(page, BO);
      await change(page, (store) => (store.saveContactAnswer = { ok: false, problem: 'full' }));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('It holds for this mail').first().waitFor();
    },
    'contact card that changed elsewhere': async (page) => {
      await openCard(page, BO);
      await change(page, (store) =>
        store.set({
          rows: store.getState().rows.map((row) => ({ ...row, notificationLanguage: 'fr' as LanguageTag })),
        }),
      );
      await page.getByText('Changed elsewhere meanwhile').first().waitFor();
    },
    'contact card while it is being saved': async (page) => {
      await openCard(page, BO);
      await change(page, (store) => (store.saveContactAnswer = new Promise(() => {})));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Saving…' }).waitFor();
    },
    'language search open': async (page) => {
      await openCard(page, OKAFOR);
      await typeLanguage(page, 'd');
      await page.getByRole('option', { name: /Deutsch/ }).waitFor();
    },
    'language not found': async (page) => {
      await openCard(page, OKAFOR);
      await typeLanguage(page, 'Klingon');
      await page.getByText('No language here is called').first().waitFor();
    },
    'contact card saved': async (page) => {
      await openCard(page, BO);
      await typeLanguage(page, 'Deutsch');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved, also for next time').first().waitFor();
    },
  }),
  ...from('looking-up', {
    'contact card while somebody is looked up': async (page) => {
      await page.getByRole('button', { name: addressButtonOf(BO) }).click();
      await page.getByRole('img', { name: 'Looking up what is known…' }).waitFor();
    },
  }),
  ...from('one-known', {
    'contact card with everything': async (page) => {
      await openCard(page, OKAFOR);
      await page.getByRole('button', { name: 'Which standard?' }).click();
      await page.getByText('NTA 7516').waitFor();
    },
  }),
  ...from('one-known-masked', {
    'contact card with hidden codes': async (page) => {
      await openCard(page, OKAFOR);
      await page.getByRole('button', { name: 'Show: Personal access code' }).click();
    },
  }),
  ...from('one-known-away', {
    'contact card while the directory is away': async (page) => {
      await openCard(page, OKAFOR);
    },
  }),
  ...from('one-unknown-away', {
    'contact card of somebody unknown while the directory is away': async (page) => {
      await openCard(page, BO);
    },
  }),
  ...from('many', {
    'filter with nobody found': async (page) => {
      await page.getByRole('searchbox').fill('nobody of that name');
      await page.getByRole('button', { name: 'Show everyone' }).waitFor();
    },
    'filter on who needs a method': async (page) => {
      await page.getByRole('button', { name: 'Needs a method' }).click();
      await page.getByText('4 of 12 shown').first().waitFor();
    },
    'several selected': selectAll,
    'menu for several': async (page) => {
      await selectAll(page);
      await page.getByRole('button', { name: 'Choose for 10 people' }).click();
      await page.getByRole('menu').waitFor();
    },
    'one code for several': async (page) => {
      await chooseForAll(page, 'Access code');
      await page.getByRole('button', { name: 'Generate a code' }).click();
      await page.getByText('All 10 people get the same code').first().waitFor();
    },
    'what came of a choice for several': async (page) => {
      await chooseForAll(page, 'Zivver account');
      await page.getByRole('button', { name: 'Show them' }).waitFor();
    },
    'those who stayed as they were': async (page) => {
      await chooseForAll(page, 'Zivver account');
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText('7 of 12 shown').first().waitFor();
    },
  }),
  ...from('list', {
    'menu of a distribution list': async (page) => {
      await openMenu(page, 'team@partner.example');
    },
  }),
};
