/**
 * Every target over its saved corpus (`npm run fuzz -- --save`). Each input is accepted or refused as it was when it was saved: a parser that has
 * become more lenient, or stricter, fails here by name. Where that is meant, the line is deleted from the file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORPUS, LARGEST_CORPUS, LONGEST_ENTRY, corpusFileOf, corpusFiles, lineOf, readCorpus } from './corpus';
import { takeWithinBounds } from './run-target';
import type { Target } from './target';
import { TARGET_NAMES, openTargets } from './targets';
import { startWatchdog } from './watchdog';
import type { Watchdog } from './watchdog';

let targets: Target[] = [];
let watchdog: Watchdog;

beforeAll(async () => {
  targets = await openTargets();
  watchdog = startWatchdog();
});

afterAll(async () => {
  await watchdog.close();
  await Promise.all(targets.map(({ close }) => close?.()));
});

describe('the corpus', () => {
  it('has one file for each target, and no other', () => {
    expect(targets.map(({ name }) => name)).toEqual(TARGET_NAMES);
    expect(corpusFiles()).toEqual(TARGET_NAMES.map(corpusFileOf).sort());
  });

  it('stays small enough to be kept and read', () => {
    const texts = corpusFiles().map((name) => readFileSync(path.join(CORPUS, name), 'utf8'));
    expect(texts.join('').length).toBeLessThanOrEqual(LARGEST_CORPUS);
    const lengths = texts.flatMap((text) => text.split('\n').map(({ length }) => length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_ENTRY);
  });
});

describe('what was saved is accepted or refused as it was, within its bounds:', () => {
  it.each(TARGET_NAMES)('%s', async (name) => {
    const entries = readCorpus(name);
    const outcomes = new Set(entries.map(({ accepted }) => accepted));
    expect(outcomes).toEqual(new Set([true, false]));

    const target = targets.find((each) => each.name === name)!;
    const different: string[] = [];
    for (const [at, entry] of entries.entries()) {
      watchdog.starts(name, at + 1);
      const outcome = await takeWithinBounds(target, entry.input).catch((error: unknown) => error);
      const isSame = outcome instanceof Error ? false : (outcome as { accepted: boolean }).accepted === entry.accepted;
      const now = outcome instanceof Error ? outcome.message : entry.accepted ? 'refused' : 'accepted';
      if (!isSame) different.push(`${corpusFileOf(name)}:${at + 1}: ${now}; ${lineOf(entry).slice(0, 500)}`);
    }
    watchdog.rests();
    expect(different).toEqual([]);
  });
});
