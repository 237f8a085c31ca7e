/** What the pane says when its words do not load, in every language: there is no chunk to wait for. */
import { interfaceLanguage, type InterfaceLanguage } from './interface-language';

const TEXTS: Record<InterfaceLanguage, { text: string; again: string }> = {
  en: { text: 'Secure mail did not load. Check your connection.', again: 'Try again' },
  nl: { text: 'Beveiligd mailen is niet geladen. Controleer uw verbinding.', again: 'Opnieuw proberen' },
  de: { text: 'Sichere E-Mail wurde nicht geladen. Prüfen Sie Ihre Verbindung.', again: 'Erneut versuchen' },
  fr: { text: 'L’e-mail sécurisé n’a pas été chargé. Vérifiez votre connexion.', again: 'Réessayer' },
};

/** @param displayLanguage `Office.context.displayLanguage`, whatever it is */
export const notLoaded = (displayLanguage: unknown) => TEXTS[interfaceLanguage(displayLanguage)];
