import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'Beveiligd mailen staat aan. Open Ontvangersverificatie voordat u verzendt.',
  off: 'Beveiligd mailen staat uit. Deze e-mail wordt als gewone e-mail verzonden.',
  noGatewayKey:
    'Beveiligd mailen kan niet aan: de gatewaysleutel van uw organisatie ontbreekt. Klik opnieuw op Beveiligd mailen om gewoon te verzenden.',
  configurationWrong:
    'Beveiligd mailen kan niet aan: fout in de instellingen van uw organisatie. Klik opnieuw op Beveiligd mailen om gewoon te verzenden.',
  configurationUnreachable:
    'Beveiligd mailen kan niet aan: instellingen niet geladen. Open het paneel en probeer opnieuw, of klik op Beveiligd mailen om gewoon te verzenden.',
  outlookTooOld:
    'Beveiligd mailen werkt niet in deze versie van Outlook. Gebruik Outlook op het web of een nieuwere versie.',
  held: 'Beveiligd mailen kon niet aan, dus deze e-mail wordt tegengehouden. Klik opnieuw op Beveiligd mailen om gewoon te verzenden.',
  failed: 'Outlook heeft de wijziging niet doorgevoerd. Klik opnieuw op Beveiligd mailen.',
};
