/** Mistakes in the organization's configuration, as the pane shows them after the path. */
import type { ConfigurationMistakes } from '../en/configuration';
import { formatList } from '../format';

const kinds = {
  object: 'een object zijn: { … }',
  list: 'een lijst zijn: [ … ]',
  text: 'tekst tussen aanhalingstekens zijn',
  'true-or-false': 'true of false zijn, zonder aanhalingstekens',
  'whole-number': 'een geheel getal zijn, zonder aanhalingstekens',
};

export const configurationMistakes: ConfigurationMistakes = {
  'not-json': () => 'Dit is geen JSON. Voer “npm run config -- check” met dit bestand uit om de plaats te vinden.',
  'unknown-field': ({ didYouMean }) =>
    didYouMean === undefined
      ? 'Dit veld bestaat niet. Verwijder het.'
      : `Dit veld bestaat niet. Bedoelde u “${didYouMean}”?`,
  'wrong-kind': ({ expected }) => `Dit moet ${kinds[expected]}.`,
  'not-one-of': ({ allowed }) => `Dit moet ${oneOf(allowed)} zijn.`,
  'too-low': ({ minimum }) => `Dit moet ${minimum} of meer zijn.`,
  'too-high': ({ maximum }) => `Dit moet ${maximum} of minder zijn.`,
  'too-long': ({ maximum }) => `Dit mag hoogstens ${maximum} tekens lang zijn.`,
  empty: () => 'Dit mag niet leeg zijn. Vul het in, of verwijder het veld voor de standaardwaarde.',
  'not-one-line': () => 'Dit moet één regel zijn, zonder regeleinden of tabs.',
  twice: () => 'Dit staat twee keer in de lijst. Verwijder er een.',
  'not-a-domain': () => 'Dit is geen domein. Schrijf het als example.org, of als *.example.org met alles eronder.',
  'domain-too-wide': () => 'Hier vallen domeinen van anderen onder. Noem het domein, zoals *.example.org.',
  'no-method-left': () => 'Alle methoden staan uit, dus beveiligd mailen kan niet. Zet er minstens één aan.',
  'no-method-strong-enough': () =>
    'Alle methoden die zo sterk zijn als deze staan uit. Noem een zwakkere, of zet er een aan.',
  'not-accepted': () =>
    'Dit wordt vanzelf gekozen, maar is niet geaccepteerd. Voeg het ook toe aan transport.accepted.',
  'minimum-above-maximum': ({ maximum }) =>
    `De kortste lengte is groter dan de langste, ${maximum}. Geen code kan aan beide voldoen.`,
  'generated-length-does-not-fit': ({ minimum, maximum }) =>
    `Gegenereerde codes moeten aan uw eigen regels voldoen. Dit moet ${minimum} tot ${maximum} zijn.`,
  'too-few-characters': ({ minimum }) =>
    `Codes van zo weinig tekens zijn makkelijk te raden. Noem er ${minimum} of meer.`,
  'character-twice': () => 'Een teken staat hier twee keer en zou vaker worden gekozen. Verwijder er een.',
  'character-cannot-be-read': () =>
    'Hier staat een teken dat niet is voor te lezen. Gebruik letters, cijfers en leestekens, zonder spaties of emoji.',
  'not-a-language': () => 'Dit is geen taalcode. Schrijf die als nl of de-CH.',
  'language-not-listed': () =>
    'De standaard moet in notificationLanguages staan. Voeg de taal daar toe, of kies een andere.',
  'not-a-country': () => 'Dit is geen landcode. Schrijf de twee letters, zoals NL.',
  'not-a-file-beside': () =>
    'Dit moet een JSON-bestand naast de invoegtoepassing zijn, zoals directory.json; geen webadres.',
  'not-a-service-address': () =>
    'Dit moet het https-adres van uw adreslijstdienst zijn, zoals https://directory.example.org, zonder ? of #.',
  'not-an-application-id': () =>
    'Dit is niet de id van een toepassing. Kopieer de toepassings-id (client-id) uit Entra ID.',
  'not-a-label-id': () =>
    'Dit is niet de id van een vertrouwelijkheidslabel. Kopieer de id uit Get-Label in PowerShell.',
  'not-a-tenant': () => 'Dit is geen tenant. Schrijf de id, of een domein zoals example.org.',
  'not-a-scope': () => 'Dit is niet één bereik (scope). Schrijf het als api://…/access_as_user.',
  'two-directories': () => 'Er kan maar één adreslijst zijn. Verwijder deze regel, of de adreslijstdienst.',
  'private-key': () =>
    'DIT IS EEN PRIVÉSLEUTEL. Iedereen kan dit bestand lezen: maak een nieuw sleutelpaar en zet hier alleen de publieke sleutel.',
  'shared-secret': () =>
    'DIT IS EEN GEHEIME SLEUTEL. Iedereen kan dit bestand lezen: maak een nieuw sleutelpaar en zet hier alleen de publieke sleutel.',
  'key-part-missing': () => 'Dit deel van de sleutel ontbreekt. Kopieer de hele publieke sleutel van de gateway.',
  'key-part-damaged': () =>
    'Dit deel van de sleutel is beschadigd. Kopieer de publieke sleutel van de gateway opnieuw.',
  'key-too-short': ({ minimumBits }) => `Deze sleutel is te kort. Gebruik er een van ${minimumBits} bits of meer.`,
  'key-for-signing': () => 'Deze sleutel is om te ondertekenen. Gebruik er een om te versleutelen ("use": "enc").',
  'key-algorithm-does-not-fit': ({ allowed }) =>
    `Dit past niet bij dit soort sleutel. Het moet ${oneOf(allowed)} zijn, of ontbreken.`,
  'key-as-pem': () =>
    'Dit is een sleutel in PEM-vorm. Maak er een JWK van, { "kty": … }, zoals src/configuration/README.md laat zien.',
  'key-set': () => 'Dit is een verzameling sleutels. Zet hier alleen de sleutels uit "keys".',
  'key-bundle': () => 'Dit is wat een sleutelkluis over een sleutel toont. Zet hier alleen wat in "key" staat.',
  'key-in-hardware': () =>
    'De privéhelft van deze sleutel blijft in zijn hardware (HSM), dus geen gateway kan er e-mail mee openen. Maak daarbuiten een sleutelpaar van de soort EC of RSA.',
  'key-part-standard-base64': () =>
    'Dit is gewone base64, en een JWK heeft base64url. Schrijf - voor elke +, _ voor elke / en laat de = aan het eind weg.',
};

function oneOf(values: string[]): string {
  return formatList('nl', values, 'disjunction');
}
