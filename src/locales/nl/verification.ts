/** Labels and descriptions of the methods, reasons, and what is wrong with a number, a code or a hint. */
import { formatDay } from '../format';
import { plural } from '../plural';
import { STANDARDS, verificationWith, type MethodDetails } from '../verification';
import { providedBy } from './transport';

const LANGUAGE = 'nl';

const savedCodeLabel = ({ accessCode }: MethodDetails) => (accessCode ? `Toegangscode ${accessCode}` : 'Toegangscode');

export const verification = verificationWith({
  labels: {
    account: ({ brand }) => `${brand}-account`,
    'transport-security': () => 'Veilig transport',
    'sms-known': ({ phoneNumber }) => (phoneNumber ? `Sms naar ${phoneNumber}` : 'Sms naar bekend nummer'),
    'organization-code-saved': savedCodeLabel,
    'access-code-saved': savedCodeLabel,
    'sms-new': () => 'Sms naar nieuw nummer',
    'organization-code-new': () => 'Toegangscode van organisatie instellen',
    'access-code-new': () => 'Toegangscode',
    'verification-email': () => 'Verificatie-e-mail',
  },

  descriptions: {
    account: () => 'Kan de e-mail direct lezen',
    'transport-security': () => 'De mailprovider beveiligt de e-mail; de ontvanger hoeft niets te doen',
    'sms-known': ({ known }) => {
      const owner = known?.scope === 'organization' ? 'Van uw organisatie' : 'Van u';
      return known?.provedOn ? `${owner}, laatst bevestigd op ${formatDay(LANGUAGE, known.provedOn)}` : owner;
    },
    'organization-code-saved': ({ known }) =>
      known?.setBy ? `Code van uw organisatie, ingesteld door ${known.setBy}` : 'Code van uw organisatie',
    'access-code-saved': () => 'Alleen u kent deze code',
    'sms-new': () => 'U kent het mobiele nummer',
    'organization-code-new': () => 'Eén code voor al uw collega’s',
    'access-code-new': () => 'U kunt een code vertellen, telefonisch of persoonlijk',
    'verification-email': () =>
      'Alleen als u geen nummer hebt en geen code kunt afspreken: de code gaat naar hetzelfde postvak',
  },

  distinctLabels: {
    'organization-code-saved': 'Toegangscode van uw organisatie',
    'access-code-saved': 'Persoonlijke toegangscode',
  },

  reasons: {
    'own-choice': () => 'Gekozen door u.',
    'has-account': (_, brand) => `Gekozen omdat de ontvanger een ${brand}-account heeft.`,
    'safe-transport': ({ standard, ...details }) =>
      `Gekozen omdat de mailprovider voldoet aan ${STANDARDS[standard]}${providedBy(details)}.`,
    'administrator-default': () => 'Gekozen omdat uw beheerder dit voor dit adres heeft ingesteld.',
    'last-choice': () => 'Gekozen omdat u dit de vorige keer gebruikte.',
    'strongest-known': () => 'Gekozen omdat dit de sterkste bekende methode is.',
  },

  unavailableReasons: {
    'not-allowed': () => 'uw organisatie staat dit niet toe',
    'too-weak-for-label': () => 'het vertrouwelijkheidslabel van deze e-mail vraagt om een sterkere methode',
    'no-account': (_, brand) => `de ontvanger heeft geen ${brand}-account`,
    'no-known-number': () => 'er is geen nummer bekend',
    'no-saved-code': ({ scope }) =>
      scope === 'organization' ? 'uw organisatie heeft geen code voor dit adres' : 'u hebt nog geen code afgesproken',
    'organization-code-exists': ({ setBy }) =>
      setBy
        ? `uw organisatie heeft al een code voor dit adres, ingesteld door ${setBy}`
        : 'uw organisatie heeft al een code voor dit adres',
    'transport-not-safe': () => 'van de mailprovider is niet bekend of die veilig is',
    'transport-standard-not-accepted': ({ standard }) => `uw organisatie accepteert ${STANDARDS[standard]} niet`,
    'stronger-way-available': () => 'er is een sterkere methode',
    list: () => 'dit is een distributielijst; voeg de leden een voor een toe',
    'value-missing': () => 'het nummer of de code staat niet meer bij dit concept',
    'value-gone': () => 'het nummer of de code is intussen gewijzigd',
    'code-against-the-rules': () => 'de code voldoet niet aan de regels van uw organisatie',
  },

  withdrawnBecause: (label, reason) => `Uw keuze “${label}” is niet meer mogelijk: ${reason}. Kies opnieuw.`,

  phoneNumberProblems: {
    empty: 'Typ het mobiele nummer.',
    'not-a-number': 'Dit is geen telefoonnummer. Gebruik cijfers, met + en het landnummer voor het buitenland.',
    'too-short': 'Dit nummer is te kort. Controleer of er een cijfer ontbreekt.',
    'too-long': 'Dit nummer is te lang. Controleer of er een cijfer te veel staat.',
    impossible: 'Dit nummer bestaat niet. Controleer de cijfers en het land.',
    ambiguous: 'Deze cijfers kunnen twee nummers zijn. Kies het nummer dat u bedoelt.',
    'unknown-country': 'Dit landnummer bestaat niet. Kies het land, of begin met + en het landnummer.',
    extension: 'Een sms kan niet naar een doorkiesnummer. Typ een mobiel nummer.',
    landline: 'Dit is een vast nummer en kan geen sms ontvangen. Typ een mobiel nummer.',
    'cannot-receive-sms': 'Dit is een servicenummer en kan geen sms ontvangen. Typ een mobiel nummer.',
  },

  accessCodeProblems: {
    empty: () => 'Typ een code.',
    'contains-line-break': () => 'Een code is één regel. Verwijder de regeleinden en tabs.',
    'unreadable-character': () => 'De code bevat een onleesbaar teken. Typ hem opnieuw.',
    'outer-space': () => 'De code begint of eindigt met een spatie. Verwijder die.',
    'too-short': ({ minimumLength }) => `Maak de code langer: ${minimumLength} tekens of meer.`,
    'too-long': ({ maximumLength }) => `Maak de code korter: ${maximumLength} tekens of minder.`,
    'in-this-mail': () =>
      'Deze code staat in uw e-mail, waar iedereen hem kan lezen. Gebruik een andere, of haal hem uit de e-mail.',
    'their-name': () => 'Deze code bevat de naam van de ontvanger en is makkelijk te raden. Gebruik een andere.',
  },

  accessCodeRules: {
    'minimum-length': ({ minimumLength }) =>
      plural(LANGUAGE, minimumLength, { one: '# teken of meer', other: '# tekens of meer' }),
    'maximum-length': ({ maximumLength }) =>
      plural(LANGUAGE, maximumLength, { one: 'Hoogstens # teken', other: 'Hoogstens # tekens' }),
    'one-line': () => 'Eén regel',
    'no-outer-space': () => 'Geen spatie aan begin of eind',
    'not-in-mail': () => 'Niet in deze e-mail',
    'not-their-name': () => 'Zonder naam van de ontvanger',
  },

  hintProblems: {
    'contains-line-break': 'Een hint is één regel. Verwijder de regeleinden en tabs.',
    'unreadable-character': 'De hint bevat een onleesbaar teken. Typ hem opnieuw.',
    'too-long': 'Maak de hint korter: 100 tekens of minder.',
    'contains-code': 'De hint verraadt de code. Laat de code eruit.',
  },

  notNeeded: {
    'own-domain': 'Een collega: niets nodig.',
    'trusted-domain': 'Uw organisatie vertrouwt dit domein: niets nodig.',
  },
  tellTheCode: (name) => `Vertel ${name} de code telefonisch of persoonlijk, nooit per e-mail.`,
});
