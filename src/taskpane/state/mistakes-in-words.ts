/** The mistakes in the organization's document as sentences. Loaded late: most documents have none. */
import { inWords, type Mistake } from '../../configuration/mistakes';
import type { ConfigurationMistake } from '../../configuration/types';
import { loadConfigurationMistakes } from '../../locales/configuration';

/** @throws when the sentences do not load */
export async function mistakesInWords(mistakes: readonly Mistake[], language: string): Promise<ConfigurationMistake[]> {
  const sentences = await loadConfigurationMistakes(language);
  return mistakes.map((mistake) => inWords(mistake, sentences));
}
