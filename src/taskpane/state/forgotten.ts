/** Forgetting one thing and putting it back, with what is known without it and with it again: until the directory is asked anew. */
import { restsOn, withOwnAgain, withoutOwn } from '../../directory/forgotten-record';
import type { Directory, ForgetResult, KnownItem } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import type { RecipientRecord } from '../../verification/types';
import type { DraftChoices } from '../../engine/draft-choices';
import type { DraftRun } from '../../engine/run-draft';
import type { PaneProblem } from './types';

export interface ForgettingContext {
  run: Pick<DraftRun, 'state' | 'dispatch'>;
  directory: Pick<Directory, 'forget'>;
  problem(found: PaneProblem): void;
}

export async function forgetItem(
  address: EmailAddress,
  item: KnownItem,
  { run, directory, problem }: ForgettingContext,
): Promise<ForgetResult> {
  const { records } = run.state();
  const before = records.known.get(address);
  const result = await directory.forget(address, item);
  if (!result.ok || !before) return result;
  const { choices } = run.state();
  const [own, kept] = [choices.own.get(address), choices.kept.get(address)];
  // while the directory is away a choice speaks for what it rests on, so what is forgotten must leave the choice, too
  const isPartial = run.state().records.partial.has(address);
  const ownRests = isPartial && own && restsOn(own, item);
  const keptRests = isPartial && kept && restsOn(kept, item);
  run.dispatch({
    is: 'changed',
    known: { address, change: (record) => withoutOwn(record, item) },
    choices: (now) => ({
      ...now,
      own: ownRests ? new Map(now.own).set(address, { method: own.method }) : now.own,
      kept: keptRests ? new Map([...now.kept].filter(([one]) => one !== address)) : now.kept,
    }),
  });
  /** Unless another method was chosen since. */
  const withValue = (now: DraftChoices): DraftChoices => ({
    ...now,
    own: ownRests && now.own.get(address)?.method === own.method ? new Map(now.own).set(address, own) : now.own,
    kept: keptRests ? new Map(now.kept).set(address, kept) : now.kept,
  });
  return {
    ok: true,
    async undo() {
      const undone = await result.undo();
      if (undone.ok) {
        const known = { address, change: (record: RecipientRecord) => withOwnAgain(record, item, before) };
        run.dispatch({ is: 'changed', known, choices: withValue });
      } else if (undone.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
      return undone;
    },
  };
}
