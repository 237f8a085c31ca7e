/** The organization's configuration in the pane: a mistake is named, and nothing is guessed. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

/** Answers organization.json with another document, made from the one that is served. */
async function serveInstead(window: ComposeWindow, change: (document: Record<string, unknown>) => string | undefined) {
  await window.page.route('**/organization.json', async (route) => {
    const served = await route.fetch();
    const body = change((await served.json()) as Record<string, unknown>);
    return body === undefined ? route.abort() : route.fulfill({ response: served, body });
  });
}

describe('the pane', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()), 60_000);
  afterEach(() => window?.close());

  it('cannot be switched on without a gateway key, and says why', async () => {
    await serveInstead(window, ({ gatewayKeys: _, ...rest }) => JSON.stringify(rest));
    const pane = await Pane.open(window);
    await pane.frame.getByText('The key of your mail gateway is missing.').first().waitFor();
    expect(await pane.secureSwitch().isDisabled()).toBe(true);
    await window.clickRibbon('Secure mail');
    expect(await window.notifications()).toEqual([expect.stringContaining('gateway key')]);
    expect((await window.draft())!.content.headers).toEqual([]);
  }, 60_000);

  it('names a mistake by its path', async () => {
    await serveInstead(window, (document) => JSON.stringify({ ...document, accessCode: { minimumLength: 'eight' } }));
    await window.clickRibbon('Recipient verification');
    await new Pane(window).frame.getByText('accessCode.minimumLength').first().waitFor();
  }, 60_000);

  it('says that the document is not JSON', async () => {
    await serveInstead(window, () => '{ "brand": ');
    await window.clickRibbon('Recipient verification');
    await new Pane(window).frame.getByText('organization.json').first().waitFor();
  }, 60_000);

  it('goes on without the directory where it is a file, says so, and fills in when it is back', async () => {
    let away = true;
    await serveInstead(window, ({ directory: _, ...rest }) =>
      JSON.stringify({ ...rest, directoryFile: 'sample-directory.json' }),
    );
    await window.page.route('**/sample-directory.json', (route) =>
      away ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await window.addRecipients('to', 'anna@praktijk.example; bo@lind.example');
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.frame.getByText('The directory cannot be reached.').first().waitFor();
    await pane.chooseSms('bo@lind.example', '06 87651234');
    await pane.ready(1, 2);
    away = false;
    await pane.frame.getByRole('button', { name: 'Try again' }).first().click();
    await pane.ready(2, 2);
    window.problems.splice(0); // the browser reports the 503 on its console
  }, 60_000);

  it('offers verification email only where the organization leaves nothing else', async () => {
    await serveInstead(window, (document) =>
      JSON.stringify({
        ...document,
        methods: { 'sms-new': false, 'access-code-new': false, 'organization-code-new': false },
      }),
    );
    await window.addRecipients('to', 'bo@lind.example');
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(0, 1);
    await pane.pick('bo@lind.example', /^Verification email/);
    await pane.ready(1, 1);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject({
      ok: true,
      instructions: { recipients: [{ address: 'bo@lind.example', method: 'verification-email' }] },
    });
  }, 60_000);
});
