/** The whole procedure on Microsoft's own Office.js: from an empty draft to the opened instructions, and the second draft. */
import { card as deCard } from '../../src/locales/de/card';
import { words as de } from '../../src/locales/de/words';
import { card as enCard } from '../../src/locales/en/card';
import { words as en } from '../../src/locales/en/words';
import { card as frCard } from '../../src/locales/fr/card';
import { words as fr } from '../../src/locales/fr/words';
import { card as nlCard } from '../../src/locales/nl/card';
import { words as nl } from '../../src/locales/nl/words';
import { METHOD_IDS } from '../../src/verification/types';
import { DEEP } from '../depth';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { instructionsOf } from './instructions';
import { Pane } from './pane-driver';
import type { Spoken } from './pane-driver';

const PEOPLE = {
  account: 'anna@praktijk.example',
  knownNumber: 'okafor@legal.example',
  transport: 'balie@huisarts.example',
  organizationCode: 'familie.yilmaz@post.example',
  newNumber: 'Bo.Lind@lind.example',
  newCode: 'cilia+zorg@zorg.example',
  newOrganizationCode: 'dirk@wonen.example',
  lastResort: 'fenna@wijk.example',
  colleague: 'els@ziekenhuis.example',
};
const CODE = 'Tulp "77"; maan=ø';
const HINT = 'Uw cliëntnummer?';
const SHARED_CODE = 'Brug-1953-Zee';
const NUMBER = '+31687651234';

async function addEverybody(window: ComposeWindow): Promise<void> {
  await window.addRecipients('to', `${PEOPLE.account}; ${PEOPLE.knownNumber}; ${PEOPLE.newNumber}`);
  await window.addRecipients(
    'cc',
    `${PEOPLE.transport}; ${PEOPLE.organizationCode}; ${PEOPLE.newCode}; ${PEOPLE.colleague}`,
  );
  await window.addRecipients('bcc', `${PEOPLE.newOrganizationCode}; ${PEOPLE.lastResort}`);
}

/** The deep lane goes through all four. */
const LANGUAGES: [name: string, tag: string, spoken: Spoken][] = [
  ['English', 'en-US', { ...en, card: enCard }],
  ['Dutch', 'nl-NL', { ...nl, card: nlCard }],
  ['German', 'de-DE', { ...de, card: deCard }],
  ['French', 'fr-FR', { ...fr, card: frCard }],
];

describe.each(DEEP ? LANGUAGES : LANGUAGES.slice(0, 1))('the procedure in %s', (_, language, spoken) => {
  let window: ComposeWindow;
  beforeAll(async () => (window = await openComposeWindow({ settings: { language } })));
  afterAll(() => window?.close());

  it('secures a mail to people with each method, the verification email picked by the sender, and needs no click the second time', async () => {
    await addEverybody(window);
    await window.setSubject('Uw afspraak');
    await window.setBody('Tot dinsdag.');
    const pane = await Pane.open(window, spoken);
    await pane.switchOn();
    await pane.ready(4, 8);

    await pane.chooseSms(PEOPLE.newNumber, '06 87 65 12 34');
    await pane.chooseCode(PEOPLE.newCode, pane.nameOf('access-code-new'), CODE, HINT);
    await pane.chooseCode(PEOPLE.newOrganizationCode, pane.nameOf('organization-code-new'), SHARED_CODE);
    // colleagues have it from now on, so it is a saved one
    await pane.methodButton(PEOPLE.newOrganizationCode).filter({ hasText: SHARED_CODE }).waitFor();
    await pane.ready(7, 8);
    await pane.pick(PEOPLE.lastResort, pane.nameOf('verification-email'));
    await pane.ready(8, 8);
    await pane.setLanguage(PEOPLE.newNumber, 'en');
    await pane.setLanguage(PEOPLE.newCode, 'pl');
    await pane.saved();

    const sent = (await window.send())!;
    expect(sent).toBeDefined();
    const instructions = instructionsOf(window, sent);
    const byAddress = Object.fromEntries(instructions.recipients.map(({ address, ...rest }) => [address, rest]));
    expect(byAddress).toEqual({
      [PEOPLE.account]: { method: 'account', notificationLanguage: 'nl' },
      [PEOPLE.knownNumber]: { method: 'sms-known', phoneNumber: '+31612345678', notificationLanguage: 'en' },
      [PEOPLE.transport]: { method: 'transport-security' },
      [PEOPLE.organizationCode]: {
        method: 'organization-code-saved',
        accessCode: 'Tulp-4821',
        accessCodeHint: 'De bloem en het huisnummer',
        notificationLanguage: 'tr',
      },
      [PEOPLE.newNumber.toLowerCase()]: { method: 'sms-new', phoneNumber: NUMBER, notificationLanguage: 'en' },
      [PEOPLE.newCode]: {
        method: 'access-code-new',
        accessCode: CODE,
        accessCodeHint: HINT,
        notificationLanguage: 'pl',
      },
      [PEOPLE.newOrganizationCode]: { method: 'organization-code-saved', accessCode: SHARED_CODE },
      [PEOPLE.lastResort]: { method: 'verification-email' },
    });
    expect(instructions.notNeeded).toEqual([PEOPLE.colleague]);
    expect(sent.envelope.to.map((address) => address.toLowerCase()).sort()).toEqual(
      [...Object.keys(byAddress), PEOPLE.colleague].sort(),
    );

    await window.newMail();
    await addEverybody(window);
    const again = await Pane.open(window, spoken);
    await again.switchOn();
    await again.ready(8, 8);
    const second = (await window.send())!;
    const repeated = instructionsOf(window, second);
    expect(repeated.recipients).toEqual(
      expect.arrayContaining([
        {
          address: PEOPLE.newNumber.toLowerCase(),
          method: 'sms-known',
          phoneNumber: NUMBER,
          notificationLanguage: 'en',
        },
        {
          address: PEOPLE.newCode,
          method: 'access-code-saved',
          accessCode: CODE,
          accessCodeHint: HINT,
          notificationLanguage: 'pl',
        },
        { address: PEOPLE.newOrganizationCode, method: 'organization-code-saved', accessCode: SHARED_CODE },
        { address: PEOPLE.lastResort, method: 'verification-email' },
      ]),
    );
    // all nine: the organization's new code leaves as the saved one that it becomes at once
    const methods = [...instructions.recipients, ...repeated.recipients].map(({ method }) => method);
    expect(new Set([...methods, 'organization-code-new'])).toEqual(new Set(METHOD_IDS));
    expect(await window.violations()).toEqual([]);
  });
});
