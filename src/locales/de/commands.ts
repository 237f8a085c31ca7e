import type { GateWords, NoticeWords } from '../en/commands';

export const notice: NoticeWords = {
  open: 'Empfängerverifizierung',
  on: 'Sichere E-Mail ist eingeschaltet.',
  missing: {
    one: 'Sichere E-Mail ist eingeschaltet. Wählen Sie noch für 1 Person eine Methode. Dann können Sie senden.',
    other: 'Sichere E-Mail ist eingeschaltet. Wählen Sie noch für # Personen eine Methode. Dann können Sie senden.',
  },
};

export const gate: GateWords = {
  button: 'Methode wählen',
  and: ' und ',
  more: ' und # weitere',
  held: {
    missing:
      'Sichere E-Mail ist eingeschaltet. Wählen Sie eine Verifizierungsmethode für # und senden Sie dann erneut.',
    changed:
      'Sichere E-Mail ist eingeschaltet, und die Empfänger haben sich geändert. Öffnen Sie die Empfängerverifizierung und senden Sie dann erneut.',
    'not-sealed':
      'Sichere E-Mail ist eingeschaltet, aber Ihre Auswahl ist noch nicht in dieser E-Mail gespeichert. Öffnen Sie die Empfängerverifizierung und senden Sie dann erneut.',
    unclear:
      'Outlook weiß nicht mehr, ob sichere E-Mail eingeschaltet ist. Öffnen Sie die Empfängerverifizierung, schalten Sie sichere E-Mail ein oder aus und senden Sie dann erneut.',
    unreadable:
      'Diese E-Mail konnte nicht rechtzeitig geprüft werden und wurde nicht gesendet. Senden Sie erneut. Gelingt auch das nicht, schließen Sie den Entwurf und öffnen Sie ihn wieder.',
  },
};
