/**
 * The add-in in each Outlook, with the habits of that one (`src/outlook/host/clients.ts`): its paths end sent as chosen, or held
 * with a reason, and nothing of a mail that goes off again can be read. Each on Microsoft's own Office.js, but for classic
 * Outlook's events, which run in an engine without it.
 */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';
import { BO, CILIA, sealedFor, securedDraft } from './secured-draft';

const ANNA = 'anna@praktijk.example';
const CODE = 'Vuurtoren 88!';
const CLIENTS = ['web', 'new', 'classic', 'mac'] as const;

let window: ComposeWindow;
let other: ComposeWindow | undefined;
afterEach(async () => {
  const violations = [...(await window.violations()), ...((await other?.violations()) ?? [])];
  await other?.close();
  await window.close();
  other = undefined;
  expect(violations).toEqual([]);
});

const closePane = () => window.page.getByRole('button', { name: 'Close the pane' }).click();
/** What a reader of the mail finds of ours that says more than "none". */
const readable = (headers: readonly { name: string; value: string }[]) =>
  headers.filter(({ name, value }) => /^x-secure-mail/i.test(name) && value !== '0');

describe.each(CLIENTS)('in Outlook: %s', (client) => {
  beforeEach(async () => (window = await openComposeWindow({ settings: { client } })));

  it('the procedure goes from the switch to the gateway, and a reply knows what was typed', async () => {
    let pane = await securedDraft(window, `${BO}; ${CILIA}`);
    await window.addRecipients('cc', ANNA);
    await pane.chooseCode(CILIA, /^Access code/, CODE);
    await pane.ready(3, 3);
    await pane.setLanguage(BO, 'de');
    await pane.saved();
    const sent = (await window.send())!;
    expect(sent.gateway).toMatchObject({
      ok: true,
      instructions: {
        recipients: expect.arrayContaining([
          expect.objectContaining({ address: ANNA, method: 'account' }),
          expect.objectContaining({ address: BO, phoneNumber: '+31687651234', notificationLanguage: 'de' }),
          expect.objectContaining({ address: CILIA, accessCode: CODE }),
        ]),
      },
    });

    await window.page.getByRole('button', { name: 'Reply all', exact: true }).click();
    await window.waitFor((outlook) => outlook.draft() !== null);
    pane = await Pane.open(window);
    await pane.switchOn();
    await pane.ready(3, 3);
    expect(await pane.method(BO)).toContain('SMS');
    expect((await window.send())?.gateway).toMatchObject({ ok: true });
  });

  it('a saved draft that is opened again has its choices', async () => {
    const pane = await securedDraft(window);
    await pane.saved();
    const draft = await window.saveDraft();
    other = await window.onAnotherMachine({ client, draft });
    const reopened = await Pane.open(other);
    await reopened.ready(1, 1);
    expect(await reopened.secureSwitch().isChecked()).toBe(true);
    expect((await other.send())?.gateway).toMatchObject(sealedFor(BO));
  });

  it('who is added at the last moment, with the pane closed, is sealed for or holds the mail', async () => {
    const pane = await securedDraft(window);
    await pane.saved();
    await closePane();
    await window.addRecipients('cc', CILIA);
    expect(await window.send()).toBeUndefined();
    const alert = window.smartAlert();
    await expect(alert.innerText()).resolves.toContain(CILIA);
    await alert.getByRole('button', { name: 'Choose method' }).click();
    await pane.chooseSms(CILIA, '06 87651234');
    await pane.ready(2, 2);
    await pane.saved();
    expect((await window.send())?.gateway).toMatchObject(sealedFor(BO, CILIA));
  });

  it('a mail that goes off again leaves as normal mail, and nothing of it can be read', async () => {
    const pane = await securedDraft(window);
    await pane.saved();
    await pane.secureSwitch().click();
    await pane.frame.getByText('This mail goes out as normal mail.').waitFor();
    await window.waitFor((outlook) => Object.keys(outlook.draft()!.content.customProperties).length === 0);
    const sent = (await window.send())!;
    expect(sent.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
    expect(readable(sent.headers)).toEqual([]);
  });

  it('the ribbon button secures a mail to people who are known', async () => {
    await window.addRecipients('to', ANNA);
    await window.clickRibbon('Secure mail');
    // pages of a Mac may have no locks: without them nobody but the pane seals, and Send says so
    if (client === 'mac') {
      expect(await window.send()).toBeUndefined();
      await window.smartAlert().getByRole('button', { name: 'Choose method' }).click();
      const pane = new Pane(window);
      await pane.ready(1, 1);
      await pane.saved();
    }
    expect((await window.send())?.gateway).toMatchObject({
      ok: true,
      instructions: { recipients: [expect.objectContaining({ address: ANNA, method: 'account' })] },
    });
  });

  it('ordinary mail goes, and nothing is written on it', async () => {
    await window.addRecipients('to', BO);
    const sent = (await window.send())!;
    expect(sent.gateway).toMatchObject({ ok: false, reason: 'not-secure-mail' });
    expect(sent.headers.filter(({ name }) => /^x-secure-mail/i.test(name))).toEqual([]);
  });
});

describe.each([
  ['web', 'classic'],
  ['classic', 'new'],
] as const)('a draft that was begun in %s and is opened in %s', (first, second) => {
  beforeEach(async () => {
    window = await openComposeWindow({ settings: { client: first } });
    const pane = await securedDraft(window);
    await window.addRecipients('cc', ANNA);
    await pane.ready(2, 2);
    await pane.saved();
    other = await window.onAnotherMachine({ client: second, draft: await window.saveDraft() });
  });

  it('names those for whom something is to be typed again, and leaves as chosen', async () => {
    const pane = await Pane.open(other!);
    await pane.frame.getByText('This mail was begun in another Outlook.').first().waitFor();
    expect(await pane.secureSwitch().isChecked()).toBe(true);
    await pane.ready(1, 2);
    await pane.chooseSms(BO, '06 87651234');
    await pane.ready(2, 2);
    await pane.saved();
    expect((await other!.send())?.gateway).toMatchObject({ ok: true });
  });

  it('is held without the pane: this Outlook does not see whether it is secure', async () => {
    expect(await other!.send()).toBeUndefined();
    await expect(other!.smartAlert().innerText()).resolves.toContain('begun in another one');
  });
});
