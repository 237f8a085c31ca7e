import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'L’e-mail sécurisé est activé. Ouvrez la Vérification des destinataires avant l’envoi.',
  off: 'L’e-mail sécurisé est désactivé. Cet e-mail partira comme un e-mail ordinaire.',
  noGatewayKey:
    'E-mail sécurisé impossible\u00a0: la clé de passerelle de votre organisation manque. Cliquez encore sur «\u00a0E-mail sécurisé\u00a0» pour un envoi ordinaire.',
  configurationWrong:
    'E-mail sécurisé impossible\u00a0: les paramètres de votre organisation sont erronés. Cliquez encore sur ce bouton pour un envoi ordinaire.',
  configurationUnreachable:
    'E-mail sécurisé impossible\u00a0: paramètres non chargés. Ouvrez le volet pour réessayer, ou cliquez encore sur ce bouton pour un envoi ordinaire.',
  outlookTooOld:
    'L’e-mail sécurisé ne fonctionne pas dans cette version d’Outlook. Utilisez Outlook sur le web ou une version récente.',
  held: 'L’e-mail sécurisé n’a pas pu être activé\u00a0: cet e-mail est retenu. Cliquez encore sur ce bouton pour un envoi ordinaire.',
  failed: 'Outlook n’a pas pris en compte la modification. Cliquez de nouveau sur «\u00a0E-mail sécurisé\u00a0».',
};
