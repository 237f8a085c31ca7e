/**
 * The contact card over the real memory: its language reaches the gateway and the next mail; what it forgets is gone.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import { to } from '../../office/fake-office';
import { openPane, screen, waitFor } from './open-pane';
import type { WholePane } from './open-pane';

const BO = 'bo@lind.example';
const KNOWN = 'okafor@legal.example';
const NUMBER = '+31687651234';

async function secured(address: string): Promise<WholePane> {
  const pane = await openPane({ recipients: [address] });
  await pane.switchOn();
  return pane;
}
async function nextMail(pane: WholePane, address: string): Promise<void> {
  await pane.show({ recipients: to(address) });
  await screen.findByText('This mail goes out as normal mail.');
  await pane.switchOn();
}

test('the language that was picked is in the sealed instructions, and remembered for the next mail', async () => {
  const pane = await secured(BO);
  await pane.chooseSms(BO, NUMBER);
  await pane.setLanguage(BO, 'Deutsch');
  await pane.saved();
  expect(await pane.send()).toMatchObject({ recipients: [{ notificationLanguage: 'de' }] });

  await nextMail(pane, BO);
  await pane.ready(1, 1);
  expect(await pane.openCard(BO)).toHaveValue('Deutsch');
  await pane.closeCard();
  expect(await pane.send()).toMatchObject({ recipients: [{ notificationLanguage: 'de' }] });
});

test("the organization's default, once picked, comes before the language that the organization knows", async () => {
  const pane = await secured(KNOWN);
  await pane.ready(1, 1);
  expect(await pane.openCard(KNOWN)).toHaveValue('English');
  await pane.closeCard();
  await pane.setLanguage(KNOWN, 'default');
  expect((await pane.openCard(KNOWN)).value).toMatch(/^Organization's default/);
  await pane.closeCard();
  await pane.saved();
  const { recipients } = (await pane.send()) as { recipients: object[] };
  expect(recipients[0]).not.toHaveProperty('notificationLanguage', 'en');

  await nextMail(pane, KNOWN);
  await pane.ready(1, 1);
  expect((await pane.openCard(KNOWN)).value).toMatch(/^Organization's default/);
  await pane.closeCard();
  expect(await pane.send()).toMatchObject({ recipients });
});

test('a number that is forgotten takes its method from the row, and undo puts both back', async () => {
  const pane = await secured(BO);
  const { user, button } = pane;
  await pane.chooseSms(BO, NUMBER);
  await pane.ready(1, 1);
  await pane.saved();
  expect(await pane.send()).not.toHaveProperty('held');

  await nextMail(pane, BO);
  await pane.ready(1, 1);
  await pane.openCard(BO);
  await user.click(await button(/^Forget: \+31 6/));
  await waitFor(async () => expect(await button(/^Undo: \+31 6/)).toHaveFocus());
  await screen.findByText('None yet. Choose one in the list.');
  await user.click(await button(/^Undo: \+31 6/));
  await button(/^Forget: \+31 6/);
  await pane.closeCard();
  await pane.ready(1, 1);

  await pane.openCard(BO);
  await user.click(await button(/^Forget: \+31 6/));
  await button(/^Undo: \+31 6/);
  await pane.closeCard();
  await pane.ready(0, 1);
  await nextMail(pane, BO);
  await pane.ready(0, 1);
});
