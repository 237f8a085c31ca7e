/** What the pane asks of the sender's memory that may not answer. */
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { isUnreadable } from '../../engine/run-draft';
import type { PaneProblem } from './types';

/** `memory-unreadable`, if that is so. */
export const memoryProblem = (directory: Pick<MailboxDirectory, 'problem'>): PaneProblem | undefined =>
  isUnreadable(directory) ? { problem: 'memory-unreadable' } : undefined;

/** None where the mailbox does not answer. */
export function heldDrafts(directory: Pick<MailboxDirectory, 'heldDrafts'>): string[] {
  try {
    return directory.heldDrafts();
  } catch {
    return [];
  }
}
