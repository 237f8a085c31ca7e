/** The words of the card Contact information; those of its frame are in `pane.ts`, as it is there before these are. */
import type { KnownCode, KnownNumber, UnsafeTransport } from '../../verification/types';
import type { CardWords } from '../en/card';
import { formatDay } from '../format';
import { STANDARDS } from '../verification';
import { providedBy } from './transport';

const day = (date: string) => formatDay('nl', date);
const ORGANIZATION_KEEPS_IT = 'Van uw organisatie: alleen een beheerder kan dit wijzigen.';
const OF_A_COLLEAGUE = 'Wordt automatisch gekozen zodra u deze code één keer hebt gebruikt.';

function codeFrom({ scope, setHere, setByColleague, setBy, setOn }: KnownCode): string {
  const isOwn = scope === 'personal' || setHere;
  const who = isOwn ? 'u' : setBy;
  const set = [setOn && `op ${day(setOn)}`, who && `door ${who}`].filter(Boolean).join(' ');
  return [set && `Ingesteld ${set}.`, !isOwn && ORGANIZATION_KEEPS_IT, setByColleague && OF_A_COLLEAGUE]
    .filter(Boolean)
    .join(' ');
}

function numberFrom({ scope, provedOn }: KnownNumber): string {
  const from = scope === 'personal' ? 'Van u, uit een e-mail die u verzond.' : ORGANIZATION_KEEPS_IT;
  return provedOn ? `${from} Laatst bevestigd op ${day(provedOn)}.` : from;
}

/** Why a standard does not hold. */
const unsafeBecause = (reason: UnsafeTransport['reason']): string =>
  ({
    'not-found': 'het domein zegt er niets over',
    'not-in-force': 'het geldt nog niet, of niet meer',
    'not-validated': 'wat het domein zegt, kon niet worden gecontroleerd',
    'not-enforced': 'het wordt alleen nog uitgeprobeerd',
    unreachable: 'de servers antwoordden niet',
  })[reason];

export const card: CardWords = {
  method: 'Verificatiemethode',
  noMethod: 'Nog geen. Kies er een in de lijst.',
  notificationLanguage: 'Taal van de melding',
  showLanguages: 'Toon de talen',
  notificationLanguageHelp: 'De taal van het bericht dat er een beveiligde e-mail is.',
  organizationDefault: (languageName) => `Standaard organisatie (${languageName})`,
  noSuchLanguage: (current) => `Er is geen taal met die naam. Het blijft ${current}.`,
  save: 'Opslaan',
  saving: 'Opslaan…',
  saved: 'Opgeslagen, ook voor de volgende keer',
  notSaved: {
    full: 'Geldt voor deze e-mail, maar niet voor de volgende: het geheugen in uw postvak is vol. Maak ruimte en sla opnieuw op.',
    unavailable:
      'Dit geldt voor deze e-mail, maar niet voor de volgende: het kon nu niet worden onthouden. Probeer het zo nog eens.',
    'not-saved': 'Niet opgeslagen: Outlook heeft het niet bewaard. Probeer het opnieuw.',
  },
  changedElsewhere: (now) => `Intussen elders gewijzigd. Het is nu ${now}.`,
  notSavedAsChanged: (now) =>
    `Niet opgeslagen: intussen elders gewijzigd in ${now}. Sla opnieuw op om dat te vervangen.`,
  known: {
    title: 'Wat bekend is',
    nothing: 'Nog niets. Het nummer of de code die u gebruikt, wordt onthouden zodra de e-mail verzonden is.',
    nothingWhileAway: 'U hebt zelf nog niets. Wat uw organisatie weet, is nu niet bereikbaar.',
    mayBeMore: 'Uw organisatie weet misschien meer: de adreslijst is nu niet bereikbaar.',
    accountFrom: 'Uit de adreslijst van uw organisatie.',
    numberFrom,
    codeFrom,
    hint: (hint) => `Hint: ${hint}`,
    hiddenCode: 'Verborgen',
    showCode: (name) => `Tonen: ${name}`,
    hideCode: (name) => `Verbergen: ${name}`,
    codeNotRead: 'De code kon niet worden gelezen.',
    readAgain: (name) => `Probeer opnieuw: ${name}`,
    forget: 'Vergeten',
    forgetIt: (name) => `Vergeten: ${name}`,
    forgotten: (name) => `Vergeten: ${name}`,
    undo: (name) => `Ongedaan maken: ${name}`,
    putBack: (name) => `Teruggezet: ${name}`,
    notForgotten: 'Niet vergeten: wat is onthouden, was niet bereikbaar. Probeer het zo nog eens.',
    notPutBack: {
      full: 'Niet teruggezet: het geheugen in uw postvak is vol. Maak ruimte en probeer het opnieuw.',
      unavailable: 'Niet teruggezet: wat is onthouden, was niet bereikbaar. Probeer het zo nog eens.',
      'too-late': 'Niet teruggezet: daarvoor is het te laat. Gebruik het nog eens, dan wordt het weer onthouden.',
    },
  },
  transport: {
    title: 'Veilig transport',
    status: {
      safe: 'De mailprovider van de ontvanger houdt e-mail onderweg veilig.',
      'not-accepted':
        'De mailprovider houdt e-mail onderweg veilig, maar niet volgens een standaard die uw organisatie aanvaardt.',
      'not-used': 'De mailprovider houdt e-mail onderweg veilig, maar uw organisatie maakt daar geen gebruik van.',
      unsafe: 'Niet veilig: de mailprovider van de ontvanger voldoet aan geen van de standaarden.',
      unknown: 'Niet bekend: uw organisatie heeft de mailprovider van de ontvanger niet gecontroleerd.',
      away: 'Nu onbekend: de adreslijst van uw organisatie is niet bereikbaar.',
    },
    which: 'Welke standaard?',
    whyNot: 'Waarom niet?',
    standard: ({ standard, checkedOn, ...details }) =>
      `${STANDARDS[standard]}${providedBy(details)}${checkedOn ? `, gecontroleerd op ${day(checkedOn)}` : ''}`,
    unsafe: ({ standard, reason }) => `${STANDARDS[standard]}: ${unsafeBecause(reason)}`,
  },
};
