import type { GateWords, NoticeWords } from '../en/commands';

export const notice: NoticeWords = {
  open: 'Empfängerverifizierung',
  on: 'Sichere E-Mail ist eingeschaltet.',
  failed:
    'Diese E-Mail konnte nicht gesichert werden und wird zurückgehalten. Öffnen Sie die Empfängerverifizierung, um den Grund zu sehen.',
  missing: {
    one: 'Sichere E-Mail ist eingeschaltet. Öffnen Sie die Empfängerverifizierung und wählen Sie noch für 1 Person eine Methode.',
    other:
      'Sichere E-Mail ist eingeschaltet. Öffnen Sie die Empfängerverifizierung und wählen Sie noch für # Personen eine Methode.',
  },
};

export const gate: GateWords = {
  button: 'Methode wählen',
  and: ' und ',
  more: ' und # weitere',
  held: {
    missing:
      'Sichere E-Mail ist eingeschaltet. Öffnen Sie die Empfängerverifizierung, wählen Sie eine Methode für # und senden Sie erneut.',
    'no-address':
      'Outlook nennt keine E-Mail-Adresse für #. Entfernen Sie ihn oder öffnen Sie die Gruppe und senden Sie erneut.',
    'not-sealed':
      'Sichere E-Mail ist eingeschaltet, aber Ihre Auswahl steht noch nicht darin. Öffnen Sie die Empfängerverifizierung und senden Sie erneut.',
    failed:
      'Diese E-Mail konnte nicht gesichert werden und wurde nicht gesendet. Öffnen Sie die Empfängerverifizierung, um den Grund zu sehen, oder schalten Sie sichere E-Mail aus, um sie als normale E-Mail zu senden.',
    unclear:
      'Dieses Outlook sieht nicht, ob sichere E-Mail eingeschaltet ist, etwa wenn die E-Mail in einem anderen begonnen wurde. Öffnen Sie die Empfängerverifizierung, prüfen Sie die Angaben und senden Sie erneut.',
    unreadable:
      'Die E-Mail konnte nicht geprüft werden und wurde nicht gesendet. Senden Sie erneut, oder öffnen Sie zuerst den Entwurf neu.',
  },
};
