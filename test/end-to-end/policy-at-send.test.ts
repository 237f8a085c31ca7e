/** What the organization asks of mail at Send, on Microsoft's own Office.js and without the pane. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';

const KNOWN = 'anna@praktijk.example';
const COLLEAGUE = 'collega@ziekenhuis.example';

let window: ComposeWindow;
let settings: Record<string, unknown> = {};
beforeAll(async () => {
  window = await openComposeWindow();
  await window.page.route('**/organization.json', async (route) => {
    const served = await route.fetch();
    await route.fulfill({ response: served, json: { ...((await served.json()) as object), ...settings } });
  });
});
afterAll(() => window?.close());

/** A new mail under these settings of the organization, once its events have ended. */
async function newMailUnder(changed: Record<string, unknown>): Promise<void> {
  settings = changed;
  const before = (await window.functionCalls()).length;
  await window.newMail();
  await window.waitFor((outlook, calls) => {
    const now = outlook.functionCalls().slice(calls);
    return now.length > 0 && now.every(({ completion }) => completion !== undefined);
  }, before);
  await window.setSubject('A question');
}

describe('a new mail', () => {
  it('starts secure where policy says so, is sealed for known people, and sent without the pane', async () => {
    await newMailUnder({ secureByDefault: true });
    expect(await window.notifications()).toEqual(['Secure mail is on.']);
    await window.addRecipients('to', KNOWN);
    expect((await window.send())?.gateway).toMatchObject({
      ok: true,
      instructions: { recipients: [{ address: KNOWN, method: 'account' }] },
    });
  });

  it('that must be secure is held while it is off, and goes once it is on; to colleagues it goes as it is', async () => {
    await newMailUnder({ requireSecure: true });
    await window.addRecipients('to', `${KNOWN}; ${COLLEAGUE}`);
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toMatch(
      /Your organization wants mail to anna@praktijk\.example to be secure\./,
    );
    await window.smartAlert().getByRole('button').last().click();
    await window.removeRecipient(KNOWN);
    expect(await window.send()).toBeDefined();
    await window.newMail();
    await window.addRecipients('to', KNOWN);
    await window.clickRibbon('Secure mail');
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('to many people asks first, and goes when the sender says so', async () => {
    await newMailUnder({ confirmAbove: 1 });
    await window.addRecipients('to', `${KNOWN}; ${COLLEAGUE}`);
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toContain('This mail goes to 2 recipients.');
    await window.smartAlert().getByRole('button', { name: 'Send anyway' }).click();
    await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
  });

  it('that answers another asks about a domain that the conversation did not have, and goes when the sender says so', async () => {
    await newMailUnder({ confirmNewDomains: true });
    await window.addRecipients('to', `${KNOWN}; ${COLLEAGUE}`);
    await window.send();
    await window.page.getByRole('button', { name: 'Reply all', exact: true }).click();
    await window.waitFor((outlook) => 'secureMailThread' in (outlook.draft()?.content.customProperties ?? {}));
    await window.addRecipients('cc', 'bo@lind.example');
    expect(await window.send()).toBeUndefined();
    await expect(window.smartAlert().innerText()).resolves.toMatch(
      /You are answering, and bo@lind\.example was not part of the conversation\./,
    );
    await window.smartAlert().getByRole('button', { name: 'Send anyway' }).click();
    await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
  });
});
