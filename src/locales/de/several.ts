/** The words for choosing for several recipients at once. */
import type { SeveralWords } from '../en/several';
import { formatNumber } from '../format';
import { plural } from '../plural';

const language = 'de';
const number = (count: number) => formatNumber(language, count);

export const several: SeveralWords = {
  selectAll: 'Alle angezeigten auswählen',
  selected: (count, hidden) =>
    hidden > 0 ? `${number(count)} ausgewählt, ${number(hidden)} nicht angezeigt` : `${number(count)} ausgewählt`,
  chooseForSelected: 'Für die Auswahl wählen',
  chooseFor: (count) => plural(language, count, { one: 'Für # Person wählen', other: 'Für # Personen wählen' }),
  menuFor: (count) =>
    plural(language, count, {
      one: 'Verifizierungsmethoden für # Person',
      other: 'Verifizierungsmethoden für # Personen',
    }),
  possibleForAll: 'Für alle möglich',
  possibleForSome: (can, cannot) => `Für ${number(can)} möglich; bei ${number(cannot)} bleibt es, wie es ist`,
  nothingPossible: 'Hier ist keine Methode möglich.',
  sameCode: (count) =>
    plural(language, count, {
      one: '# Person erhält diesen Code.',
      other: 'Alle # Personen erhalten denselben Code: Jede kann ihn auch anstelle einer anderen verwenden.',
    }),
  organizationCode: {
    shared:
      'Sobald Sie diesen Code verwenden, sehen ihn alle in Ihrer Organisation und können ihn für diese Personen verwenden.',
    here: 'Für alle in Ihrer Organisation gedacht, aber nur in Ihrem Postfach gespeichert: Teilen Sie den anderen den Code mit.',
  },
  useFor: (count) => plural(language, count, { one: 'Für # Person verwenden', other: 'Für # Personen verwenden' }),
  tellTheCode: 'Teilen Sie jeder Person den Code telefonisch oder persönlich mit, nie per E-Mail.',
  done: (count, method) => plural(language, count, { one: `# Person: ${method}.`, other: `# Personen: ${method}.` }),
  stayBecause: (count, reason) =>
    plural(language, count, {
      one: `Bei # Person bleibt es, wie es ist. ${reason}.`,
      other: `Bei # Personen bleibt es, wie es ist. ${reason}.`,
    }),
  show: 'Diese anzeigen',
};
