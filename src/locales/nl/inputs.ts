/** The words of what is typed under a row: numbers and codes. */
import type { InputWords } from '../en/inputs';

export const input: InputWords = {
  cancel: 'Annuleren',
  country: 'Land',
  mobileNumber: 'Mobiel nummer',
  numberWillBe: (formatted) => `De sms gaat naar ${formatted}`,
  numberHelp: 'Typ het nummer zoals u het kent, met of zonder landnummer.',
  useNumber: 'Gebruik dit nummer',
  code: 'Code',
  codePlaceholder: 'Typ of genereer een code',
  showCode: 'Code tonen',
  hideCode: 'Code verbergen',
  copyCode: 'Code kopiëren',
  codeCopied: 'Code gekopieerd',
  copyBlocked: 'Kopiëren is hier geblokkeerd. De code is geselecteerd: druk op Ctrl+C, of op ⌘C op een Mac.',
  generateCode: 'Code genereren',
  codeGenerated: 'Er is een nieuwe code ingevuld',
  noCodeFound: 'Er is geen code gevonden die aan alle regels voldoet. Typ er zelf een.',
  readAloud: 'Voorlezen',
  hint: 'Hint (niet verplicht)',
  hintHelp: 'De ontvanger ziet de hint bij de vraag om de code.',
  useCode: 'Gebruik deze code',
  ruleMet: 'voldaan',
  ruleNotMet: 'nog niet voldaan',
  ruleBroken: 'niet voldaan',
  rules: 'Regels voor de code',
  mailNotRead: 'Outlook gaf de tekst van deze e-mail niet door. Controleer zelf dat de code er niet in staat.',
  organizationCode: {
    shared: (name) => `Zodra u deze code gebruikt, zien al uw collega’s hem en kunnen zij hem gebruiken voor ${name}.`,
    here: (name) =>
      `Bedoeld voor al uw collega’s, maar alleen in uw postvak bewaard: vertel ook hun de code, zodat zij hem kunnen gebruiken voor ${name}.`,
  },
  changeOrganizationCode: 'Toegangscode van organisatie wijzigen',
  organizationCodeInUse: {
    shared: (name) =>
      `Er is al een code, en collega’s gebruiken die misschien. Zodra u de uwe gebruikt, geldt die voor iedereen. Vertel het ${name} op tijd.`,
    here: (name) =>
      `Er is al een code, en collega’s gebruiken die misschien. Na verzending geldt in uw postvak de nieuwe. Vertel het ${name} en hun op tijd.`,
  },
  noLongerPossible: (reason) => `Deze methode is niet meer mogelijk. ${reason}. Wat u typte, blijft staan.`,
};
