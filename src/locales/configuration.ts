/** The sentences for mistakes in the organization's document, in chunks of their own. */
import type { ConfigurationMistakes } from './en/configuration';
import { loadFirst, type Loaders } from './words';

const MISTAKES: Loaders<{ configurationMistakes: ConfigurationMistakes }> = {
  en: () => import(/* webpackChunkName: "configuration-en" */ './en/configuration'),
  nl: () => import(/* webpackChunkName: "configuration-nl" */ './nl/configuration'),
  de: () => import(/* webpackChunkName: "configuration-de" */ './de/configuration'),
  fr: () => import(/* webpackChunkName: "configuration-fr" */ './fr/configuration'),
};

export const loadConfigurationMistakes = async (language: unknown): Promise<ConfigurationMistakes> =>
  (await loadFirst(language, MISTAKES)).configurationMistakes;
