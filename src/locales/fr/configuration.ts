/** Mistakes in the organization's configuration, as the pane shows them after the path. */
import type { ConfigurationMistakes } from '../en/configuration';
import { formatList } from '../format';

const kinds = {
  object: 'un objet\u00a0: { … }',
  list: 'une liste\u00a0: [ … ]',
  text: 'un texte entre guillemets',
  'true-or-false': 'true ou false, sans guillemets',
  'whole-number': 'un nombre entier, sans guillemets',
};

export const configurationMistakes: ConfigurationMistakes = {
  'not-json': () =>
    'Ce n’est pas du JSON. Lancez «\u00a0npm run config -- check\u00a0» avec ce fichier pour trouver l’endroit.',
  'unknown-field': ({ didYouMean }) =>
    didYouMean === undefined
      ? 'Ce champ n’existe pas. Supprimez-le.'
      : `Ce champ n’existe pas. Vouliez-vous dire «\u00a0${didYouMean}\u00a0»\u00a0?`,
  'wrong-kind': ({ expected }) => `Ce doit être ${kinds[expected]}.`,
  'not-one-of': ({ allowed }) => `Ce doit être ${oneOf(allowed)}.`,
  'too-low': ({ minimum }) => `Ce doit être au moins ${minimum}.`,
  'too-high': ({ maximum }) => `Ce doit être au plus ${maximum}.`,
  'too-long': ({ maximum }) => `Ce doit tenir en ${maximum} caractères au plus.`,
  empty: () => 'Ce champ ne peut pas être vide. Remplissez-le, ou supprimez-le pour obtenir la valeur par défaut.',
  'not-one-line': () => 'Ce doit être une seule ligne, sans saut de ligne ni tabulation.',
  twice: () => 'Ceci figure deux fois dans la liste. Supprimez l’un des deux.',
  'not-a-domain': () =>
    'Ce n’est pas un domaine. Écrivez-le comme example.org, ou *.example.org avec tous ceux en dessous.',
  'domain-too-wide': () => 'Ceci englobe des domaines d’autrui. Nommez le domaine, comme *.example.org.',
  'no-method-left': () =>
    'Toutes les méthodes sont désactivées\u00a0: aucun e-mail ne peut être sécurisé. Activez-en au moins une.',
  'no-method-strong-enough': () =>
    'Toutes les méthodes aussi sûres que celle-ci sont désactivées. Indiquez-en une moins sûre, ou activez-en une.',
  'not-accepted': () => 'Ceci est choisi d’office mais pas accepté. Ajoutez-le aussi à transport.accepted.',
  'minimum-above-maximum': ({ maximum }) =>
    `La longueur minimale dépasse la maximale, ${maximum}. Aucun code ne peut respecter les deux.`,
  'generated-length-does-not-fit': ({ minimum, maximum }) =>
    `Les codes générés doivent respecter vos propres règles. Ce doit être entre ${minimum} et ${maximum}.`,
  'too-few-characters': ({ minimum }) =>
    `Des codes avec si peu de caractères sont faciles à deviner. Indiquez-en au moins ${minimum}.`,
  'character-twice': () => 'Un caractère figure ici deux fois et serait tiré plus souvent. Supprimez l’un des deux.',
  'character-cannot-be-read': () =>
    'Un caractère ne peut pas être lu à voix haute. Utilisez lettres, chiffres et signes, sans espaces ni émojis.',
  'not-a-language': () => 'Ce n’est pas un code de langue. Écrivez-le comme nl ou de-CH.',
  'language-not-listed': () =>
    'La langue par défaut doit figurer dans notificationLanguages. Ajoutez-la, ou choisissez-en une autre.',
  'not-a-country': () => 'Ce n’est pas un code de pays. Écrivez ses deux lettres, comme NL.',
  'not-a-file-beside': () =>
    'Ce doit être un fichier JSON à côté du complément, comme directory.json\u00a0; pas une adresse web.',
  'not-a-service-address': () =>
    'Ce doit être l’adresse https de votre service d’annuaire, comme https://directory.example.org, sans ? ni #.',
  'not-an-application-id': () =>
    'Ce n’est pas l’identifiant d’une application. Copiez l’ID d’application (client) depuis Entra ID.',
  'not-a-label-id': () =>
    'Ce n’est pas l’identifiant d’une étiquette de confidentialité. Copiez-le depuis Get-Label dans PowerShell.',
  'not-a-tenant': () => 'Ce n’est pas un locataire. Écrivez son identifiant, ou un domaine comme example.org.',
  'not-a-scope': () => 'Ce n’est pas une étendue (scope). Écrivez-la comme api://…/access_as_user.',
  'two-directories': () => 'Il ne peut y avoir qu’un annuaire. Supprimez cette ligne, ou le service d’annuaire.',
  'private-key': () =>
    'C’EST UNE CLÉ PRIVÉE. Tout le monde peut lire ce fichier\u00a0: créez une nouvelle paire de clés et ne mettez ici que la clé publique.',
  'shared-secret': () =>
    'C’EST UNE CLÉ SECRÈTE. Tout le monde peut lire ce fichier\u00a0: créez une nouvelle paire de clés et ne mettez ici que la clé publique.',
  'key-part-missing': () => 'Cette partie de la clé manque. Copiez toute la clé publique de la passerelle.',
  'key-part-damaged': () =>
    'Cette partie de la clé est endommagée. Copiez de nouveau la clé publique de la passerelle.',
  'key-too-short': ({ minimumBits }) => `Cette clé est trop courte. Utilisez une clé d’au moins ${minimumBits} bits.`,
  'key-for-signing': () => 'Cette clé sert à signer. Utilisez une clé de chiffrement ("use": "enc").',
  'key-algorithm-does-not-fit': ({ allowed }) =>
    `Ceci ne convient pas à ce type de clé. Ce doit être ${oneOf(allowed)}, ou rien.`,
  'key-as-pem': () =>
    'C’est une clé au format PEM. Convertissez-la en JWK, { "kty": … }, comme le montre src/configuration/README.md.',
  'key-set': () => 'C’est un ensemble de clés. Ne mettez ici que les clés de son champ "keys".',
  'key-bundle': () => 'C’est ce qu’un coffre affiche au sujet d’une clé. Ne mettez ici que le contenu de "key".',
  'key-in-hardware': () =>
    'La moitié privée de cette clé ne quitte jamais son matériel (HSM)\u00a0: aucune passerelle ne peut ouvrir d’e-mail avec elle. Créez ailleurs une paire de clés de type EC ou RSA.',
  'key-part-standard-base64': () =>
    'C’est du base64 standard, et un JWK est en base64url. Écrivez - pour chaque +, _ pour chaque /, et supprimez les = de la fin.',
};

function oneOf(values: string[]): string {
  return formatList('fr', values, 'disjunction');
}
