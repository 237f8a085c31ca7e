/** The saved corpus: one file for each target in `corpus/`, one input a line, with what came of it when it was saved. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asLine, fromSaved, toSaved } from './saved-input';

export const CORPUS = path.join(__dirname, 'corpus');
/** Characters of a line. */
export const LONGEST_ENTRY = 8_192;
/** Characters of all files together. */
export const LARGEST_CORPUS = 300_000;

export interface Entry {
  accepted: boolean;
  /** Of an input that was written by hand: what it once brought to light. */
  found?: string;
  input: unknown;
}

interface Line {
  accepted: boolean;
  found?: string;
  input: Parameters<typeof fromSaved>[0];
}

export const corpusFileOf = (target: string): string => `${target.toLowerCase().replaceAll(' ', '-')}.jsonl`;

export const corpusFiles = (): string[] => readdirSync(CORPUS).sort();

/** @returns nothing where the target has no file yet */
export function readCorpus(target: string): Entry[] {
  const file = path.join(CORPUS, corpusFileOf(target));
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { input, ...rest } = JSON.parse(line) as Line;
    return { ...rest, input: fromSaved(input) };
  });
}

export const lineOf = ({ input, ...rest }: Entry): string => asLine({ ...rest, input: toSaved(input) });

export function writeCorpus(target: string, entries: readonly Entry[]): void {
  writeFileSync(path.join(CORPUS, corpusFileOf(target)), entries.map((entry) => `${lineOf(entry)}\n`).join(''));
}
