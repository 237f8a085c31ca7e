/**
 * A part that does not load, or throws once it is shown, is not the end of the pane: each of those in `lazy-parts.tsx`.
 * @jest-environment jsdom
 */
import { screen, waitFor, within } from '@testing-library/react';
import { pane as words } from '../../src/locales/en/pane';
import * as lazyParts from '../../src/taskpane/lazy-parts';
import type { PaneState } from '../../src/taskpane/state/types';
import { addressButtonOf } from '../row-names';
import { broken, SECRET } from './breakable-parts';
import { STATES } from './gallery/states';
import { anna, bo, okafor } from './people';
import { methodButton, renderPane, rowsOf } from './render-pane';

jest.mock('../../src/taskpane/recipients/recipients', () => mockBreakable('recipients/recipients'));
jest.mock('../../src/taskpane/recipients/method-menu', () => mockBreakable('recipients/method-menu'));
jest.mock('../../src/taskpane/recipients/reason-tip', () => mockBreakable('recipients/reason-tip'));
jest.mock('../../src/taskpane/recipients/code-note', () => mockBreakable('recipients/code-note'));
jest.mock('../../src/taskpane/recipients/list-tools', () => mockBreakable('recipients/list-tools'));
jest.mock('../../src/taskpane/several/parts', () => mockBreakable('several/parts'));
jest.mock('../../src/taskpane/inputs/phone-number-input', () => mockBreakable('inputs/phone-number-input'));
jest.mock('../../src/taskpane/inputs/access-code-input', () => mockBreakable('inputs/access-code-input'));
jest.mock('../../src/taskpane/problems/problem-bar', () => mockBreakable('problems/problem-bar'));
jest.mock('../../src/taskpane/states/label-line', () => mockBreakable('states/label-line'));
jest.mock('../../src/taskpane/card/card-content', () => {
  const { breakableCard } = jest.requireActual('./breakable-parts');
  return breakableCard(jest.requireActual('../../src/taskpane/card/card-content').cardContentIn);
});
function mockBreakable(module: string): unknown {
  return jest.requireActual('./breakable-parts').breakable(jest.requireActual(`../../src/taskpane/${module}`));
}

type User = Awaited<ReturnType<typeof renderPane>>['user'];
interface Way {
  state: Partial<PaneState>;
  /** What a person does until the part is shown. */
  open?(user: User): Promise<void>;
  /** Parts on the way there. */
  through?: string[];
  /** The filter has left nobody. */
  nobodyShown?: true;
  /** It is the list itself that is not there. */
  isList?: true;
}

const three = { rows: rowsOf(anna, bo, okafor) };
const many = STATES['many']!;
const pickForBo = (label: string) => async (user: User) => {
  await user.click(methodButton(bo.email));
  await user.click(await screen.findByRole('menuitemradio', { name: label }));
};
const selectSeveral = async (user: User) => user.click(await screen.findByRole('button', { name: 'Select several' }));

/** In an order in which each comes after those on its way. */
const WAYS: Record<string, Way> = {
  RecipientList: { state: three, isList: true },
  PaneFooter: { state: three, through: ['RecipientList'] },
  VerificationButton: { state: three, through: ['RecipientList'] },
  ContactCard: {
    state: three,
    open: (user) => user.click(screen.getByRole('button', { name: addressButtonOf(okafor.email) })),
    through: ['RecipientList'],
  },
  ProblemBar: { state: STATES['two-problems']! },
  LabelLine: { state: { secure: false, rows: [], label: { name: 'Confidential' } } },
  CodeNote: { state: STATES['code-not-read']! },
  ReasonTip: { state: three, open: (user) => user.hover(methodButton(anna.email)) },
  CardContent: {
    state: three,
    open: (user) => user.click(screen.getByRole('button', { name: addressButtonOf(okafor.email) })),
  },
  MethodMenu: { state: three, open: (user) => user.click(methodButton(bo.email)) },
  PhoneNumberInput: { state: three, open: pickForBo('SMS to new number'), through: ['MethodMenu'] },
  AccessCodeInput: { state: three, open: pickForBo('Access code'), through: ['MethodMenu'] },
  ListTools: { state: many },
  NothingFound: {
    state: many,
    open: async (user) => user.type(await screen.findByRole('searchbox'), 'nobody of that name'),
    through: ['ListTools'],
    nobodyShown: true,
  },
  SeveralBar: { state: many, open: selectSeveral, through: ['ListTools'] },
  RowCheckbox: { state: many, open: selectSeveral, through: ['ListTools', 'SeveralBar'] },
  SharedCode: {
    state: many,
    open: async (user) => {
      await selectSeveral(user);
      await user.click(await screen.findByRole('checkbox', { name: 'Select all shown' }));
      await user.click(await screen.findByRole('button', { name: /^Choose for/ }));
      await user.click(await screen.findByRole('menuitem', { name: 'Access code' }));
    },
    through: ['ListTools', 'RowCheckbox', 'SeveralBar'],
  },
};
const NAMES = Object.keys(WAYS);

