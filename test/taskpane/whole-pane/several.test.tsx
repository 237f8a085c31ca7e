/**
 * One method for several recipients: selected, chosen, taken back, chosen again, sent.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import { openPane, screen } from './open-pane';
import '../../../src/taskpane/recipients/list-tools';
import '../../../src/taskpane/several/parts';

const known = Array.from({ length: 5 }, (_, i) => `balie.${i}@huisarts.example`);
const others = Array.from({ length: 3 }, (_, i) => `client.${i}@outside.example`);
const CODE = 'Vuurtoren-88';

test('three get one code, which is in the sent instructions, and one undo takes it from all three', async () => {
  const pane = await openPane({ recipients: [...known, ...others] });
  const { user, button } = pane;
  await pane.switchOn();
  await pane.ready(5, 8);
  await user.click(await button('Select several'));
  for (const address of others) await user.click(await screen.findByLabelText(address));
  await user.click(await button('Choose for 3 people'));
  await user.click(await screen.findByRole('menuitem', { name: 'Access code' }));
  await screen.findByText(/All 3 people get the same code/);
  await pane.fill(await screen.findByLabelText('Code'), CODE);
  await user.click(await button('Use for 3 people'));
  await pane.ready(8, 8);
  await pane.saved();
  expect(await pane.send()).toMatchObject({
    recipients: [
      ...known.map((address) => ({ address, method: 'transport-security' })),
      ...others.map((address) => ({ address, method: 'access-code-new', accessCode: CODE })),
    ],
  });

  await user.click(await button('Undo'));
  await pane.ready(5, 8);
});
