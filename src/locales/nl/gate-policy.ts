import type { GatePolicyWords } from '../en/gate-policy';

export const gatePolicyWords: GatePolicyWords = {
  required:
    'Uw organisatie wil dat e-mail aan # beveiligd wordt verzonden. Open Ontvangersverificatie, zet beveiligd mailen aan en verzend opnieuw.',
  label:
    'Het vertrouwelijkheidslabel van deze e-mail vraagt om beveiligd mailen aan #. Open Ontvangersverificatie, zet beveiligd mailen aan en verzend opnieuw.',
  many: 'Deze e-mail gaat naar # ontvangers. Controleer voor het verzenden of ze hem allemaal moeten krijgen.',
  'new-domain':
    'U beantwoordt een gesprek waar # nog niet bij was. Controleer voor het verzenden of deze e-mail ook daarheen moet.',
};
