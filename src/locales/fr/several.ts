/** The words for choosing for several recipients at once. */
import type { SeveralWords } from '../en/several';
import { formatNumber } from '../format';
import { plural } from '../plural';

const language = 'fr';
const number = (count: number) => formatNumber(language, count);

export const several: SeveralWords = {
  selectAll: 'Tous ceux affichés',
  selected: (count, hidden) => {
    const selected = plural(language, count, { one: '# sélectionné', other: '# sélectionnés' });
    return hidden > 0 ? `${selected}, dont ${number(hidden)} non affichés` : selected;
  },
  chooseForSelected: 'Choisir pour la sélection',
  chooseFor: (count) => plural(language, count, { one: 'Choisir pour # personne', other: 'Choisir pour # personnes' }),
  menuFor: (count) =>
    plural(language, count, {
      one: 'Méthodes de vérification pour # personne',
      other: 'Méthodes de vérification pour # personnes',
    }),
  possibleForAll: 'Possible pour tous',
  possibleForSome: (can, cannot) => `Possible pour ${number(can)}\u00a0; rien ne change pour ${number(cannot)}`,
  nothingPossible: 'Aucune méthode n’est possible pour eux.',
  sameCode: (count) =>
    plural(language, count, {
      one: '# personne reçoit ce code.',
      other: 'Les # personnes reçoivent le même code\u00a0: chacune peut s’en servir à la place d’une autre.',
    }),
  organizationCode: {
    shared: 'Dès que vous utilisez ce code, tous vos collègues le voient et peuvent l’utiliser pour eux.',
    here: 'Destiné à tous vos collègues, mais gardé dans votre seule boîte aux lettres\u00a0: communiquez-leur aussi le code.',
  },
  useFor: (count) => plural(language, count, { one: 'Utiliser pour # personne', other: 'Utiliser pour # personnes' }),
  tellTheCode: 'Donnez le code à chacun par téléphone ou en personne, jamais par e-mail.',
  done: (count, method) =>
    plural(language, count, { one: `# personne\u00a0: ${method}.`, other: `# personnes\u00a0: ${method}.` }),
  stayBecause: (count, reason) =>
    plural(language, count, {
      one: `Rien ne change pour # personne. ${reason}.`,
      other: `Rien ne change pour # personnes. ${reason}.`,
    }),
  show: 'Les afficher',
};
