/** A value of ours as the add-in wrote it, whatever a mail server did to its line. */
import { decodeWords } from 'postal-mime';

/** Space and line ends alone: any other character that nobody sees is no part of a fold, and counts. */
const FOLDS = /[ \t\r\n]+/g;

/**
 * Servers fold a line where they like, and encode a long one as words (RFC 2047). No value of ours needs white space, so all
 * of it goes: before decoding, as a fold may stand inside a word, and after, as a word may hold one.
 */
export const originalValue = (value: string): string => decodeWords(value.replace(FOLDS, '')).replace(FOLDS, '');
