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
  organizationCode: {
    shared: (name) =>
      `Sobald Sie diesen Code verwenden, sehen ihn alle in Ihrer Organisation und können ihn für ${name} verwenden.`,
    here: (name) =>
      `Für alle in Ihrer Organisation gedacht, aber nur in Ihrem Postfach gespeichert: Teilen Sie den anderen den Code mit, damit sie ihn für ${name} verwenden können.`,
  },
  changeOrganizationCode: 'Zugangscode der Organisation ändern',
  organizationCodeInUse: {
    shared: (name) =>
      `Es gibt schon einen Code, den vielleicht andere in Ihrer Organisation verwenden. Sobald Sie Ihren verwenden, gilt er für alle. Informieren Sie ${name} rechtzeitig.`,
    here: (name) =>
      `Es gibt schon einen Code, den vielleicht andere in Ihrer Organisation verwenden. Nach dem Senden gilt in Ihrem Postfach der neue. Informieren Sie ${name} und die anderen rechtzeitig.`,
  },
  noLongerPossible: (reason) => `Diese Methode ist nicht mehr möglich. ${reason}. Ihre Eingabe bleibt erhalten.`,
};