let logged: jest.SpyInstance;
beforeEach(() => (logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)));
afterEach(() => {
  jest.restoreAllMocks();
  broken.showing.clear();
});

const lines = () => logged.mock.calls.map((line) => line.flat().join(' '));

/** Until the part has failed and that is logged, without what the error says. */
async function meet(name: string, how: 'loading' | 'showing') {
  const { state, open } = WAYS[name]!;
  const pane = await renderPane(state);
  await open?.(pane.user);
  const part = name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  const line = expect.stringContaining(`secure-mail part=${part} failed=${how} error=`);
  await waitFor(() => expect(lines()).toContainEqual(line));
  expect(lines().join('\n')).not.toContain(SECRET);
  return { ...pane, alerts: await screen.findAllByRole('alert') };
}

function expectTheRest(name: string, { store, alerts }: Awaited<ReturnType<typeof meet>>, sentence: string) {
  for (const alert of alerts) expect(alert).toHaveTextContent(sentence);
  expect(screen.getByRole('switch', { hidden: true })).toBeInTheDocument();
  if (WAYS[name]!.isList) return;
  if (WAYS[name]!.nobodyShown) return expect(screen.getByRole('searchbox')).toBeVisible();
  for (const { recipient, verification } of store.getState().rows)
    if (verification?.state !== 'not-needed') expect(screen.getAllByText(recipient.typedAddress)).not.toHaveLength(0);
}

const tryAgain = async (user: User) => {
  for (const alert of screen.getAllByRole('alert')) await user.click(within(alert).getByRole('button'));
};

test('each part that loads late is broken here', () => {
  const late = Object.entries(lazyParts).filter(([, part]) => 'warm' in part);
  expect(NAMES.toSorted()).toEqual(late.map(([name]) => name).toSorted());
});

describe('does not load', () => {
  // what has loaded once is there for good, and some loads ahead of need: so nothing may, but for what a test asks for
  beforeAll(() => NAMES.forEach((name) => broken.loading.add(name)));
  afterAll(() => broken.loading.clear());

  test.each(NAMES)('%s: a sentence says so, the rest stays, and Try again loads it', async (name) => {
    for (const each of WAYS[name]!.through ?? []) broken.loading.delete(each);
    const pane = await meet(name, 'loading');
    expectTheRest(name, pane, words.loadingFailed);
    broken.loading.delete(name);
    await tryAgain(pane.user);
    for (const alert of pane.alerts) await waitFor(() => expect(alert).not.toBeInTheDocument());
  });
});

describe('throws when it is shown', () => {
  test.each(NAMES)('%s: a sentence says so and where to look, the rest stays, and Try again shows it', async (name) => {
    broken.showing.add(name);
    const pane = await meet(name, 'showing');
    expectTheRest(name, pane, words.showingFailed);
    broken.showing.clear();
    await tryAgain(pane.user);
    await waitFor(() => expect(screen.queryAllByRole('alert')).toHaveLength(0));
  });
});
