/** Single sign-on of the compose window: `getAccessToken` of Microsoft's own Office.js, with the fixture add-in. */
import { decodeJwt } from 'jose';
import { type ComposeWindow, type ComposeWindowOptions, openComposeWindow } from './compose-window';

const TOKEN_CALL = 98;

let window: ComposeWindow | undefined;
async function composeWithPane(settings: ComposeWindowOptions['settings'] = {}): Promise<ComposeWindow> {
  window = await openComposeWindow({ addIn: 'fixture', settings });
  await window.clickRibbon('Open pane');
  await window.pane().getByText('ready in Outlook').waitFor();
  return window;
}
afterEach(async () => {
  await window?.close();
  window = undefined;
});

/** What each of `count` calls at once settles to: a token, or the number of an error. */
function ask(window: ComposeWindow, count = 1): Promise<(string | number)[]> {
  return window.inPane(
    (count) =>
      Promise.all(
        Array.from({ length: count }, () =>
          Office.auth.getAccessToken({ allowSignInPrompt: false }).then(
            (token) => token,
            (error: { code: number }) => error.code,
          ),
        ),
      ),
    count,
  );
}

const supportsSignOn = (window: ComposeWindow): Promise<boolean> =>
  window.inPane(() => Office.context.requirements.isSetSupported('IdentityAPI', '1.3'));

describe('single sign-on', () => {
  it('gives the add-in a token of the sender', async () => {
    const window = await composeWithPane({
      user: 'eva@kliniek.example',
      userName: 'Eva Øst',
      roles: 'Administrator, Other',
    });
    const [token] = await ask(window);
    expect(decodeJwt(String(token))).toMatchObject({
      aud: '7d5c1a0e-93b6-4b7e-8a54-2f0c6f8e4b02', // of the manifest
      preferred_username: 'eva@kliniek.example',
      name: 'Eva Øst',
      roles: ['Administrator', 'Other'],
    });
    expect(await supportsSignOn(window)).toBe(true);
    expect(await window.violations()).toEqual([]);
  });

  it('is not there where the window is without it', async () => {
    const window = await composeWithPane({ sso: 'off' });
    expect(await ask(window)).toEqual([13012]);
    expect(await supportsSignOn(window)).toBe(false);
  });

  it('has nothing to give to an add-in whose manifest names no application', async () => {
    // the older part of the manifest is of an Outlook without it
    window = await openComposeWindow({ addIn: 'fixture', settings: { mailbox: '1.5' } });
    await window.clickRibbon('Old fixture');
    await window.pane().getByText('ready in Outlook').waitFor();
    expect(await ask(window)).toEqual([13000]);
  });

  it('can be made to fail, and to work again', async () => {
    const window = await composeWithPane();
    await window.evaluate((outlook, call) => outlook.fault(call, { code: 13006 }), TOKEN_CALL);
    expect(await ask(window)).toEqual([13006]);
    await window.evaluate((outlook, call) => outlook.fault(call, undefined), TOKEN_CALL);
    expect(await ask(window)).toEqual([expect.stringMatching(/^ey/)]);
  });

  it('takes one question at a time from a page, as Outlook does', async () => {
    const window = await composeWithPane();
    expect((await ask(window, 2)).sort()).toEqual([13008, expect.stringMatching(/^ey/)]);
    expect(await window.violations()).toEqual([expect.objectContaining({ dispatchId: TOKEN_CALL, code: 13008 })]);
  });
});
