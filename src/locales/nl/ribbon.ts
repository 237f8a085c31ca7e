import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'Beveiligd mailen staat aan. Open Ontvangersverificatie voordat u verzendt.',
  off: 'Beveiligd mailen staat uit. Deze e-mail wordt als gewone e-mail verzonden.',
  noGatewayKey:
    'Beveiligd mailen kan niet aan: uw organisatie heeft de sleutel van de gateway niet ingesteld. Vraag het uw beheerder.',
  configurationWrong:
    'Beveiligd mailen kan niet aan: er staat een fout in de instellingen van uw organisatie. Vraag het uw beheerder.',
  configurationUnreachable:
    'Beveiligd mailen kan niet aan: de instellingen zijn niet geladen. Controleer uw verbinding en probeer opnieuw.',
  outlookTooOld:
    'Beveiligd mailen werkt niet in deze versie van Outlook. Gebruik Outlook op het web of een nieuwere versie.',
  failed: 'Outlook heeft de wijziging niet doorgevoerd. Klik opnieuw op Beveiligd mailen.',
};
