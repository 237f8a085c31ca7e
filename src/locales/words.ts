/** The words of the pane, in chunks of their own: a person loads one language, theirs. */
import type { NoticeWords } from './en/commands';
import type { PaneWords } from './en/pane';
import { INTERFACE_LANGUAGES, interfaceLanguage, type Loaders } from './interface-language';
import type { VerificationWords } from './verification';

export interface Words {
  pane: PaneWords;
  verification: VerificationWords;
  /** Of the notification above the mail, which the pane keeps up to date. */
  notice: NoticeWords;
}

const WORDS: Loaders<{ words: Words }> = {
  en: () => import(/* webpackChunkName: "words-en" */ './en/words'),
  nl: () => import(/* webpackChunkName: "words-nl" */ './nl/words'),
  de: () => import(/* webpackChunkName: "words-de" */ './de/words'),
  fr: () => import(/* webpackChunkName: "words-fr" */ './fr/words'),
};

/** @param displayLanguage `Office.context.displayLanguage`, whatever it is */
export const loadWords = async (displayLanguage: unknown, loaders = WORDS): Promise<Words> =>
  (await loadFirst(displayLanguage, loaders)).words;

/** Ahead of need, by a guess at the language: the browser keeps what came. Failing is silent here. */
export function warmWords(guess: unknown): void {
  WORDS[interfaceLanguage(guess)]().catch(() => undefined);
}

/** In another language rather than not at all. */
async function loadFirst<Loaded>(displayLanguage: unknown, loaders: Loaders<Loaded>): Promise<Loaded> {
  const wanted = interfaceLanguage(displayLanguage);
  const others = INTERFACE_LANGUAGES.filter((language) => language !== wanted);
  let problem: unknown;
  for (const language of [wanted, ...others]) {
    try {
      return await loaders[language]();
    } catch (error) {
      problem ??= error;
    }
  }
  throw problem;
}
