/**
 * The organization's configuration in the pane: a mistake is named, and nothing is guessed.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import { openPane, screen, waitFor } from './open-pane';

test('secure mail cannot be switched on without a gateway key, and pane and ribbon say why', async () => {
  const pane = await openPane({ organization: { gatewayKeys: undefined } });
  await waitFor(() =>
    expect(pane.secureSwitch()).toHaveAccessibleDescription(/The key of your mail gateway is missing/),
  );
  await pane.user.click(pane.secureSwitch());
  expect(screen.getByText('off')).toBeVisible();
  await pane.pressRibbon();
  expect(pane.notices()).toEqual([expect.stringContaining('gateway key')]);
  expect(pane.office.draft).toMatchObject({ headers: {}, properties: {} });
});

test.each<[string, object | string, RegExp]>([
  ['a field, by its path', { accessCode: { minimumLength: 'eight' } }, /accessCode\.minimumLength/],
  ['the file, where it is not JSON', '{ "brand": ', /organization\.json/],
])('a mistake is named: %s', async (_where, organization, named) => {
  await openPane({ organization });
  expect((await screen.findAllByText(named))[0]).toBeVisible();
});

test('while its directory is away the pane goes on and says so, and fills in when it is back', async () => {
  const pane = await openPane({
    recipients: ['anna@praktijk.example', 'bo@lind.example'],
    directoryIsAway: true,
  });
  await pane.switchOn();
  await screen.findAllByText(/The directory cannot be reached\./);
  await pane.chooseSms('bo@lind.example', '06 87651234');
  await pane.ready(1, 2);
  pane.served.directoryIsAway = false;
  await pane.user.click(await pane.button('Try again'));
  await pane.ready(2, 2);
});

test('verification email is offered where the organization leaves nothing else', async () => {
  const pane = await openPane({
    recipients: ['bo@lind.example'],
    organization: { methods: { 'sms-new': false, 'access-code-new': false, 'organization-code-new': false } },
  });
  await pane.switchOn();
  await pane.ready(0, 1);
  await pane.pick('bo@lind.example', 'Verification email');
  await pane.ready(1, 1);
  await pane.saved();
  expect(await pane.send()).toMatchObject({
    recipients: [{ address: 'bo@lind.example', method: 'verification-email' }],
  });
});
