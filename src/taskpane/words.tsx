/** The words that the pane shows, by context, so that another language can take their place. */
import { createContext, useContext, type ReactNode } from 'react';
import { pane, type PaneWords } from '../locales/en/pane';
import { verification } from '../locales/en/verification';

export interface Words {
  pane: PaneWords;
  verification: typeof verification;
}

export const englishWords: Words = { pane, verification };

const WordsContext = createContext<Words>(englishWords);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  return useContext(WordsContext);
}
