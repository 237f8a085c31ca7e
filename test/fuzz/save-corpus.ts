/** Chooses what is saved of a run: the shortest inputs that together took every way through the code that any input took. */
import { LONGEST_ENTRY, lineOf, readCorpus, writeCorpus } from './corpus';
import type { Entry } from './corpus';
import type { CodePaths } from './code-paths';
import { takeWithinBounds } from './run-target';
import type { Target } from './target';

/** Characters of one file. */
const LARGEST_FILE = 20_000;

interface Candidate {
  entry: Entry;
  length: number;
  marks: Set<string>;
}

/** Extends the corpus of one target. What is saved already stays. */
export async function startSaving(target: Target, paths: CodePaths) {
  const saved = readCorpus(target.name);
  const covered = new Set<string>();
  const marksOf = async (accepted: boolean) =>
    new Set([...(await paths.sinceLast())].map((mark) => `${String(accepted)} ${mark}`));

  for (const entry of saved) {
    await paths.sinceLast();
    const { accepted } = await takeWithinBounds(target, entry.input);
    if (accepted !== entry.accepted)
      throw new Error(`an input was ${spoken(entry.accepted)} and is ${spoken(accepted)} now: ${lineOf(entry)}`);
    for (const mark of await marksOf(accepted)) covered.add(mark);
  }
  await paths.sinceLast();

  const shortest = new Map<string, Candidate>();
  return {
    saw: async (input: unknown, accepted: boolean) => {
      const marks = await marksOf(accepted);
      const entry = { accepted, input };
      const line = lineOf(entry);
      if (line.length > LONGEST_ENTRY) return;
      const candidate = { entry, length: line.length, marks };
      for (const mark of marks)
        if (!covered.has(mark) && candidate.length < (shortest.get(mark)?.length ?? Infinity))
          shortest.set(mark, candidate);
    },
    /** @returns how many were added */
    save: (): number => {
      const room = LARGEST_FILE - saved.reduce((sum, entry) => sum + lineOf(entry).length, 0);
      const added = chosenOf(new Set(shortest.values()), covered, room);
      writeCorpus(target.name, [...saved, ...added]);
      return added.length;
    },
  };
}

/** Each time the one that shows most that is new for its length, while there is room. */
function chosenOf(candidates: Set<Candidate>, covered: Set<string>, room: number): Entry[] {
  const chosen: Entry[] = [];
  let left = room;
  for (;;) {
    const worthOf = ({ marks, length }: Candidate) => [...marks].filter((mark) => !covered.has(mark)).length / length;
    const fitting = [...candidates]
      .filter(({ length }) => length <= left)
      .map((each) => ({ each, worth: worthOf(each) }));
    const best = fitting.reduce<(typeof fitting)[number] | undefined>(
      (one, other) => (other.worth > (one?.worth ?? 0) ? other : one),
      undefined,
    );
    if (best === undefined) return chosen;
    candidates.delete(best.each);
    chosen.push(best.each.entry);
    left -= best.each.length;
    for (const mark of best.each.marks) covered.add(mark);
  }
}

const spoken = (accepted: boolean) => (accepted ? 'accepted' : 'refused');
