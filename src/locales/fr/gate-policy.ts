import type { GatePolicyWords } from '../en/gate-policy';

export const gatePolicyWords: GatePolicyWords = {
  required:
    'Votre organisation demande un e-mail sécurisé pour #. Ouvrez la Vérification des destinataires, activez l’e-mail sécurisé, puis envoyez de nouveau.',
  label:
    'L’étiquette de confidentialité de cet e-mail demande un e-mail sécurisé pour #. Ouvrez la Vérification des destinataires, activez l’e-mail sécurisé, puis envoyez de nouveau.',
  many: 'Cet e-mail part vers # destinataires. Vérifiez avant l’envoi que tous doivent le recevoir.',
  'new-domain':
    'Vous répondez à une conversation dont # ne faisait pas partie. Vérifiez avant l’envoi que cet e-mail doit aussi y parvenir.',
};
