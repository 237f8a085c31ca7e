/** The mistakes in the organization's document as sentences. Loaded late: most documents have none. */
import { inWords, type Mistake } from '../../configuration/mistakes';
import type { ConfigurationMistake } from '../../configuration/mistakes';
import { configurationMistakesFor } from '../../locales/configuration';

export function mistakesInWords(mistakes: readonly Mistake[], language: string): ConfigurationMistake[] {
  const sentences = configurationMistakesFor(language);
  return mistakes.map((mistake) => inWords(mistake, sentences));
}
