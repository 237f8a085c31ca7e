/** Mistakes in the organization's configuration, as the pane shows them after the path. */
import type { ConfigurationMistakes } from '../en/configuration';
import { formatList } from '../format';

const kinds = {
  object: 'ein Objekt sein: { … }',
  list: 'eine Liste sein: [ … ]',
  text: 'Text in Anführungszeichen sein',
  'true-or-false': 'true oder false sein, ohne Anführungszeichen',
  'whole-number': 'eine ganze Zahl sein, ohne Anführungszeichen',
};

export const configurationMistakes: ConfigurationMistakes = {
  'not-json': () => 'Das ist kein JSON. „npm run config -- check“ mit dieser Datei nennt die Stelle.',
  'unknown-field': ({ didYouMean }) =>
    didYouMean === undefined
      ? 'Dieses Feld gibt es nicht. Entfernen Sie es.'
      : `Dieses Feld gibt es nicht. Meinten Sie „${didYouMean}“?`,
  'wrong-kind': ({ expected }) => `Dies muss ${kinds[expected]}.`,
  'not-one-of': ({ allowed }) => `Dies muss ${oneOf(allowed)} sein.`,
  'too-low': ({ minimum }) => `Dies muss mindestens ${minimum} sein.`,
  'too-high': ({ maximum }) => `Dies darf höchstens ${maximum} sein.`,
  'too-long': ({ maximum }) => `Dies darf höchstens ${maximum} Zeichen lang sein.`,
  empty: () => 'Dies darf nicht leer sein. Füllen Sie es aus, oder entfernen Sie das Feld für den Standardwert.',
  'not-one-line': () => 'Dies muss eine Zeile sein, ohne Zeilenumbrüche oder Tabs.',
  twice: () => 'Dies steht zweimal in der Liste. Entfernen Sie eines davon.',
  'not-a-domain': () =>
    'Das ist keine Domain. Schreiben Sie sie wie example.org, oder wie *.example.org mit allen darunter.',
  'domain-too-wide': () => 'Dies umfasst fremde Domains. Nennen Sie die Domain, etwa *.example.org.',
  'no-method-left': () =>
    'Alle Methoden sind ausgeschaltet, so lässt sich keine E-Mail sichern. Schalten Sie eine ein.',
  'no-method-strong-enough': () =>
    'Alle Methoden, die so stark sind wie diese, sind ausgeschaltet. Nennen Sie eine schwächere, oder schalten Sie eine ein.',
  'not-accepted': () =>
    'Dies wird automatisch gewählt, aber nicht akzeptiert. Fügen Sie es auch transport.accepted hinzu.',
  'minimum-above-maximum': ({ maximum }) =>
    `Die kürzeste Länge liegt über der längsten, ${maximum}. Kein Code kann beides erfüllen.`,
  'generated-length-does-not-fit': ({ minimum, maximum }) =>
    `Erzeugte Codes müssen Ihre eigenen Regeln erfüllen. Dies muss ${minimum} bis ${maximum} sein.`,
  'too-few-characters': ({ minimum }) =>
    `Codes aus so wenigen Zeichen sind leicht zu erraten. Nennen Sie mindestens ${minimum}.`,
  'character-twice': () => 'Ein Zeichen steht hier zweimal und würde öfter gezogen. Entfernen Sie eines davon.',
  'character-cannot-be-read': () =>
    'Hier steht ein Zeichen, das sich nicht vorlesen lässt. Verwenden Sie Buchstaben, Ziffern und Satzzeichen, ohne Leerzeichen oder Emojis.',
  'not-a-language': () => 'Das ist kein Sprachcode. Schreiben Sie ihn wie nl oder de-CH.',
  'language-not-listed': () =>
    'Der Standard muss in notificationLanguages stehen. Fügen Sie ihn dort hinzu, oder wählen Sie einen anderen.',
  'not-a-country': () => 'Das ist kein Ländercode. Schreiben Sie seine zwei Buchstaben, etwa NL.',
  'not-a-file-beside': () => 'Dies muss eine JSON-Datei neben dem Add-In sein, etwa directory.json; keine Webadresse.',
  'not-a-service-address': () =>
    'Dies muss die https-Adresse Ihres Verzeichnisdienstes sein, etwa https://directory.example.org, ohne ? und #.',
  'not-an-application-id': () =>
    'Dies ist keine Anwendungs-ID. Kopieren Sie die Anwendungs-ID (Client-ID) aus Entra ID.',
  'not-a-label-id': () =>
    'Dies ist keine ID einer Vertraulichkeitsbezeichnung. Kopieren Sie sie aus Get-Label in PowerShell.',
  'not-a-tenant': () => 'Dies ist kein Mandant. Schreiben Sie seine ID oder eine Domäne wie example.org.',
  'not-a-scope': () => 'Dies ist nicht ein einzelner Bereich (Scope). Schreiben Sie ihn wie api://…/access_as_user.',
  'two-directories': () => 'Es kann nur ein Verzeichnis geben. Entfernen Sie diese Angabe oder den Verzeichnisdienst.',
  'private-key': () =>
    'DAS IST EIN PRIVATER SCHLÜSSEL. Alle können diese Datei lesen: Erzeugen Sie ein neues Schlüsselpaar, und tragen Sie hier nur den öffentlichen Schlüssel ein.',
  'shared-secret': () =>
    'DAS IST EIN GEHEIMER SCHLÜSSEL. Alle können diese Datei lesen: Erzeugen Sie ein neues Schlüsselpaar, und tragen Sie hier nur den öffentlichen Schlüssel ein.',
  'key-part-missing': () =>
    'Dieser Teil des Schlüssels fehlt. Kopieren Sie den ganzen öffentlichen Schlüssel des Gateways.',
  'key-part-damaged': () =>
    'Dieser Teil des Schlüssels ist beschädigt. Kopieren Sie den öffentlichen Schlüssel des Gateways erneut.',
  'key-too-short': ({ minimumBits }) =>
    `Dieser Schlüssel ist zu kurz. Verwenden Sie einen mit mindestens ${minimumBits} Bit.`,
  'key-for-signing': () => 'Dieser Schlüssel ist zum Signieren. Verwenden Sie einen zum Verschlüsseln ("use": "enc").',
  'key-algorithm-does-not-fit': ({ allowed }) =>
    `Dies passt nicht zu dieser Art von Schlüssel. Es muss ${oneOf(allowed)} sein oder fehlen.`,
  'key-as-pem': () =>
    'Das ist ein Schlüssel in PEM-Form. Machen Sie daraus einen JWK, { "kty": … }, wie src/configuration/README.md zeigt.',
  'key-set': () => 'Das ist eine Sammlung von Schlüsseln. Geben Sie hier nur die Schlüssel aus „keys“ an.',
  'key-bundle': () =>
    'Das ist, was ein Schlüsseltresor über einen Schlüssel ausgibt. Geben Sie hier nur an, was unter „key“ steht.',
  'key-in-hardware': () =>
    'Die private Hälfte dieses Schlüssels verlässt ihre Hardware (HSM) nie, also kann kein Gateway damit E-Mails öffnen. Erstellen Sie außerhalb davon ein Schlüsselpaar der Art EC oder RSA.',
  'key-part-standard-base64': () =>
    'Das ist gewöhnliches base64, ein JWK hat base64url. Schreiben Sie - für jedes +, _ für jedes / und lassen Sie das = am Ende weg.',
};

function oneOf(values: string[]): string {
  return formatList('de', values, 'disjunction');
}
