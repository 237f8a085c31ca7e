import type { GateWords, NoticeWords } from '../en/commands';

export const notice: NoticeWords = {
  open: 'Ontvangersverificatie',
  on: 'Beveiligd mailen staat aan.',
  failed: 'Deze e-mail kon niet worden beveiligd en wordt tegengehouden. Open Ontvangersverificatie om te zien waarom.',
  missing: {
    one: 'Beveiligd mailen staat aan. Open Ontvangersverificatie en kies nog voor 1 persoon een methode.',
    other: 'Beveiligd mailen staat aan. Open Ontvangersverificatie en kies nog voor # personen een methode.',
  },
};

export const gate: GateWords = {
  button: 'Kies een methode',
  and: ' en ',
  more: ' en nog #',
  held: {
    missing: 'Beveiligd mailen staat aan. Open Ontvangersverificatie, kies een methode voor # en verzend opnieuw.',
    'no-address': 'Outlook geeft geen e-mailadres voor #. Verwijder deze of open de groep en verzend opnieuw.',
    'not-sealed':
      'Beveiligd mailen staat aan, maar uw keuzes staan er nog niet bij. Open Ontvangersverificatie en verzend opnieuw.',
    failed:
      'Deze e-mail kon niet worden beveiligd en is niet verzonden. Open Ontvangersverificatie om te zien waarom, of zet beveiligd mailen uit om hem als gewone e-mail te verzenden.',
    unclear:
      'Deze Outlook ziet niet of beveiligd mailen aan staat, zoals bij een e-mail die in een andere is begonnen. Open Ontvangersverificatie, controleer de keuzes en verzend opnieuw.',
    unreadable:
      'Deze e-mail kon niet worden gecontroleerd en is niet verzonden. Verzend opnieuw, of open eerst het concept opnieuw.',
  },
};
