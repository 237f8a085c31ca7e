/** Keeps in the sender's memory what was typed on a draft, until it is known that the mail was sent. */
import type { StoreApi } from 'zustand/vanilla';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import type { UsedChoice } from '../../directory/types';
import { withoutProblems, withProblem } from './problems';
import type { PaneProblem, PaneState } from './types';

/** `memory-unreadable`, if that is so; a mailbox that does not answer is as good as unreadable. */
export function memoryProblem(directory: Pick<MailboxDirectory, 'problem'>): PaneProblem | undefined {
  try {
    return directory.problem() && { problem: 'memory-unreadable' };
  } catch {
    return { problem: 'memory-unreadable' };
  }
}

/** None where the mailbox does not answer. */
export function pendingDrafts(directory: Pick<MailboxDirectory, 'pendingDrafts'>): string[] {
  try {
    return directory.pendingDrafts();
  } catch {
    return [];
  }
}

export function createMemory({ directory, store }: { directory: MailboxDirectory; store: StoreApi<PaneState> }) {
  let pending = JSON.stringify([]);
  let pendingFor = '';
  let last: Promise<void> = Promise.resolve();
  let stopped = false;

  const setProblems = (change: (problems: PaneProblem[]) => PaneProblem[]) => {
    if (!stopped) store.setState({ problems: change(store.getState().problems) });
  };

  async function keepNow(draftId: string, used: readonly UsedChoice[]): Promise<void> {
    const now = JSON.stringify(used);
    const isSame = now === pending && (draftId === pendingFor || used.length === 0);
    if (isSame) return;
    const result = await directory
      .keepForDraft(used.length > 0 ? draftId : pendingFor, used)
      .catch(() => ({ ok: false as const, problem: 'unavailable' as const }));
    if (result.ok) {
      [pending, pendingFor] = [now, draftId];
      setProblems((problems) =>
        withoutProblems(
          problems,
          'memory-full',
          'memory-unavailable',
          ...(memoryProblem(directory) ? [] : ['memory-unreadable' as const]),
        ),
      );
    } else if (result.problem === 'full') {
      setProblems((problems) => withProblem(problems, { problem: 'memory-full', action: 'make-room' }));
    } else {
      const found = memoryProblem(directory) ?? { problem: 'memory-unavailable', action: 'retry' };
      setProblems((problems) => withProblem(problems, found));
    }
  }

  return {
    /**
     * One after another, each compared with what the one before has left. Rejects never.
     * @param used nothing lets go of what was pending
     */
    keep: (draftId: string, used: readonly UsedChoice[]): Promise<void> =>
      (last = last.then(() => keepNow(draftId, used))),
    stop: () => void (stopped = true),
  };
}
