/** The add-in in the language of Outlook, on Microsoft's own Office.js: from the ribbon to the mail that is held. */
import { words as nl } from '../../src/locales/nl/words';
import { openComposeWindow } from './compose-window';

const KNOWN = 'anna@praktijk.example';
const UNKNOWN = 'bo@lind.example';
const { pane } = nl;

it('in a Dutch Outlook a mail is switched on and off, held, finished and sent in Dutch', async () => {
  const window = await openComposeWindow({ settings: { language: 'nl-NL' } });
  await window.addRecipients('to', `${KNOWN}; ${UNKNOWN}`);
  await window.clickRibbon('Beveiligd mailen');
  // the second where the directory has not answered in time: then it is left to the pane
  expect([
    ['Beveiligd mailen staat aan. Open Ontvangersverificatie en kies nog voor 1 persoon een methode.'],
    ['Beveiligd mailen staat aan. Open Ontvangersverificatie voordat u verzendt.'],
  ]).toContainEqual(await window.notifications());
  await window.clickRibbon('Beveiligd mailen');
  await expect(window.notifications()).resolves.toEqual([
    'Beveiligd mailen staat uit. Deze e-mail wordt als gewone e-mail verzonden.',
  ]);

  const frame = window.pane();
  await window.clickRibbon('Ontvangersverificatie');
  await frame.getByText(pane.off.what).waitFor();
  const { documentElement, title } = await window.inPane(() => ({
    documentElement: { lang: document.documentElement.lang, dir: document.documentElement.dir },
    title: document.title,
  }));
  expect(documentElement).toEqual({ lang: 'nl', dir: 'ltr' });
  expect(title).toBe('Beveiligd mailen');
  await frame.getByRole('switch', { name: 'Beveiligd mailen' }).click();
  await frame.getByText('1 van 2 klaar').waitFor();
  await frame.getByText('Opgeslagen', { exact: true }).first().waitFor();
  await window.page
    .getByText('Beveiligd mailen staat aan. Open Ontvangersverificatie en kies nog voor 1 persoon een methode.')
    .waitFor();

  expect(await window.send()).toBeUndefined();
  const alert = window.smartAlert();
  await expect(alert.innerText()).resolves.toContain(
    `Beveiligd mailen staat aan. Open Ontvangersverificatie, kies een methode voor ${UNKNOWN} en verzend opnieuw.`,
  );
  await alert.getByRole('button', { name: 'Kies een methode' }).click();

  await frame.getByRole('button', { name: pane.list.verificationMethodFor(UNKNOWN, pane.list.chooseMethod) }).click();
  await frame.getByRole('menuitemradio', { name: /^Sms naar nieuw nummer/ }).click();
  await frame.getByRole('textbox', { name: 'Mobiel nummer' }).fill('06 87651234');
  await frame.getByRole('button', { name: 'Gebruik dit nummer' }).click();
  await frame.getByText('2 van 2 klaar').waitFor();
  await frame.getByText('Opgeslagen', { exact: true }).first().waitFor();

  expect((await window.send())?.gateway).toMatchObject({
    ok: true,
    instructions: {
      recipients: expect.arrayContaining([
        expect.objectContaining({ address: UNKNOWN, method: 'sms-new', phoneNumber: '+31687651234' }),
      ]),
    },
  });
  await window.close();
});

it('a person loads the words of one language, and of another only where theirs do not come', async () => {
  const window = await openComposeWindow();
  const loaded: string[] = [];
  window.page.on('request', (request) => loaded.push(...(/words-\w+/.exec(request.url()) ?? [])));
  await window.clickRibbon('Recipient verification');
  await window.pane().getByRole('switch', { name: 'Secure mail' }).waitFor();
  expect([...new Set(loaded)]).toEqual(['words-en']);
  await window.close();

  const another = await openComposeWindow({ settings: { language: 'de-DE' } });
  await another.page.route(/words-de/, (route) => route.fulfill({ status: 404, body: '' }));
  await another.clickRibbon('Empfängerverifizierung');
  await another.pane().getByRole('switch', { name: 'Secure mail' }).waitFor();
  // the browser tells of what did not come; nothing else went wrong
  await expect(another.close()).rejects.toThrow(/^In the compose window:\n[^\n]*404[^\n]*$/);
});
