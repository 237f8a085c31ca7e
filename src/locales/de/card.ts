/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Kontaktdaten',
  back: 'Zurück zur Liste',
  method: 'Verifizierungsmethode',
  noMethod: 'Noch keine. Wählen Sie eine in der Liste.',
  notificationLanguage: 'Sprache der Benachrichtigung',
  notificationLanguageHelp: 'Die Sprache der Nachricht, die eine sichere E-Mail ankündigt.',
  organizationDefault: (languageName) => `Standard der Organisation (${languageName})`,
  noSuchLanguage: (current) => `Keine Sprache heißt so. Es bleibt bei: ${current}.`,
  save: 'Speichern',
  saving: 'Speichern…',
  saved: 'Gespeichert, auch für das nächste Mal',
  notSaved: {
    full: 'Nicht gespeichert: Der Speicher in Ihrem Postfach ist voll. Gehen Sie zurück, schaffen Sie Platz und speichern Sie erneut.',
    unavailable: 'Nicht gespeichert: Das Verzeichnis ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    changed: 'Jemand anders war schneller.',
    'not-saved': 'Nicht gespeichert: Outlook hat es nicht behalten. Versuchen Sie es erneut.',
  },
};
