/** The words of what the card says, in the language of the pane: a chunk of their own, as the card itself is. */
import { createContext, useContext } from 'react';
import type { CardWords } from '../../locales/en/card';

export const CardWordsContext = createContext<CardWords | undefined>(undefined);

export function useCardWords(): CardWords {
  const words = useContext(CardWordsContext);
  if (!words) throw new Error('CardWordsContext is missing');
  return words;
}
