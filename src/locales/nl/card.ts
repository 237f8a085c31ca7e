/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Contactgegevens',
  back: 'Terug naar de lijst',
  method: 'Verificatiemethode',
  noMethod: 'Nog geen. Kies er een in de lijst.',
  notificationLanguage: 'Taal van de melding',
  notificationLanguageHelp: 'De taal van het bericht dat er een beveiligde e-mail is.',
  organizationDefault: (languageName) => `Standaard van de organisatie (${languageName})`,
  noSuchLanguage: (current) => `Er is geen taal met die naam. Het blijft ${current}.`,
  save: 'Opslaan',
  saving: 'Opslaan…',
  saved: 'Opgeslagen, ook voor de volgende keer',
  notSaved: {
    full: 'Niet opgeslagen: het geheugen in uw postvak is vol. Ga terug, maak ruimte en sla opnieuw op.',
    unavailable: 'Niet opgeslagen: de adreslijst is niet bereikbaar. Probeer het zo weer.',
    changed: 'Iemand anders was u voor.',
    'not-saved': 'Niet opgeslagen: Outlook heeft het niet bewaard. Probeer het opnieuw.',
  },
};
