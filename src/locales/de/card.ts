/** The words of the card Contact information; those of its frame are in `pane.ts`, as it is there before these are. */
import type { KnownCode, KnownNumber, UnsafeTransport } from '../../verification/types';
import type { CardWords } from '../en/card';
import { formatDay } from '../format';
import { STANDARDS } from '../verification';
import { providedBy } from './transport';

const day = (date: string) => formatDay('de', date);
const ORGANIZATION_KEEPS_IT = 'Von Ihrer Organisation: Nur die Administration kann das ändern.';
const OF_A_COLLEAGUE = 'Wird automatisch gewählt, sobald Sie den Code einmal verwendet haben.';

function codeFrom({ scope, setHere, setByColleague, setBy, setOn }: KnownCode): string {
  const isOwn = scope === 'personal' || setHere;
  const who = isOwn ? 'Ihnen' : setBy;
  const set = [setOn && `am ${day(setOn)}`, who && `von ${who}`].filter(Boolean).join(' ');
  return [set && `Festgelegt ${set}.`, !isOwn && ORGANIZATION_KEEPS_IT, setByColleague && OF_A_COLLEAGUE]
    .filter(Boolean)
    .join(' ');
}

function numberFrom({ scope, provedOn }: KnownNumber): string {
  const from = scope === 'personal' ? 'Ihre, aus einer gesendeten E-Mail.' : ORGANIZATION_KEEPS_IT;
  return provedOn ? `${from} Zuletzt bestätigt am ${day(provedOn)}.` : from;
}

/** Why a standard does not hold. */
const unsafeBecause = (reason: UnsafeTransport['reason']): string =>
  ({
    'not-found': 'Die Domäne sagt nichts dazu',
    'not-in-force': 'Es gilt noch nicht oder nicht mehr',
    'not-validated': 'Die Angabe der Domäne ließ sich nicht prüfen',
    'not-enforced': 'Es wird erst erprobt',
    unreachable: 'Die Server haben nicht geantwortet',
  })[reason];

export const card: CardWords = {
  method: 'Verifizierungsmethode',
  noMethod: 'Noch keine. Wählen Sie eine in der Liste.',
  notificationLanguage: 'Sprache der Benachrichtigung',
  showLanguages: 'Sprachen anzeigen',
  notificationLanguageHelp: 'Die Sprache der Nachricht, die eine sichere E-Mail ankündigt.',
  organizationDefault: (languageName) => `Wie Organisation (${languageName})`,
  noSuchLanguage: (current) => `Keine Sprache heißt so. Es bleibt bei: ${current}.`,
  save: 'Speichern',
  saving: 'Speichern…',
  saved: 'Gespeichert, auch für das nächste Mal',
  notSaved: {
    full: 'Gilt für diese E-Mail, aber nicht für die nächste: Der Speicher in Ihrem Postfach ist voll. Schaffen Sie Platz und speichern Sie erneut.',
    unavailable:
      'Das gilt für diese E-Mail, aber nicht für die nächste: Es konnte gerade nicht gespeichert werden. Versuchen Sie es gleich noch einmal.',
    'not-saved': 'Nicht gespeichert: Outlook hat es nicht behalten. Versuchen Sie es erneut.',
  },
  changedElsewhere: (now) => `Inzwischen anderswo geändert. Jetzt gilt: ${now}.`,
  notSavedAsChanged: (now) =>
    `Nicht gespeichert: inzwischen anderswo geändert auf ${now}. Speichern Sie erneut, um das zu ersetzen.`,
  known: {
    title: 'Was bekannt ist',
    nothing: 'Noch nichts. Die Nummer oder der Code, den Sie verwenden, wird gemerkt, sobald die E-Mail gesendet ist.',
    nothingWhileAway: 'Sie selbst haben noch nichts. Was Ihre Organisation weiß, ist gerade nicht erreichbar.',
    mayBeMore: 'Ihre Organisation weiß vielleicht mehr: Das Verzeichnis ist gerade nicht erreichbar.',
    accountFrom: 'Aus dem Verzeichnis Ihrer Organisation.',
    numberFrom,
    codeFrom,
    hint: (hint) => `Hinweis: ${hint}`,
    hiddenCode: 'Verborgen',
    showCode: (name) => `Anzeigen: ${name}`,
    hideCode: (name) => `Verbergen: ${name}`,
    codeNotRead: 'Der Code konnte nicht gelesen werden.',
    readAgain: (name) => `Erneut versuchen: ${name}`,
    forget: 'Vergessen',
    forgetIt: (name) => `Vergessen: ${name}`,
    forgotten: (name) => `Vergessen: ${name}`,
    undo: (name) => `Rückgängig: ${name}`,
    putBack: (name) => `Wiederhergestellt: ${name}`,
    notForgotten: 'Nicht vergessen: Der Speicher war nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    notPutBack: {
      full: 'Nicht wiederhergestellt: Der Speicher in Ihrem Postfach ist voll. Schaffen Sie Platz und versuchen Sie es erneut.',
      unavailable: 'Nicht wiederhergestellt: Der Speicher war nicht erreichbar. Versuchen Sie es gleich noch einmal.',
      'too-late':
        'Nicht wiederhergestellt: Dafür ist es zu spät. Verwenden Sie es noch einmal, dann wird es wieder gespeichert.',
    },
  },
  transport: {
    title: 'Sicherer Transport',
    status: {
      safe: 'Der E-Mail-Anbieter schützt E-Mails auf dem Weg.',
      'not-accepted':
        'Der E-Mail-Anbieter schützt E-Mails auf dem Weg, aber nicht nach einem Standard, den Ihre Organisation anerkennt.',
      'not-used': 'Der E-Mail-Anbieter schützt E-Mails auf dem Weg, aber Ihre Organisation nutzt das nicht.',
      unsafe: 'Nicht sicher: Der E-Mail-Anbieter erfüllt keinen der Standards.',
      unknown: 'Nicht bekannt: Ihre Organisation hat den E-Mail-Anbieter nicht geprüft.',
      away: 'Gerade unbekannt: Das Verzeichnis Ihrer Organisation ist nicht erreichbar.',
    },
    which: 'Welcher Standard?',
    whyNot: 'Warum nicht?',
    standard: ({ standard, checkedOn, ...details }) =>
      `${STANDARDS[standard]}${providedBy(details)}${checkedOn ? `, geprüft am ${day(checkedOn)}` : ''}`,
    unsafe: ({ standard, reason }) => `${STANDARDS[standard]}: ${unsafeBecause(reason)}`,
  },
};
