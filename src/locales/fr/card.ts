/** The words of the card Contact information. */
import type { CardWords } from '../en/card';

export const card: CardWords = {
  title: 'Coordonnées',
  back: 'Retour à la liste',
  method: 'Méthode de vérification',
  noMethod: 'Pas encore choisie. Choisissez-la dans la liste.',
  notificationLanguage: 'Langue de la notification',
  notificationLanguageHelp: 'La langue du message qui annonce un e-mail sécurisé.',
  organizationDefault: (languageName) => `Comme l’organisation (${languageName})`,
  noSuchLanguage: (current) => `Aucune langue ne porte ce nom. Cela reste\u00a0: ${current}.`,
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré, aussi pour la prochaine fois',
  notSaved: {
    full: 'Vaut pour cet e-mail, mais pas pour le suivant\u00a0: la mémoire de votre boîte aux lettres est pleine. Faites de la place, puis enregistrez de nouveau.',
    unavailable:
      'Vaut pour cet e-mail, mais pas pour le suivant\u00a0: votre boîte aux lettres n’a pas répondu. Réessayez dans un instant.',
    changed:
      'Non enregistré\u00a0: une autre langue a été enregistrée ailleurs entre-temps. Enregistrez de nouveau pour la remplacer.',
    'not-saved': 'Non enregistré\u00a0: Outlook ne l’a pas conservé. Réessayez.',
  },
};
