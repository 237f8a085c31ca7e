/** Forgetting one thing and putting it back, with what is known without it and with it again: until the directory is asked anew. */
import { restsOn, withOwnAgain, withoutOwn } from '../../directory/forgotten-record';
import type { Directory, ForgetResult, KnownItem } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import type { RecipientRecord } from '../../verification/types';
import type { DraftChoices } from '../../engine/draft-choices';
import type { Records } from '../../engine/records';
import type { PaneProblem } from './types';

export interface ForgettingContext {
  directory: Pick<Directory, 'forget'>;
  records: Records;
  choices: DraftChoices;
  /** Shows at once what was forgotten or put back. */
  nowKnown(address: EmailAddress, change: (record: RecipientRecord) => RecipientRecord): void;
  problem(found: PaneProblem): void;
}

export async function forgetItem(
  address: EmailAddress,
  item: KnownItem,
  { directory, records, choices, nowKnown, problem }: ForgettingContext,
): Promise<ForgetResult> {
  const before = records.get(address);
  const result = await directory.forget(address, item).catch(() => ({ ok: false, problem: 'unavailable' }) as const);
  if (!result.ok || !before) return result;
  const putBackChoices = records.isPartial(address) ? loseValue(choices, address, item) : () => {};
  nowKnown(address, (record) => withoutOwn(record, item));
  return {
    ok: true,
    async undo() {
      const undone = await result.undo().catch(() => ({ ok: false, problem: 'unavailable' }) as const);
      if (undone.ok) putBackChoices();
      if (undone.ok) nowKnown(address, (record) => withOwnAgain(record, item, before));
      else if (undone.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
      return undone;
    },
  };
}

/** While the directory is away a choice speaks for what it rests on, so what is forgotten must leave the choice, too. */
function loseValue(choices: DraftChoices, address: EmailAddress, item: KnownItem): () => void {
  const [own, kept] = [choices.own.get(address), choices.kept.get(address)];
  if (own && restsOn(own, item)) choices.own.set(address, { method: own.method });
  if (kept && restsOn(kept, item)) choices.kept.delete(address);
  return () => {
    if (own && choices.own.get(address)?.method === own.method) choices.own.set(address, own);
    if (kept) choices.kept.set(address, kept);
  };
}
