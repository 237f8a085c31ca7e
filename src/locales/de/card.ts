/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Kontaktdaten',
  back: 'Zurück zur Liste',
  method: 'Verifizierungsmethode',
  noMethod: 'Noch keine. Wählen Sie eine in der Liste.',
  notificationLanguage: 'Sprache der Benachrichtigung',
  notificationLanguageHelp: 'Die Sprache der Nachricht, die eine sichere E-Mail ankündigt.',
  organizationDefault: (languageName) => `Wie Organisation (${languageName})`,
  noSuchLanguage: (current) => `Keine Sprache heißt so. Es bleibt bei: ${current}.`,
  save: 'Speichern',
  saving: 'Speichern…',
  saved: 'Gespeichert, auch für das nächste Mal',
  notSaved: {
    full: 'Gilt für diese E-Mail, aber nicht für die nächste: Der Speicher in Ihrem Postfach ist voll. Schaffen Sie Platz und speichern Sie erneut.',
    unavailable:
      'Gilt für diese E-Mail, aber nicht für die nächste: Ihr Postfach hat nicht geantwortet. Versuchen Sie es gleich noch einmal.',
    changed:
      'Nicht gespeichert: Anderswo wurde inzwischen eine andere Sprache gespeichert. Speichern Sie erneut, um sie zu ersetzen.',
    'not-saved': 'Nicht gespeichert: Outlook hat es nicht behalten. Versuchen Sie es erneut.',
  },
};
