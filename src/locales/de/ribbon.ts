import type { RibbonTexts } from '../en/ribbon';

export const ribbonTexts: RibbonTexts = {
  on: 'Sichere E-Mail ist eingeschaltet. Öffnen Sie vor dem Senden die Empfängerverifizierung.',
  off: 'Sichere E-Mail ist ausgeschaltet. Diese E-Mail wird als normale E-Mail gesendet.',
  noGatewayKey:
    'Sichere E-Mail geht nicht: Der Gateway-Schlüssel Ihrer Organisation fehlt. Klicken Sie erneut auf „Sichere E-Mail“, um normal zu senden.',
  configurationWrong:
    'Sichere E-Mail geht nicht: Die Einstellungen Ihrer Organisation sind fehlerhaft. Klicken Sie erneut darauf, um normal zu senden.',
  configurationUnreachable:
    'Sichere E-Mail geht nicht: Einstellungen nicht geladen. Versuchen Sie es im Aufgabenbereich, oder klicken Sie erneut, um normal zu senden.',
  outlookTooOld:
    'Sichere E-Mail geht nicht in dieser Outlook-Version. Verwenden Sie Outlook im Web oder eine neuere Version.',
  held: 'Sichere E-Mail ließ sich nicht einschalten, die E-Mail wird zurückgehalten. Klicken Sie erneut darauf, um sie normal zu senden.',
  failed: 'Outlook hat die Änderung nicht übernommen. Klicken Sie erneut auf „Sichere E-Mail“.',
};
