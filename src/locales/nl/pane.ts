/** The words of the pane; its larger parts have files of their own. Labels, descriptions and reasons of the methods are in `verification.ts`. */
import type { PaneWords } from '../en/pane';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';
import { input } from './inputs';
import { list, menu } from './list';

const language = 'nl';

const needsMethod = (count: number) =>
  plural(language, count, { one: '# persoon zonder methode', other: '# personen zonder methode' });

export const pane: PaneWords = {
  language,
  direction: 'ltr',

  toolbar: {
    secureMail: 'Beveiligd mailen',
    on: 'aan',
    off: 'uit',
    recipientVerification: 'Ontvangersverificatie',
    needsMethod,
    cannotSwitchOn: 'Beveiligd mailen kan hier niet aan.',
  },

  off: {
    what: 'Dit wordt een gewone e-mail.',
    why: 'Zet beveiligd mailen aan en kies hoe mensen buiten uw organisatie aantonen wie ze zijn voordat ze de e-mail lezen.',
    askedByLabel: (name?: string) =>
      name
        ? `Het label ${name} vraagt om beveiligd mailen.`
        : 'Het vertrouwelijkheidslabel van deze e-mail vraagt om beveiligd mailen.',
    switchOn: 'Aanzetten',
  },

  empty: {
    title: 'Beveiligd mailen staat aan. Voeg een ontvanger toe.',
    steps: [
      'Typ het adres in Aan, CC of BCC van uw e-mail.',
      'De ontvanger verschijnt hier. Wat bekend is, wordt voor u gekozen.',
      'Kies een methode voor de anderen en verzend zoals altijd.',
    ],
  },

  notices: 'Meldingen',
  starting: 'E-mail wordt gelezen…',
  loadingFailed: 'Dit onderdeel is niet geladen. Controleer uw verbinding.',
  showingFailed:
    'Dit onderdeel kan niet worden getoond. Uw keuzes blijven bewaard. Gebeurt het opnieuw, meld het dan bij uw beheerder: in de console van de browser staat welk onderdeel het is.',

  list,
  menu,
  input,

  footer: {
    ready: (ready, all) => `${formatNumber(language, ready)} van ${formatNumber(language, all)} klaar`,
    nobodyNeedsMethod: 'Niemand heeft een methode nodig',
    needsMethod,
    readyToSend: 'Klaar om te verzenden',
    notUsedYet: (name) => `Nog niet gebruikt: wat u typte voor ${name}`,
    lookingUp: 'De anderen worden opgezocht…',
    next: (name) => `Volgende: ${name}`,
    saving: { 'nothing-to-save': '', saving: 'Opslaan…', saved: 'Opgeslagen', failed: 'Mislukt' },
    tryAgain: 'Probeer opnieuw',
    changed: (name) => `${name}: methode gewijzigd.`,
    undo: 'Ongedaan maken',
  },

  card: {
    title: 'Contactgegevens',
    back: 'Terug naar de lijst',
    lookingUp: 'Opzoeken wat bekend is…',
  },

  problems: {
    'no-gateway-key': {
      title: 'Beveiligd mailen is nog niet ingesteld.',
      text: 'De sleutel van de gateway ontbreekt. Vraag uw beheerder deze toe te voegen.',
    },
    'configuration-wrong': {
      title: 'Er staat een fout in de instellingen van uw organisatie.',
      text: 'U kunt pas beveiligd mailen als uw beheerder dit heeft hersteld:',
    },
    'configuration-unreachable': {
      title: 'De instellingen van uw organisatie zijn niet bereikbaar.',
      text: 'Controleer uw verbinding.',
    },
    'outlook-too-old': {
      title: 'Deze Outlook is te oud voor beveiligd mailen.',
      text: 'Werk Outlook bij, of gebruik Outlook op het web.',
    },
    'no-draft': {
      title: 'U schrijft nu geen e-mail.',
      text: 'Open dit deelvenster in een nieuwe e-mail of een antwoord.',
    },
    'recipients-without-address': {
      title: 'Outlook geeft voor sommige ontvangers geen e-mailadres.',
      text: 'Open de groep of verwijder hen. Tot dan kan beveiligde e-mail niet worden verzonden.',
    },
    'recipients-unreadable': {
      title: 'De ontvangers van deze e-mail zijn niet te lezen.',
      text: 'Er is niets gewijzigd.',
    },
    'directory-away': {
      title: 'De adreslijst is niet bereikbaar.',
      text: 'Wat gekozen is, blijft staan. U kunt nummers en codes typen.',
    },
    'directory-sign-in': {
      title: 'Meld u aan om de adreslijst te gebruiken.',
      text: 'Tot die tijd kunt u nummers en codes typen.',
    },
    'directory-not-allowed': {
      title: 'U mag de adreslijst niet gebruiken.',
      text: 'Vraag het uw beheerder. U kunt nummers en codes typen.',
    },
    'draft-unreadable': {
      title: 'Sommige keuzes bij deze e-mail zijn niet te lezen.',
      text: 'De rest is behouden. Controleer de lijst voordat u verzendt.',
    },
    'begun-elsewhere': {
      title: 'Deze e-mail is in een andere Outlook begonnen.',
      text: (names: readonly string[]) =>
        names.length > 0
          ? `Deze Outlook ziet de nummers en codes van een andere niet. Kies opnieuw voor ${formatList(language, names)}.`
          : 'Wat daar gekozen was, is hier opnieuw gekozen. Controleer de lijst voordat u verzendt.',
    },
    'memory-unreadable': {
      title: 'Wat over ontvangers is onthouden, is niet te lezen.',
      text: 'Het blijft zoals het is. U kunt voor deze e-mail methoden kiezen.',
    },
    'memory-full': {
      title: 'Het geheugen in uw postvak is vol.',
      text: 'Er past niets nieuws meer in. Maak ruimte door te vergeten wie u het langst niet hebt gemaild.',
    },
    'memory-unavailable': {
      title: 'Uw keuzes worden niet onthouden voor de volgende keer.',
      text: 'Ze staan bij deze e-mail. Uw postvak nam ze niet op in het geheugen.',
    },
    'not-saved': { title: 'Uw keuzes zijn niet bij de e-mail opgeslagen.', text: 'Ze staan nog hier.' },
    'gateway-key-unusable': {
      title: 'De sleutel van de gateway is onbruikbaar.',
      text: 'Er kan niets mee worden beveiligd, dus deze e-mail wordt tegengehouden. Vraag uw beheerder, of zet beveiligd mailen uit om hem als gewone e-mail te verzenden.',
    },
    'too-much-for-one-mail': {
      title: 'Te veel ontvangers voor één beveiligde e-mail.',
      text: (fits: number) =>
        `Er is ruimte voor ${formatNumber(language, fits)} van hen. Verdeel hen over meer e-mails.`,
    },
    'headers-not-kept': {
      title: 'Outlook heeft uw keuzes niet bewaard.',
      text: 'De e-mail kan nog niet beveiligd worden verzonden.',
    },
  },
  notOn:
    'Beveiligd mailen kon niet aan. Deze e-mail wordt als gewone e-mail verzonden. Probeer het opnieuw voordat u verzendt.',
  problemActions: { retry: 'Probeer opnieuw', 'sign-in': 'Aanmelden', 'make-room': 'Maak ruimte' },

  announcements: {
    switchedOn: 'Beveiligd mailen staat aan.',
    switchedOff: 'Beveiligd mailen staat uit.',
    needsMethod: (count) => `${needsMethod(count)}.`,
    everyoneReady: 'Iedereen heeft een methode.',
    changed: (name) => `${name}: methode gewijzigd.`,
    saved: 'Opgeslagen.',
    notSaved: 'Niet opgeslagen.',
  },
};
