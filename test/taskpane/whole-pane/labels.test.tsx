/**
 * Sensitivity labels: what the organization asks of them, in the pane.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import type { FakeLabel } from '../../office/fake-office';
import { openPane, screen, waitFor } from './open-pane';
import type { Setting } from './open-pane';

const BO = 'bo@lind.example';
const [INTERNAL, CONFIDENTIAL] = [
  '0c19d03a-48bc-4359-8038-5b5f6d5847c3',
  '1a19d03a-48bc-4359-8038-5b5f6d5847c3',
] as const;
const PUBLISHED: FakeLabel[] = [
  { id: INTERNAL, name: 'Internal', children: null },
  { id: CONFIDENTIAL, name: 'Confidential', children: null },
];
/** On screen; it is said aloud, too. */
const line = (text: string) => screen.findByText(text, { selector: 'main *' });
const CONFIDENTIAL_ASKS = 'The label Confidential asks for secure mail.';

/** A mail to Bo with a label, of which this is asked. */
const openWith = (rule: object, label: string, more: Setting = {}) =>
  openPane({
    recipients: [BO],
    published: PUBLISHED,
    ...more,
    draft: { label, ...more.draft },
    organization: { labels: { [CONFIDENTIAL.toUpperCase()]: rule } },
  });

const setLabel = (pane: Awaited<ReturnType<typeof openPane>>, label: string) => {
  pane.office.draft.label = label;
  pane.office.itemHandlers.get('olkSensitivityLabelChanged')?.();
};

test('a label that suggests secure mail says so by its name, and a button switches it on', async () => {
  const pane = await openWith({ secureMail: 'suggest' }, CONFIDENTIAL);
  expect(await line(CONFIDENTIAL_ASKS)).toBeVisible();
  expect(pane.secureSwitch()).not.toBeChecked();
  expect(pane.office.draft.headers).toEqual({});
  await pane.user.click(await pane.button('Switch on'));
  await pane.saved();
  expect(pane.secureSwitch()).toBeChecked();
});

test('without a name the sentence has none', async () => {
  await openWith({ secureMail: 'suggest' }, CONFIDENTIAL, { published: [PUBLISHED[0]!] });
  expect(await line('The sensitivity label of this mail asks for secure mail.')).toBeVisible();
});

test.each([
  ['the mail has another label', INTERNAL, PUBLISHED],
  ['the mail has none', '', PUBLISHED],
  ['labels are not enabled for this person', CONFIDENTIAL, []],
])('nothing is said where %s', async (_where, label, published) => {
  const pane = await openWith({ secureMail: 'required' }, label, { published });
  await waitFor(() => expect(pane.secureSwitch()).not.toHaveAttribute('aria-disabled', 'true'));
  expect(screen.queryByText(/asks for secure mail/)).toBeNull();
  expect(pane.office.draft.headers).toEqual({});
});

test.each(['on', 'required'])(
  'a label with %j switches secure mail on, and a person can switch it off',
  async (secureMail) => {
    const pane = await openWith({ secureMail }, CONFIDENTIAL);
    await pane.saved();
    expect(pane.secureSwitch()).toBeChecked();
    await pane.user.click(pane.secureSwitch());
    expect(await line(CONFIDENTIAL_ASKS)).toBeVisible();
    await waitFor(() => expect(pane.office.draft.headers['x-secure-mail']).toBe('0'));
    setLabel(pane, CONFIDENTIAL);
    await pane.show(pane.office.draft);
    expect(await line(CONFIDENTIAL_ASKS)).toBeVisible();
    expect(pane.secureSwitch()).not.toBeChecked();
    if (secureMail === 'required')
      expect(await pane.send()).toEqual({ held: expect.stringContaining(`asks for secure mail to ${BO}`) });
  },
);

test('a label that is set while the pane is open is followed', async () => {
  const pane = await openWith({ secureMail: 'on' }, '');
  await waitFor(() => expect(pane.secureSwitch()).not.toHaveAttribute('aria-disabled', 'true'));
  setLabel(pane, CONFIDENTIAL);
  await pane.saved();
  expect(pane.secureSwitch()).toBeChecked();
});

test('a label that needs a stronger method withdraws the choice, says why, and is met by another', async () => {
  const pane = await openWith({ secureMail: 'suggest', weakestMethod: 'sms-known' }, '');
  await pane.switchOn();
  await pane.chooseCode(BO, 'Vuurtoren 88!');
  await pane.ready(1, 1);
  await pane.saved();
  setLabel(pane, CONFIDENTIAL);
  await pane.ready(0, 1);
  expect(
    (await screen.findAllByText(/the sensitivity label of this mail asks for a stronger method/))[0],
  ).toBeVisible();
  expect(await pane.send()).toEqual({ held: expect.stringContaining(BO) });
  await pane.chooseSms(BO, '06 87651234');
  await pane.ready(1, 1);
  await pane.saved();
  expect(await pane.send()).toMatchObject({ recipients: [{ address: BO, method: 'sms-new' }] });
});
