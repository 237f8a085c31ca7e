/** Labels and descriptions of the methods, reasons, and what is wrong with a number, a code or a hint. */
import { formatDay } from '../format';
import { plural } from '../plural';
import { STANDARDS, upperFirst, verificationWith, type MethodDetails } from '../verification';
import { providedBy } from './transport';

const LANGUAGE = 'de';

const savedCodeLabel = ({ accessCode }: MethodDetails) => (accessCode ? `Zugangscode ${accessCode}` : 'Zugangscode');

export const verification = verificationWith({
  labels: {
    account: ({ brand }) => `${brand}-Konto`,
    'transport-security': () => 'Sicherer Transport',
    'sms-known': ({ phoneNumber }) => (phoneNumber ? `SMS an ${phoneNumber}` : 'SMS an bekannte Nummer'),
    'organization-code-saved': savedCodeLabel,
    'access-code-saved': savedCodeLabel,
    'sms-new': () => 'SMS an neue Nummer',
    'organization-code-new': () => 'Zugangscode der Organisation einrichten',
    'access-code-new': () => 'Zugangscode',
    'verification-email': () => 'Verifizierungs-E-Mail',
  },

  descriptions: {
    account: () => 'Kann die E-Mail sofort lesen',
    'transport-security': () => 'Der Mailanbieter schützt die E-Mail; es ist nichts zu tun',
    'sms-known': ({ known }) => {
      const owner = known?.scope === 'organization' ? 'Von Ihrer Organisation' : 'Von Ihnen';
      return known?.provedOn ? `${owner}, zuletzt bestätigt am ${formatDay(LANGUAGE, known.provedOn)}` : owner;
    },
    'organization-code-saved': ({ known }) =>
      known?.setBy ? `Code Ihrer Organisation, eingerichtet von ${known.setBy}` : 'Code Ihrer Organisation',
    'access-code-saved': () => 'Nur Sie kennen diesen Code',
    'sms-new': () => 'Sie kennen die Mobilnummer',
    'organization-code-new': () => 'Ein Code für Ihre ganze Organisation',
    'access-code-new': () => 'Sie können einen Code mündlich mitteilen',
    'verification-email': () =>
      'Nur wenn Sie keine Nummer haben und keinen Code vereinbaren können: Der Code geht an dasselbe Postfach',
  },

  distinctLabels: {
    'organization-code-saved': 'Zugangscode der Organisation',
    'access-code-saved': 'Persönlicher Zugangscode',
  },

  reasons: {
    'own-choice': () => 'Von Ihnen gewählt.',
    'has-account': (_, brand) => `Gewählt, weil ein ${brand}-Konto besteht.`,
    'safe-transport': ({ standard, ...details }) =>
      `Gewählt, weil der Mailanbieter ${STANDARDS[standard]} erfüllt${providedBy(details)}.`,
    'administrator-default': () => 'Gewählt, weil Ihre Administration es für diese Adresse so festgelegt hat.',
    'last-choice': () => 'Gewählt, weil Sie es beim letzten Mal verwendet haben.',
    'strongest-known': () => 'Gewählt, weil es die stärkste bekannte Methode ist.',
  },

  unavailableReasons: {
    'not-allowed': () => 'Ihre Organisation erlaubt es nicht',
    'too-weak-for-label': () => 'die Vertraulichkeitsbezeichnung dieser E-Mail verlangt eine stärkere Methode',
    'no-account': (_, brand) => `es besteht kein ${brand}-Konto`,
    'no-known-number': () => 'es ist keine Nummer bekannt',
    'no-saved-code': ({ scope }) =>
      scope === 'organization'
        ? 'Ihre Organisation hat keinen Code für diese Adresse'
        : 'Sie haben noch keinen Code vereinbart',
    'organization-code-exists': ({ setBy }) =>
      setBy
        ? `Ihre Organisation hat schon einen Code für diese Adresse, festgelegt von ${setBy}`
        : 'Ihre Organisation hat schon einen Code für diese Adresse',
    'transport-not-safe': () => 'der Mailanbieter ist nicht als sicher bekannt',
    'transport-standard-not-accepted': ({ standard }) => `Ihre Organisation akzeptiert ${STANDARDS[standard]} nicht`,
    'stronger-way-available': () => 'es gibt eine stärkere Methode',
    list: () => 'dies ist eine Verteilerliste; fügen Sie die Mitglieder einzeln hinzu',
    'value-missing': () => 'die Nummer oder der Code ist nicht mehr in diesem Entwurf',
    'value-gone': () => 'die Nummer oder der Code hat sich geändert',
    'code-against-the-rules': () => 'der Code entspricht nicht den Regeln Ihrer Organisation',
  },

  withdrawnBecause: (label, reason) =>
    `Ihre Auswahl „${label}“ ist nicht mehr möglich: ${upperFirst(reason)}. Wählen Sie erneut.`,

  phoneNumberProblems: {
    empty: 'Geben Sie die Mobilnummer ein.',
    'not-a-number': 'Das ist keine Telefonnummer. Verwenden Sie Ziffern, fürs Ausland mit + und Ländervorwahl.',
    'too-short': 'Diese Nummer ist zu kurz. Prüfen Sie, ob eine Ziffer fehlt.',
    'too-long': 'Diese Nummer ist zu lang. Prüfen Sie, ob eine Ziffer zu viel ist.',
    impossible: 'Diese Nummer gibt es nicht. Prüfen Sie die Ziffern und das Land.',
    ambiguous: 'Diese Ziffern können zwei Nummern bedeuten. Wählen Sie die richtige.',
    'unknown-country': 'Diese Ländervorwahl gibt es nicht. Wählen Sie das Land, oder beginnen Sie mit + und Vorwahl.',
    extension: 'Eine SMS kann nicht an eine Durchwahl gehen. Geben Sie eine Mobilnummer ein.',
    landline: 'Das ist ein Festnetzanschluss ohne SMS-Empfang. Geben Sie eine Mobilnummer ein.',
    'cannot-receive-sms': 'Das ist eine Servicenummer ohne SMS-Empfang. Geben Sie eine Mobilnummer ein.',
  },

  accessCodeProblems: {
    empty: () => 'Geben Sie einen Code ein.',
    'contains-line-break': () => 'Ein Code ist einzeilig. Entfernen Sie Zeilenumbrüche und Tabs.',
    'unreadable-character': () => 'Der Code enthält ein unlesbares Zeichen. Geben Sie ihn erneut ein.',
    'outer-space': () => 'Der Code beginnt oder endet mit einem Leerzeichen. Entfernen Sie es.',
    'too-short': ({ minimumLength }) => `Machen Sie den Code länger: mindestens ${minimumLength} Zeichen.`,
    'too-long': ({ maximumLength }) => `Machen Sie den Code kürzer: höchstens ${maximumLength} Zeichen.`,
    'in-this-mail': () =>
      'Dieser Code steht in Ihrer E-Mail, wo ihn alle lesen können. Verwenden Sie einen anderen, oder entfernen Sie ihn dort.',
    'their-name': () => 'Dieser Code enthält den Namen und ist leicht zu erraten. Verwenden Sie einen anderen.',
  },

  accessCodeRules: {
    'minimum-length': ({ minimumLength }) => plural(LANGUAGE, minimumLength, { other: 'Mindestens # Zeichen' }),
    'maximum-length': ({ maximumLength }) => plural(LANGUAGE, maximumLength, { other: 'Höchstens # Zeichen' }),
    'one-line': () => 'Eine Zeile',
    'no-outer-space': () => 'Kein Leerzeichen am Anfang oder Ende',
    'not-in-mail': () => 'Nicht in dieser E-Mail',
    'not-their-name': () => 'Ohne den Namen',
  },

  hintProblems: {
    'contains-line-break': 'Ein Hinweis ist einzeilig. Entfernen Sie Zeilenumbrüche und Tabs.',
    'unreadable-character': 'Der Hinweis enthält ein unlesbares Zeichen. Geben Sie ihn erneut ein.',
    'too-long': 'Kürzen Sie den Hinweis: höchstens 100 Zeichen.',
    'contains-code': 'Der Hinweis verrät den Code. Lassen Sie den Code weg.',
  },

  notNeeded: {
    'own-domain': 'Intern: nichts nötig.',
    'trusted-domain': 'Ihre Organisation vertraut dieser Domain: nichts nötig.',
  },
  tellTheCode: (name) => `Teilen Sie ${name} den Code telefonisch oder persönlich mit, nie per E-Mail.`,
});
