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

/** What means something in the Markdown of Outlook's dialog, `&#42;` included: a name is never a link. */
const MARKDOWN = /[*\\`[\]<>]|&(?=#?\w+;)/g;
// half of a character, where it was cut
const HALF = /[\ud800-\udbff]$/;

/**
 * Up to three names, and how many more: `Anna, Bo, Cilia and 4 more`.
 * @param wrap around each name, as `**` in Markdown; empty for plain text
 */
export function namesOf(
  people: readonly { name: string; address?: string }[],
  { and, more }: GateWords,
  wrap: string,
): string {
  const short = (name: string) =>
    name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).replace(HALF, '')}…` : name;
  const plain = (name: string) => short(name).replace(MARKDOWN, ' ').trim();
  const named = people
    .slice(0, NAMED)
    .map(({ name, address }) => (wrap ? wrap + (plain(name) || plain(address || '') || '?') + wrap : short(name)));
  if (people.length > NAMED) return named.join(', ') + more.replace('#', String(people.length - NAMED));
  const last = named.pop()!;
  return named.length ? named.join(', ') + and + last : last;
}
