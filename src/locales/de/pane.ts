/** The words of the pane; its larger parts have files of their own. Labels, descriptions and reasons of the methods are in `verification.ts`. */
import type { PaneWords } from '../en/pane';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';
import { input } from './inputs';
import { list, menu } from './list';

const language = 'de';

const needsMethod = (count: number) =>
  plural(language, count, { one: '# Person ohne Methode', other: '# Personen ohne Methode' });

export const pane: PaneWords = {
  language,
  direction: 'ltr',

  toolbar: {
    secureMail: 'Sichere E-Mail',
    on: 'ein',
    off: 'aus',
    recipientVerification: 'Empfängerverifizierung',
    needsMethod,
    cannotSwitchOn: 'Sichere E-Mail lässt sich hier nicht einschalten.',
  },

  off: {
    what: 'Dies wird eine normale E-Mail.',
    why: 'Schalten Sie sichere E-Mail ein und wählen Sie, wie sich Personen außerhalb Ihrer Organisation ausweisen, bevor sie die E-Mail lesen.',
    askedByLabel: (name?: string) =>
      name
        ? `Die Bezeichnung „${name}“ verlangt sichere E-Mail.`
        : 'Die Vertraulichkeitsbezeichnung dieser E-Mail verlangt sichere E-Mail.',
    switchOn: 'Einschalten',
  },

  empty: {
    title: 'Sichere E-Mail ist eingeschaltet. Fügen Sie einen Empfänger hinzu.',
    steps: [
      'Geben Sie die Adresse in An, Cc oder Bcc Ihrer E-Mail ein.',
      'Sie erscheint hier. Was bekannt ist, wird für Sie gewählt.',
      'Wählen Sie für die anderen eine Methode und senden Sie wie gewohnt.',
    ],
  },

  notices: 'Hinweise',
  starting: 'E-Mail wird gelesen…',
  loadingFailed: 'Dieser Teil wurde nicht geladen. Prüfen Sie Ihre Verbindung.',
  showingFailed:
    'Dieser Teil kann nicht angezeigt werden. Ihre Auswahl bleibt erhalten. Falls es wieder passiert, melden Sie es Ihrer Administration: Welcher Teil es ist, steht in der Konsole des Browsers.',

  list,
  menu,
  input,

  footer: {
    ready: (ready, all) => `${formatNumber(language, ready)} von ${formatNumber(language, all)} bereit`,
    nobodyNeedsMethod: 'Niemand braucht eine Methode',
    needsMethod,
    readyToSend: 'Bereit zum Senden',
    notUsedYet: (name) => `Noch nicht verwendet: Ihre Eingabe für ${name}`,
    lookingUp: 'Die anderen werden gesucht…',
    next: (name) => `Weiter: ${name}`,
    saving: { 'nothing-to-save': '', saving: 'Speichern…', saved: 'Gespeichert', failed: 'Fehler' },
    tryAgain: 'Erneut versuchen',
    changed: (name) => `${name}: Methode geändert.`,
    undo: 'Rückgängig',
  },

  card: {
    title: 'Kontaktdaten',
    back: 'Zurück zur Liste',
    lookingUp: 'Bekanntes wird nachgeschlagen…',
  },

  problems: {
    'no-gateway-key': {
      title: 'Sichere E-Mail ist noch nicht eingerichtet.',
      text: 'Der Schlüssel Ihres Mail-Gateways fehlt. Bitten Sie Ihre Administration, ihn hinzuzufügen.',
    },
    'configuration-wrong': {
      title: 'Die Einstellungen Ihrer Organisation enthalten einen Fehler.',
      text: 'Sichere E-Mail ist erst nutzbar, wenn Ihre Administration dies behoben hat:',
    },
    'configuration-unreachable': {
      title: 'Die Einstellungen Ihrer Organisation sind nicht erreichbar.',
      text: 'Prüfen Sie Ihre Verbindung.',
    },
    'outlook-too-old': {
      title: 'Dieses Outlook ist zu alt für sichere E-Mail.',
      text: 'Aktualisieren Sie Outlook, oder verwenden Sie Outlook im Web.',
    },
    'no-draft': {
      title: 'Sie schreiben gerade keine E-Mail.',
      text: 'Öffnen Sie diesen Bereich in einer neuen E-Mail oder einer Antwort.',
    },
    'recipients-without-address': {
      title: 'Outlook nennt für einige Empfänger keine E-Mail-Adresse.',
      text: 'Öffnen Sie die Gruppe oder entfernen Sie sie. Bis dahin kann sichere E-Mail nicht gesendet werden.',
    },
    'recipients-unreadable': {
      title: 'Die Empfänger dieser E-Mail sind nicht lesbar.',
      text: 'Es wurde nichts geändert.',
    },
    'directory-away': {
      title: 'Das Verzeichnis ist nicht erreichbar.',
      text: 'Ihre Auswahl bleibt. Sie können Nummern und Codes eingeben.',
    },
    'directory-sign-in': {
      title: 'Melden Sie sich an, um das Verzeichnis zu nutzen.',
      text: 'Bis dahin können Sie Nummern und Codes eingeben.',
    },
    'directory-not-allowed': {
      title: 'Sie dürfen das Verzeichnis nicht nutzen.',
      text: 'Fragen Sie Ihre Administration. Sie können Nummern und Codes eingeben.',
    },
    'draft-unreadable': {
      title: 'Einige Angaben in dieser E-Mail sind nicht lesbar.',
      text: 'Der Rest bleibt erhalten. Prüfen Sie die Liste vor dem Senden.',
    },
    'begun-elsewhere': {
      title: 'Diese E-Mail wurde in einem anderen Outlook begonnen.',
      text: (names: readonly string[]) =>
        names.length > 0
          ? `Dieses Outlook sieht Nummern und Codes eines anderen nicht. Wählen Sie erneut für ${formatList(language, names)}.`
          : 'Was dort gewählt war, ist hier wieder gewählt. Prüfen Sie die Liste vor dem Senden.',
    },
    'memory-unreadable': {
      title: 'Gemerkte Angaben zu Empfängern sind nicht lesbar.',
      text: 'Sie bleiben unverändert. Sie können für diese E-Mail Methoden wählen.',
    },
    'memory-full': {
      title: 'Der Speicher in Ihrem Postfach ist voll.',
      text: 'Es passt nichts Neues hinein. Schaffen Sie Platz: Am längsten nicht genutzte Empfänger werden vergessen.',
    },
    'memory-unavailable': {
      title: 'Ihre Auswahl wird nicht für das nächste Mal gemerkt.',
      text: 'Sie steht in dieser E-Mail. Ihr Postfach hat sie nicht in den Speicher aufgenommen.',
    },
    'not-saved': {
      title: 'Ihre Auswahl ist nicht in der E-Mail gespeichert.',
      text: 'Sie ist hier noch vorhanden.',
    },
    'gateway-key-unusable': {
      title: 'Der Schlüssel Ihres Mail-Gateways ist unbrauchbar.',
      text: 'Damit lässt sich nichts sichern, deshalb wird diese E-Mail zurückgehalten. Fragen Sie Ihre Administration, oder schalten Sie sichere E-Mail aus, um sie als normale E-Mail zu senden.',
    },
    'too-much-for-one-mail': {
      title: 'Zu viele Empfänger für eine sichere E-Mail.',
      text: (fits: number) =>
        `Platz ist für ${formatNumber(language, fits)}. Verteilen Sie die Empfänger auf mehrere E-Mails.`,
    },
    'headers-not-kept': {
      title: 'Outlook hat Ihre Auswahl nicht behalten.',
      text: 'Die E-Mail kann noch nicht sicher gesendet werden.',
    },
  },
  notOn:
    'Sichere E-Mail ließ sich nicht einschalten. Diese E-Mail wird als normale E-Mail gesendet. Versuchen Sie es vor dem Senden erneut.',
  problemActions: { retry: 'Erneut versuchen', 'sign-in': 'Anmelden', 'make-room': 'Platz schaffen' },

  announcements: {
    switchedOn: 'Sichere E-Mail ist eingeschaltet.',
    switchedOff: 'Sichere E-Mail ist ausgeschaltet.',
    needsMethod: (count) => `${needsMethod(count)}.`,
    everyoneReady: 'Alle haben eine Methode.',
    changed: (name) => `${name}: Methode geändert.`,
    saved: 'Gespeichert.',
    notSaved: 'Nicht gespeichert.',
  },
};
