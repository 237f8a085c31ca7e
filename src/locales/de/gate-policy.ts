import type { GatePolicyWords } from '../en/gate-policy';

export const gatePolicyWords: GatePolicyWords = {
  required:
    'Ihre Organisation verlangt sichere E-Mail an #. Öffnen Sie die Empfängerverifizierung, schalten Sie sichere E-Mail ein und senden Sie erneut.',
  label:
    'Die Vertraulichkeitsbezeichnung dieser E-Mail verlangt sichere E-Mail an #. Öffnen Sie die Empfängerverifizierung, schalten Sie sichere E-Mail ein und senden Sie erneut.',
  many: 'Diese E-Mail geht an # Empfänger. Prüfen Sie vor dem Senden, ob alle sie erhalten sollen.',
  'new-domain':
    'Sie antworten, und # war bisher nicht beteiligt. Prüfen Sie vor dem Senden, ob diese E-Mail auch dorthin gehen soll.',
};
