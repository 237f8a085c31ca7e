/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Coordonnées',
  back: 'Retour à la liste',
  method: 'Méthode de vérification',
  noMethod: 'Pas encore choisie. Choisissez-la dans la liste.',
  notificationLanguage: 'Langue de la notification',
  notificationLanguageHelp: 'La langue du message qui annonce un e-mail sécurisé.',
  organizationDefault: (languageName) => `Par défaut de l’organisation (${languageName})`,
  noSuchLanguage: (current) => `Aucune langue ne porte ce nom. Cela reste\u00a0: ${current}.`,
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré, aussi pour la prochaine fois',
  notSaved: {
    full: 'Non enregistré\u00a0: la mémoire de votre boîte aux lettres est pleine. Revenez à la liste, faites de la place, puis enregistrez de nouveau.',
    unavailable: 'Non enregistré\u00a0: l’annuaire est inaccessible. Réessayez dans un instant.',
    changed: 'Quelqu’un d’autre a été plus rapide.',
    'not-saved': 'Non enregistré\u00a0: Outlook ne l’a pas conservé. Réessayez.',
  },
};
