/** The words of the list of recipients and of its menu. */
import type { ListWords, MenuWords } from '../en/list';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';

const language = 'fr';
const number = (count: number) => formatNumber(language, count);

export const list: ListWords = {
  title: 'Vérification des destinataires',
  field: { to: 'À', cc: 'Cc', bcc: 'Cci' },
  alsoIn: (fields) => `aussi dans ${formatList(language, fields)}`,
  distributionList: 'Liste de distribution',
  contactInformationOf: (address) => `${address}\u00a0: coordonnées`,
  verificationMethodFor: (address, shown) => `${shown}\u00a0: méthode de vérification pour ${address}`,
  chooseMethod: 'Choisir une méthode',
  beingLookedUp: 'Recherche…',
  readingCode: 'Lecture du code…',
  codeNotRead: 'Le code enregistré n’a pas pu être lu. Réessayez ou choisissez une autre méthode.',
  codeNotAllowed:
    'Vous n’avez pas le droit de lire le code enregistré. Choisissez une autre méthode ou demandez à votre administrateur.',
  useSavedCode: 'Utiliser ce code',
  colleaguesNeedNothing: (count) =>
    plural(language, count, { one: '# collègue\u00a0: rien à faire', other: '# collègues\u00a0: rien à faire' }),
  peopleNeedNothing: (count) =>
    plural(language, count, { one: '# personne\u00a0: rien à faire', other: '# personnes\u00a0: rien à faire' }),
  needsNothingBecause: { 'own-domain': 'Collègue', 'trusted-domain': 'Organisation de confiance' },

  tools: {
    title: 'Chercher dans la liste',
    filter: 'Filtrer par nom ou adresse',
    clear: 'Effacer le filtre',
    needsMethod: 'Sans méthode',
    shown: (shown, all) => `${number(shown)} sur ${number(all)}`,
    nobodyFound: (text, needsMethod) => {
      if (text === '') return 'Chaque destinataire a une méthode.';
      return `Personne${needsMethod ? ' sans méthode' : ''} avec «\u00a0${text}\u00a0» dans son nom ou son adresse.`;
    },
    showAll: 'Tout afficher',
    selectSeveral: 'En choisir plusieurs',
    people: (count) => plural(language, count, { one: '# personne', other: '# personnes' }),
  },
};

export const menu: MenuWords = {
  of: (name) => `Méthodes de vérification pour ${name}`,
  notAvailable: (count) => plural(language, count, { one: '# indisponible', other: '# indisponibles' }),
  showSavedCodes: 'Afficher les codes enregistrés',
  nothingAvailable: 'Aucune méthode n’est possible pour ce destinataire.',
  aboutLists: 'Une liste\u00a0: ses membres ne sont pas connus ici. Les méthodes pour une seule personne sont exclues.',
};
