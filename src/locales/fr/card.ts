/** The words of the card Contact information; those of its frame are in `pane.ts`, as it is there before these are. */
import type { KnownCode, KnownNumber, UnsafeTransport } from '../../verification/types';
import type { CardWords } from '../en/card';
import { formatDay } from '../format';
import { STANDARDS } from '../verification';
import { providedBy } from './transport';

const day = (date: string) => formatDay('fr', date);
const ORGANIZATION_KEEPS_IT = 'De votre organisation\u00a0: seul un administrateur peut le modifier.';
const OF_A_COLLEAGUE = 'Choisi automatiquement dès que vous l’avez utilisé une fois.';

function codeFrom({ scope, setHere, setByColleague, setBy, setOn }: KnownCode): string {
  const isOwn = scope === 'personal' || setHere;
  const who = isOwn ? 'vous' : setBy;
  const set = [who && `par ${who}`, setOn && `le ${day(setOn)}`].filter(Boolean).join(' ');
  return [set && `Défini ${set}.`, !isOwn && ORGANIZATION_KEEPS_IT, setByColleague && OF_A_COLLEAGUE]
    .filter(Boolean)
    .join(' ');
}

function numberFrom({ scope, provedOn }: KnownNumber): string {
  const from = scope === 'personal' ? 'À vous, d’un e-mail que vous avez envoyé.' : ORGANIZATION_KEEPS_IT;
  return provedOn ? `${from} Confirmé le ${day(provedOn)}.` : from;
}

/** Why a standard does not hold. */
const unsafeBecause = (reason: UnsafeTransport['reason']): string =>
  ({
    'not-found': 'son domaine n’en dit rien',
    'not-in-force': 'pas encore en vigueur, ou plus',
    'not-validated': 'ce que dit son domaine n’a pas pu être vérifié',
    'not-enforced': 'seulement à l’essai',
    unreachable: 'ses serveurs n’ont pas répondu',
  })[reason];

export const card: CardWords = {
  method: 'Méthode de vérification',
  noMethod: 'Pas encore choisie. Choisissez-la dans la liste.',
  notificationLanguage: 'Langue de la notification',
  showLanguages: 'Afficher les langues',
  notificationLanguageHelp: 'La langue du message qui annonce un e-mail sécurisé.',
  organizationDefault: (languageName) => `Comme l’organisation (${languageName})`,
  noSuchLanguage: (current) => `Aucune langue ne porte ce nom. Cela reste\u00a0: ${current}.`,
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré, aussi pour la prochaine fois',
  notSaved: {
    full: 'Vaut pour cet e-mail, mais pas pour le suivant\u00a0: la mémoire de votre boîte aux lettres est pleine. Faites de la place, puis enregistrez de nouveau.',
    unavailable:
      'Cela vaut pour cet e-mail, mais pas pour le suivant\u00a0: impossible de le mémoriser pour l’instant. Réessayez dans un instant.',
    'not-saved': 'Non enregistré\u00a0: Outlook ne l’a pas conservé. Réessayez.',
  },
  changedElsewhere: (now) => `Modifié ailleurs entre-temps. C’est maintenant ${now}.`,
  notSavedAsChanged: (now) =>
    `Non enregistré\u00a0: modifié ailleurs entre-temps en ${now}. Enregistrez à nouveau pour le remplacer.`,
  known: {
    title: 'Ce qui est connu',
    nothing: 'Rien pour l’instant. Le numéro ou le code utilisé sera mémorisé une fois l’e-mail envoyé.',
    nothingWhileAway: 'Vous n’avez encore rien. Ce que sait votre organisation est inaccessible pour l’instant.',
    mayBeMore: 'Votre organisation en sait peut-être plus\u00a0: son annuaire est inaccessible pour l’instant.',
    accountFrom: 'De l’annuaire de votre organisation.',
    numberFrom,
    codeFrom,
    hint: (hint) => `Indice\u00a0: ${hint}`,
    hiddenCode: 'Masqué',
    showCode: (name) => `Afficher\u00a0: ${name}`,
    hideCode: (name) => `Masquer\u00a0: ${name}`,
    codeNotRead: 'Le code n’a pas pu être lu.',
    readAgain: (name) => `Réessayer\u00a0: ${name}`,
    forget: 'Oublier',
    forgetIt: (name) => `Oublier\u00a0: ${name}`,
    forgotten: (name) => `Oublié\u00a0: ${name}`,
    undo: (name) => `Annuler\u00a0: ${name}`,
    putBack: (name) => `Rétabli\u00a0: ${name}`,
    notForgotten: 'Pas oublié\u00a0: la mémoire est inaccessible. Réessayez dans un instant.',
    notPutBack: {
      full: 'Non rétabli\u00a0: la mémoire de votre boîte aux lettres est pleine. Faites de la place, puis annulez à nouveau.',
      unavailable: 'Pas rétabli\u00a0: la mémoire est inaccessible. Réessayez dans un instant.',
      'too-late': 'Pas rétabli\u00a0: il est trop tard. Utilisez-le encore une fois et il sera de nouveau mémorisé.',
    },
  },
  transport: {
    title: 'Transport sûr',
    status: {
      safe: 'Son fournisseur de messagerie protège les e-mails pendant l’acheminement.',
      'not-accepted':
        'Son fournisseur protège les e-mails pendant l’acheminement, mais pas selon une norme acceptée par votre organisation.',
      'not-used':
        'Son fournisseur protège les e-mails pendant l’acheminement, mais votre organisation ne l’utilise pas.',
      unsafe: 'Pas sûr\u00a0: son fournisseur de messagerie ne respecte aucune des normes.',
      unknown: 'Inconnu\u00a0: votre organisation n’a pas vérifié son fournisseur de messagerie.',
      away: 'Inconnu pour l’instant\u00a0: l’annuaire de votre organisation est inaccessible.',
    },
    which: 'Quelle norme\u00a0?',
    whyNot: 'Pourquoi\u00a0?',
    standard: ({ standard, checkedOn, ...details }) =>
      `${STANDARDS[standard]}${providedBy(details)}${checkedOn ? `, vérifié le ${day(checkedOn)}` : ''}`,
    unsafe: ({ standard, reason }) => `${STANDARDS[standard]}\u00a0: ${unsafeBecause(reason)}`,
  },
};
