/** The words of what is typed under a row: numbers and codes. */
import type { InputWords } from '../en/inputs';

export const input: InputWords = {
  cancel: 'Abbrechen',
  country: 'Land',
  mobileNumber: 'Mobilnummer',
  numberWillBe: (formatted) => `Die SMS geht an ${formatted}`,
  numberHelp: 'Geben Sie die Nummer so ein, wie Sie sie kennen, mit oder ohne Ländervorwahl.',
  useNumber: 'Nummer verwenden',
  code: 'Code',
  codePlaceholder: 'Eingeben oder erzeugen',
  showCode: 'Code anzeigen',
  hideCode: 'Code verbergen',
  copyCode: 'Code kopieren',
  codeCopied: 'Code kopiert',
  copyBlocked: 'Kopieren ist hier gesperrt. Der Code ist markiert: Drücken Sie Strg+C, auf dem Mac ⌘C.',
  generateCode: 'Code erzeugen',
  codeGenerated: 'Ein neuer Code ist eingetragen',
  noCodeFound: 'Es wurde kein Code gefunden, der alle Regeln erfüllt. Geben Sie selbst einen ein.',
  readAloud: 'Vorlesen',
  hint: 'Hinweis (optional)',
  hintHelp: 'Er wird bei der Abfrage des Codes angezeigt.',
  useCode: 'Code verwenden',
  ruleMet: 'erfüllt',
  ruleNotMet: 'noch nicht erfüllt',
  ruleBroken: 'nicht erfüllt',
  rules: 'Regeln für den Code',
  mailNotRead:
    'Outlook hat den Text dieser E-Mail nicht übergeben. Prüfen Sie selbst, dass der Code nicht darin steht.',
  organizationCode: (name) =>
    `Nach dem Senden sehen alle in Ihrer Organisation diesen Code und können ihn für ${name} verwenden.`,
  changeOrganizationCode: 'Zugangscode der Organisation ändern',
  organizationCodeInUse: (name) =>
    `Es gibt schon einen Code, den vielleicht andere in Ihrer Organisation verwenden. Nach dem Senden gilt Ihrer für alle. Informieren Sie ${name} rechtzeitig.`,
  noLongerPossible: (reason) => `Diese Methode ist nicht mehr möglich. ${reason}. Ihre Eingabe bleibt erhalten.`,
};
