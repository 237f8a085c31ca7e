/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Contactgegevens',
  back: 'Terug naar de lijst',
  method: 'Verificatiemethode',
  noMethod: 'Nog geen. Kies er een in de lijst.',
  notificationLanguage: 'Taal van de melding',
  notificationLanguageHelp: 'De taal van het bericht dat er een beveiligde e-mail is.',
  organizationDefault: (languageName) => `Standaard organisatie (${languageName})`,
  noSuchLanguage: (current) => `Er is geen taal met die naam. Het blijft ${current}.`,
  save: 'Opslaan',
  saving: 'Opslaan…',
  saved: 'Opgeslagen, ook voor de volgende keer',
  notSaved: {
    full: 'Geldt voor deze e-mail, maar niet voor de volgende: het geheugen in uw postvak is vol. Maak ruimte en sla opnieuw op.',
    unavailable: 'Geldt voor deze e-mail, maar niet voor de volgende: uw postvak antwoordde niet. Probeer het zo weer.',
    changed: 'Niet opgeslagen: elders is intussen een andere taal opgeslagen. Sla opnieuw op om die te vervangen.',
    'not-saved': 'Niet opgeslagen: Outlook heeft het niet bewaard. Probeer het opnieuw.',
  },
};
