/** The words that the pane shows, by context: those of one language. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Words } from '../locales/words';

export type { Words };

const WordsContext = createContext<Words | undefined>(undefined);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('WordsContext is missing');
  return words;
}
