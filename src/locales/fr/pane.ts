/** The words of the pane; its larger parts have files of their own. Labels, descriptions and reasons of the methods are in `verification.ts`. */
import type { PaneWords } from '../en/pane';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';
import { input } from './inputs';
import { list, menu } from './list';

const language = 'fr';

const needsMethod = (count: number) =>
  plural(language, count, { one: '# personne sans méthode', other: '# personnes sans méthode' });

export const pane: PaneWords = {
  language,
  direction: 'ltr',

  toolbar: {
    secureMail: 'E-mail sécurisé',
    on: 'activé',
    off: 'désactivé',
    recipientVerification: 'Vérification des destinataires',
    needsMethod,
    cannotSwitchOn: 'L’e-mail sécurisé ne peut pas être activé ici.',
  },

  off: {
    what: 'Cet e-mail partira comme un e-mail ordinaire.',
    why: 'Activez l’e-mail sécurisé et choisissez comment vos destinataires externes prouvent leur identité avant de le lire.',
    askedByLabel: (name?: string) =>
      name
        ? `L’étiquette ${name} demande un e-mail sécurisé.`
        : 'L’étiquette de confidentialité de cet e-mail demande un e-mail sécurisé.',
    switchOn: 'Activer',
  },

  empty: {
    title: 'L’e-mail sécurisé est activé. Ajoutez un destinataire.',
    steps: [
      'Saisissez son adresse dans À, Cc ou Cci de votre e-mail.',
      'Il apparaît ici. Ce qui est connu est choisi pour vous.',
      'Choisissez une méthode pour les autres, puis envoyez comme d’habitude.',
    ],
  },

  notices: 'Avis',
  starting: 'Lecture de cet e-mail…',
  loadingFailed: 'Cette partie n’a pas pu être chargée. Vérifiez votre connexion.',
  showingFailed:
    'Cette partie ne peut pas être affichée. Vos choix sont conservés. Si cela se reproduit, signalez-le à votre administrateur\u00a0: la console du navigateur indique de quelle partie il s’agit.',

  list,
  menu,
  input,

  footer: {
    ready: (ready, all) => `${formatNumber(language, ready)} sur ${formatNumber(language, all)} prêts`,
    nobodyNeedsMethod: 'Aucune méthode nécessaire',
    needsMethod,
    readyToSend: 'Prêt à envoyer',
    notUsedYet: (name) => `Pas encore utilisé\u00a0: votre saisie pour ${name}`,
    lookingUp: 'Recherche des autres…',
    next: (name) => `Suivant\u00a0: ${name}`,
    saving: { 'nothing-to-save': '', saving: 'Enregistrement…', saved: 'Enregistré', failed: 'Échec' },
    tryAgain: 'Réessayer',
    changed: (name) => `${name}\u00a0: méthode modifiée.`,
    undo: 'Annuler',
  },

  card: {
    title: 'Coordonnées',
    back: 'Retour à la liste',
    lookingUp: 'Recherche de ce qui est connu…',
  },

  problems: {
    'no-gateway-key': {
      title: 'L’e-mail sécurisé n’est pas encore configuré.',
      text: 'La clé de votre passerelle de messagerie manque. Demandez à votre administrateur de l’ajouter.',
    },
    'configuration-wrong': {
      title: 'Les paramètres de votre organisation contiennent une erreur.',
      text: 'L’e-mail sécurisé est inutilisable tant que votre administrateur n’a pas corrigé\u00a0:',
    },
    'configuration-unreachable': {
      title: 'Les paramètres de votre organisation sont inaccessibles.',
      text: 'Vérifiez votre connexion.',
    },
    'outlook-too-old': {
      title: 'Cet Outlook est trop ancien pour l’e-mail sécurisé.',
      text: 'Mettez Outlook à jour, ou utilisez Outlook sur le web.',
    },
    'no-draft': {
      title: 'Aucun e-mail n’est en cours de rédaction.',
      text: 'Ouvrez ce volet dans un nouvel e-mail ou une réponse.',
    },
    'recipients-without-address': {
      title: 'Outlook ne donne pas d’adresse e-mail pour certains destinataires.',
      text: 'Ouvrez leur groupe ou retirez-les. D’ici là, l’e-mail sécurisé ne peut pas être envoyé.',
    },
    'recipients-unreadable': {
      title: 'Les destinataires de cet e-mail sont illisibles.',
      text: 'Rien n’a été modifié.',
    },
    'directory-away': {
      title: 'L’annuaire est inaccessible.',
      text: 'Ce qui est choisi est conservé. Vous pouvez saisir des numéros et des codes.',
    },
    'directory-sign-in': {
      title: 'Connectez-vous pour utiliser l’annuaire.',
      text: 'D’ici là, vous pouvez saisir des numéros et des codes.',
    },
    'directory-not-allowed': {
      title: 'Vous n’avez pas accès à l’annuaire.',
      text: 'Demandez à votre administrateur. Vous pouvez saisir des numéros et des codes.',
    },
    'draft-unreadable': {
      title: 'Certains choix de cet e-mail sont illisibles.',
      text: 'Le reste est conservé. Vérifiez la liste avant l’envoi.',
    },
    'begun-elsewhere': {
      title: 'Cet e-mail a été commencé dans un autre Outlook.',
      text: (names: readonly string[]) =>
        names.length > 0
          ? `Cet Outlook ne voit pas les numéros et les codes d’un autre. Choisissez de nouveau pour ${formatList(language, names)}.`
          : 'Ce qui y était choisi l’est de nouveau ici. Vérifiez la liste avant l’envoi.',
    },
    'memory-unreadable': {
      title: 'Les données mémorisées sur les destinataires sont illisibles.',
      text: 'Elles restent telles quelles. Vous pouvez choisir des méthodes pour cet e-mail.',
    },
    'memory-full': {
      title: 'La mémoire de votre boîte aux lettres est pleine.',
      text: 'Rien de nouveau n’y entre. Faites de la place en oubliant les destinataires les plus anciens.',
    },
    'memory-unavailable': {
      title: 'Vos choix ne sont pas mémorisés pour la prochaine fois.',
      text: 'Ils sont dans cet e-mail. Votre boîte aux lettres ne les a pas mis en mémoire.',
    },
    'not-saved': {
      title: 'Vos choix ne sont pas enregistrés dans l’e-mail.',
      text: 'Ils sont toujours ici.',
    },
    'gateway-key-unusable': {
      title: 'La clé de votre passerelle de messagerie est inutilisable.',
      text: 'Rien ne peut être sécurisé avec elle\u00a0: cet e-mail est donc retenu. Contactez votre administrateur, ou désactivez l’e-mail sécurisé pour l’envoyer comme un e-mail ordinaire.',
    },
    'too-much-for-one-mail': {
      title: 'Trop de destinataires pour un seul e-mail sécurisé.',
      text: (fits: number) => `Il y a de la place pour ${formatNumber(language, fits)}. Envoyez-le en plusieurs fois.`,
    },
    'headers-not-kept': {
      title: 'Outlook n’a pas conservé vos choix.',
      text: 'L’e-mail ne peut pas encore être envoyé de façon sécurisée.',
    },
  },
  notOn:
    'L’e-mail sécurisé n’a pas pu être activé. Cet e-mail partira comme un e-mail ordinaire. Réessayez avant l’envoi.',
  problemActions: { retry: 'Réessayer', 'sign-in': 'Se connecter', 'make-room': 'Faire de la place' },

  announcements: {
    switchedOn: 'L’e-mail sécurisé est activé.',
    switchedOff: 'L’e-mail sécurisé est désactivé.',
    needsMethod: (count) => `${needsMethod(count)}.`,
    everyoneReady: 'Chaque destinataire a une méthode.',
    changed: (name) => `${name}\u00a0: méthode modifiée.`,
    saved: 'Enregistré.',
    notSaved: 'Non enregistré.',
  },
};
