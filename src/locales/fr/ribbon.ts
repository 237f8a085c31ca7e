import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'L’e-mail sécurisé est activé. Ouvrez la Vérification des destinataires avant l’envoi.',
  off: 'L’e-mail sécurisé est désactivé. Cet e-mail partira comme un e-mail ordinaire.',
  noGatewayKey:
    'Impossible d’activer l’e-mail sécurisé\u00a0: la clé de la passerelle de votre organisation manque. Contactez votre administrateur.',
  configurationWrong:
    'Impossible d’activer l’e-mail sécurisé\u00a0: les paramètres de votre organisation sont erronés. Contactez votre administrateur.',
  configurationUnreachable:
    'Impossible d’activer l’e-mail sécurisé\u00a0: paramètres non chargés. Vérifiez votre connexion, puis réessayez.',
  outlookTooOld:
    'L’e-mail sécurisé ne fonctionne pas dans cette version d’Outlook. Utilisez Outlook sur le web ou une version récente.',
  failed: 'Outlook n’a pas pris en compte la modification. Cliquez de nouveau sur «\u00a0E-mail sécurisé\u00a0».',
};
