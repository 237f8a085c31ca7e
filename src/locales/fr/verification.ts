/** Labels and descriptions of the methods, reasons, and what is wrong with a number, a code or a hint. */
import { formatDay } from '../format';
import { plural } from '../plural';
import { STANDARDS, verificationWith, type MethodDetails } from '../verification';
import { providedBy } from './transport';

const LANGUAGE = 'fr';

const savedCodeLabel = ({ accessCode }: MethodDetails) => (accessCode ? `Code d’accès ${accessCode}` : 'Code d’accès');

export const verification = verificationWith({
  labels: {
    account: ({ brand }) => `Compte ${brand}`,
    'transport-security': () => 'Transport conforme',
    'sms-known': ({ phoneNumber }) => (phoneNumber ? `SMS au ${phoneNumber}` : 'SMS à un numéro connu'),
    'organization-code-saved': savedCodeLabel,
    'access-code-saved': savedCodeLabel,
    'sms-new': () => 'SMS à un nouveau numéro',
    'organization-code-new': () => 'Définir un code d’accès de l’organisation',
    'access-code-new': () => 'Code d’accès',
    'verification-email': () => 'E-mail de vérification',
  },

  descriptions: {
    account: () => 'Peut lire l’e-mail immédiatement',
    'transport-security': () => 'Son fournisseur de messagerie protège l’e-mail\u00a0; rien à faire',
    'sms-known': ({ known }) => {
      const owner = known?.scope === 'organization' ? 'Connu de votre organisation' : 'Connu de vous';
      return known?.provedOn ? `${owner}, confirmé le ${formatDay(LANGUAGE, known.provedOn)}` : owner;
    },
    'organization-code-saved': ({ known }) =>
      known?.setBy ? `Code de votre organisation, défini par ${known.setBy}` : 'Code de votre organisation',
    'access-code-saved': () => 'Connu de vous seul',
    'sms-new': () => 'Vous connaissez son numéro de mobile',
    'organization-code-new': () => 'Un seul code pour tous vos collègues',
    'access-code-new': () => 'Vous pouvez lui dire un code de vive voix',
    'verification-email': () =>
      'Seulement si vous n’avez pas de numéro et ne pouvez convenir d’un code\u00a0: le code arrive dans la même boîte aux lettres',
  },

  distinctLabels: {
    'organization-code-saved': 'Code d’accès de l’organisation',
    'access-code-saved': 'Code d’accès personnel',
  },

  reasons: {
    'own-choice': () => 'Choisi par vous.',
    'has-account': (_, brand) => `Choisi car ce destinataire a un compte ${brand}.`,
    'safe-transport': ({ standard, ...details }) =>
      `Choisi car son fournisseur respecte ${STANDARDS[standard]}${providedBy(details)}.`,
    'administrator-default': () => 'Choisi par votre administrateur pour cette adresse.',
    'last-choice': () => 'Choisi car vous l’avez utilisé la dernière fois.',
    'strongest-known': () => 'Choisi car c’est la méthode connue la plus sûre.',
  },

  unavailableReasons: {
    'not-allowed': () => 'votre organisation ne le permet pas',
    'too-weak-for-label': () => 'l’étiquette de confidentialité de cet e-mail demande une méthode plus sûre',
    'no-account': (_, brand) => `ce destinataire n’a pas de compte ${brand}`,
    'no-known-number': () => 'aucun numéro n’est connu',
    'no-saved-code': ({ scope }) =>
      scope === 'organization'
        ? 'votre organisation n’a pas de code pour cette adresse'
        : 'vous n’avez pas encore convenu d’un code',
    'organization-code-exists': ({ setBy }) =>
      setBy
        ? `votre organisation a déjà un code pour cette adresse, défini par ${setBy}`
        : 'votre organisation a déjà un code pour cette adresse',
    'transport-not-safe': () => 'rien n’indique que son fournisseur est sûr',
    'transport-standard-not-accepted': ({ standard }) => `votre organisation n’accepte pas ${STANDARDS[standard]}`,
    'stronger-way-available': () => 'une méthode plus sûre est disponible',
    list: () => 'c’est une liste de distribution\u00a0; ajoutez ses membres un par un',
    'value-missing': () => 'le numéro ou le code n’est plus dans ce brouillon',
    'value-gone': () => 'le numéro ou le code a changé depuis',
    'code-against-the-rules': () => 'le code ne respecte pas les règles de votre organisation',
  },

  withdrawnBecause: (label, reason) =>
    `Votre choix «\u00a0${label}\u00a0» n’est plus possible\u00a0: ${reason}. Choisissez de nouveau.`,

  phoneNumberProblems: {
    empty: 'Saisissez le numéro de mobile.',
    'not-a-number': 'Ce n’est pas un numéro. Utilisez des chiffres, avec + et l’indicatif du pays pour l’étranger.',
    'too-short': 'Ce numéro est trop court. Vérifiez s’il manque un chiffre.',
    'too-long': 'Ce numéro est trop long. Vérifiez s’il y a un chiffre de trop.',
    impossible: 'Ce numéro n’existe pas. Vérifiez les chiffres et le pays.',
    ambiguous: 'Ces chiffres peuvent désigner deux numéros. Choisissez le bon.',
    'unknown-country': 'Cet indicatif n’existe pas. Choisissez le pays, ou commencez par + et l’indicatif.',
    extension: 'Un SMS ne peut pas être envoyé à un poste interne. Saisissez un numéro de mobile.',
    landline: 'C’est un numéro fixe, qui ne reçoit pas de SMS. Saisissez un numéro de mobile.',
    'cannot-receive-sms': 'C’est un numéro de service, qui ne reçoit pas de SMS. Saisissez un numéro de mobile.',
  },

  accessCodeProblems: {
    empty: () => 'Saisissez un code.',
    'contains-line-break': () => 'Un code tient sur une ligne. Retirez les sauts de ligne et tabulations.',
    'unreadable-character': () => 'Le code contient un caractère illisible. Saisissez-le de nouveau.',
    'outer-space': () => 'Le code commence ou finit par une espace. Retirez-la.',
    'too-short': ({ minimumLength }) => `Allongez le code\u00a0: ${minimumLength} caractères ou plus.`,
    'too-long': ({ maximumLength }) => `Raccourcissez le code\u00a0: ${maximumLength} caractères au plus.`,
    'in-this-mail': () =>
      'Ce code figure dans votre e-mail, où tout le monde peut le lire. Prenez-en un autre, ou retirez-le de l’e-mail.',
    'their-name': () => 'Ce code contient le nom du destinataire\u00a0: il est facile à deviner. Prenez-en un autre.',
  },

  accessCodeRules: {
    'minimum-length': ({ minimumLength }) =>
      plural(LANGUAGE, minimumLength, { one: '# caractère ou plus', other: '# caractères ou plus' }),
    'maximum-length': ({ maximumLength }) =>
      plural(LANGUAGE, maximumLength, { one: '# caractère au plus', other: '# caractères au plus' }),
    'one-line': () => 'Une seule ligne',
    'no-outer-space': () => 'Pas d’espace au début ni à la fin',
    'not-in-mail': () => 'Absent de cet e-mail',
    'not-their-name': () => 'Sans le nom du destinataire',
  },

  hintProblems: {
    'contains-line-break': 'Un indice tient sur une ligne. Retirez les sauts de ligne et tabulations.',
    'unreadable-character': 'L’indice contient un caractère illisible. Saisissez-le de nouveau.',
    'too-long': 'Raccourcissez l’indice\u00a0: 100 caractères au plus.',
    'contains-code': 'L’indice révèle le code. Retirez-en le code.',
  },

  notNeeded: {
    'own-domain': 'Un collègue\u00a0: rien à faire.',
    'trusted-domain': 'Votre organisation fait confiance à ce domaine\u00a0: rien à faire.',
  },
  tellTheCode: (name) => `Donnez le code à ${name} par téléphone ou en personne, jamais par e-mail.`,
});
