/**
 * Classic Outlook: beside the pane runs a bare script that shares the draft and its session data with it, and nothing else.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import { to } from '../../office/fake-office';
import { openPane, waitFor } from './open-pane';

const BO = 'bo@lind.example';
const NUMBER = '06 87651234';

test('what was typed is there for the next mail, though nobody can tell that this one has left', async () => {
  const pane = await openPane({ recipients: [BO], isClassic: true });
  await pane.switchOn();
  await pane.chooseSms(BO, NUMBER);
  await pane.saved();
  await expect(pane.send()).resolves.toMatchObject({ recipients: [{ address: BO, phoneNumber: '+31687651234' }] });
  await pane.show({ recipients: to(BO) });
  await pane.switchOn();
  await waitFor(() => expect(pane.method(BO)).toMatch(/SMS to \+31 6 87651234/));
});

test('a choice that is not on the mail yet holds it, though its seal fits', async () => {
  const pane = await openPane({ recipients: ['anna@praktijk.example'], isClassic: true });
  await pane.switchOn();
  await pane.ready(1, 1);
  pane.office.faults.set('internetHeaders.setAsync', 'never');
  await pane.chooseCode('anna@praktijk.example', 'Vuurtoren 88!');
  await waitFor(() => expect(pane.office.draft.sessionData['secure-mail-unsaved']).not.toBe(''));
  await expect(pane.send()).resolves.toEqual({ held: expect.stringContaining('not on this mail yet') });
});

test('nothing that was typed stands in session data', async () => {
  const pane = await openPane({ recipients: [BO], isClassic: true });
  await pane.switchOn();
  await pane.chooseCode(BO, 'Vuurtoren 88!');
  await pane.saved();
  expect(JSON.stringify(pane.office.draft.sessionData)).not.toMatch(/Vuurtoren|lind/);
});
