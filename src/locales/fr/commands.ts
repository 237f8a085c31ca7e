import type { GateWords, NoticeWords } from '../en/commands';

export const notice: NoticeWords = {
  open: 'Vérification des destinataires',
  on: 'L’e-mail sécurisé est activé.',
  failed:
    'Cet e-mail n’a pas pu être sécurisé et reste retenu. Ouvrez la Vérification des destinataires pour voir pourquoi.',
  missing: {
    one: 'L’e-mail sécurisé est activé. Ouvrez la Vérification des destinataires et choisissez une méthode pour 1 personne.',
    other:
      'L’e-mail sécurisé est activé. Ouvrez la Vérification des destinataires et choisissez une méthode pour # personnes.',
  },
};

export const gate: GateWords = {
  button: 'Choisir une méthode',
  and: ' et ',
  more: ' et # de plus',
  held: {
    missing:
      'L’e-mail sécurisé est activé. Ouvrez la Vérification des destinataires, choisissez une méthode pour #, puis envoyez de nouveau.',
    'no-address':
      'Outlook ne donne pas d’adresse e-mail pour #. Retirez-le ou ouvrez le groupe, puis envoyez de nouveau.',
    'not-sealed':
      'L’e-mail sécurisé est activé, mais vos choix n’y sont pas encore. Ouvrez la Vérification des destinataires, puis envoyez de nouveau.',
    failed:
      'Cet e-mail n’a pas pu être sécurisé et n’a pas été envoyé. Ouvrez la Vérification des destinataires pour voir pourquoi, ou désactivez l’e-mail sécurisé pour l’envoyer comme un e-mail ordinaire.',
    unclear:
      'Cet Outlook ne voit pas si l’e-mail sécurisé est activé, par exemple s’il a été commencé dans un autre. Ouvrez la Vérification des destinataires, vérifiez les choix, puis envoyez de nouveau.',
    unreadable:
      'L’e-mail n’a pas pu être contrôlé et n’a pas été envoyé. Envoyez de nouveau, ou rouvrez d’abord le brouillon.',
  },
};
