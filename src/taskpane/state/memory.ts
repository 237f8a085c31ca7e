/** What the pane asks of the sender's memory that may not answer. */
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { isUnreadable } from '../../engine/run-draft';
import type { PaneProblem } from './types';

/** `memory-unreadable`, if that is so. */
export const memoryProblem = (directory: Pick<MailboxDirectory, 'problem'>): PaneProblem | undefined =>
  isUnreadable(directory) ? { problem: 'memory-unreadable' } : undefined;

/** None where the mailbox does not answer. */
export function pendingDrafts(directory: Pick<MailboxDirectory, 'pendingDrafts'>): string[] {
  try {
    return directory.pendingDrafts();
  } catch {
    return [];
  }
}
