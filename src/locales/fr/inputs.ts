/** The words of what is typed under a row: numbers and codes. */
import type { InputWords } from '../en/inputs';

export const input: InputWords = {
  cancel: 'Annuler',
  country: 'Pays',
  mobileNumber: 'Numéro de mobile',
  numberWillBe: (formatted) => `Le SMS sera envoyé au ${formatted}`,
  numberHelp: 'Saisissez-le comme vous le connaissez, avec ou sans indicatif du pays.',
  useNumber: 'Utiliser ce numéro',
  code: 'Code',
  codePlaceholder: 'À saisir ou à générer',
  showCode: 'Afficher le code',
  hideCode: 'Masquer le code',
  copyCode: 'Copier le code',
  codeCopied: 'Code copié',
  copyBlocked: 'La copie est bloquée ici. Le code est sélectionné\u00a0: appuyez sur Ctrl+C, ou sur ⌘C sur Mac.',
  generateCode: 'Générer un code',
  codeGenerated: 'Un nouveau code est inscrit',
  noCodeFound: 'Aucun code trouvé ne respecte toutes les règles. Saisissez-en un vous-même.',
  readAloud: 'Dicter le code',
  hint: 'Indice (facultatif)',
  hintHelp: 'Le destinataire le verra quand le code lui sera demandé.',
  useCode: 'Utiliser ce code',
  ruleMet: 'respectée',
  ruleNotMet: 'pas encore respectée',
  ruleBroken: 'non respectée',
  rules: 'Règles pour le code',
  mailNotRead: 'Outlook n’a pas transmis le texte de cet e-mail. Vérifiez vous-même que le code n’y figure pas.',
  organizationCode: {
    shared: (name) => `Dès que vous utilisez ce code, tous vos collègues le voient et peuvent l’utiliser pour ${name}.`,
    here: (name) =>
      `Destiné à tous vos collègues, mais gardé dans votre seule boîte aux lettres\u00a0: communiquez-leur aussi le code, pour qu’ils puissent l’utiliser pour ${name}.`,
  },
  changeOrganizationCode: 'Changer le code d’accès de l’organisation',
  organizationCodeInUse: {
    shared: (name) =>
      `Un code existe déjà et vos collègues l’utilisent peut-être. Dès que vous utilisez le vôtre, il vaut pour tous. Prévenez ${name} à temps.`,
    here: (name) =>
      `Un code existe déjà et vos collègues l’utilisent peut-être. Après l’envoi, le vôtre le remplace dans votre boîte aux lettres. Prévenez ${name} et vos collègues à temps.`,
  },
  noLongerPossible: (reason) => `Cette méthode n’est plus possible. ${reason}. Votre saisie est conservée.`,
};
