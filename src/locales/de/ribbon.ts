import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'Sichere E-Mail ist eingeschaltet. Öffnen Sie vor dem Senden die Empfängerverifizierung.',
  off: 'Sichere E-Mail ist ausgeschaltet. Diese E-Mail wird als normale E-Mail gesendet.',
  noGatewayKey:
    'Sichere E-Mail lässt sich nicht einschalten: Der Gateway-Schlüssel Ihrer Organisation fehlt. Fragen Sie Ihre Administration.',
  configurationWrong:
    'Sichere E-Mail lässt sich nicht einschalten: Die Einstellungen Ihrer Organisation sind fehlerhaft. Fragen Sie Ihre Administration.',
  configurationUnreachable:
    'Sichere E-Mail lässt sich nicht einschalten: Einstellungen nicht geladen. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  outlookTooOld:
    'Sichere E-Mail geht nicht in dieser Outlook-Version. Verwenden Sie Outlook im Web oder eine neuere Version.',
  failed: 'Outlook hat die Änderung nicht übernommen. Klicken Sie erneut auf „Sichere E-Mail“.',
};
