/** The words of the launch events in every language: their script is one file, so all of them are in it. */
import * as de from './de/commands';
import * as en from './en/commands';
import type { GateWords, NoticeWords } from './en/commands';
import * as fr from './fr/commands';
import { interfaceLanguage, type InterfaceLanguage } from './interface-language';
import * as nl from './nl/commands';

const NOTICE: Record<InterfaceLanguage, NoticeWords> = { en: en.notice, nl: nl.notice, de: de.notice, fr: fr.notice };
const GATE: Record<InterfaceLanguage, GateWords> = { en: en.gate, nl: nl.gate, de: de.gate, fr: fr.gate };

/** @param displayLanguage `Office.context.displayLanguage`, whatever it is */
export const noticeWords = (displayLanguage: unknown): NoticeWords => NOTICE[interfaceLanguage(displayLanguage)];

/** @param displayLanguage `Office.context.displayLanguage`, whatever it is */
export const gateWords = (displayLanguage: unknown): GateWords => GATE[interfaceLanguage(displayLanguage)];

const NAMED = 3;
const LONGEST_NAME = 60;

/** Up to three names, and how many more: `Anna, Bo, Cilia and 4 more`. */
export function namesOf(names: readonly string[], { and, more }: GateWords): string {
  const named = names
    .slice(0, NAMED)
    .map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name));
  if (names.length > NAMED) return named.join(', ') + more.replace('#', String(names.length - NAMED));
  const last = named.pop()!;
  return named.length ? named.join(', ') + and + last : last;
}
