/** Saves a card: for the mailbox to remember, and for the draft that is open. Loaded late, as the card is. */
import type { Directory } from '../../directory/types';
import { followingDirectory } from '../../engine/draft-choices';
import { isShownOn } from '../../engine/draft-view';
import type { DraftRun } from '../../engine/run-draft';
import type { EmailAddress } from '../../verification/brands';
import type { NotificationLanguage } from '../../verification/types';
import type { PaneProblem, SaveOutcome } from './types';

export interface CardContext {
  run: Pick<DraftRun, 'state' | 'dispatch' | 'written'>;
  directory: Pick<Directory, 'saveContact'>;
  problem(found: PaneProblem): void;
}

export async function saveCard(
  address: EmailAddress,
  { notificationLanguage }: { notificationLanguage: NotificationLanguage },
  { run, directory, problem }: CardContext,
): Promise<SaveOutcome> {
  const shown = run.state().records.known.get(address)?.notificationLanguage;
  const remembered = await directory.saveContact(address, { notificationLanguage, shown });
  const language = remembered.ok ? notificationLanguage : 'now' in remembered ? remembered.now : shown;
  const isElsewhere = !remembered.ok && remembered.problem === 'changed';
  if (!remembered.ok && remembered.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
  run.dispatch({
    is: 'changed',
    known: { address, change: (record) => ({ ...record, notificationLanguage: language }) },
    choices: (before) =>
      isElsewhere
        ? followingDirectory(before, address)
        : { ...before, languages: new Map(before.languages).set(address, notificationLanguage) },
  });
  const saved = run.written();
  if (isElsewhere) await saved;
  else if (isShownOn(run.state()) && !(await saved)) return { ok: false, problem: 'not-saved' };
  return remembered;
}
