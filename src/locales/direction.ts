/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';
