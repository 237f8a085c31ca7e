/** The organization's file beside the add-in, with the mailbox as one directory. */
import { combineDirectories } from '../directory/combined-directory';
import type { FileDirectory } from '../directory/late-directory';
import type { MailboxDirectory } from '../directory/mailbox-directory';
import { createOrganizationFile } from '../directory/organization-file';

/** A directory that takes longer is away: the draft goes on without it. */
const DIRECTORY_TIME_OUT_MS = 8_000;

async function fetchJson(file: string): Promise<unknown> {
  const answer = await fetch(file, { cache: 'no-cache', signal: AbortSignal.timeout(DIRECTORY_TIME_OUT_MS) });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.json();
}

export const openFile = (file: string, mailbox: MailboxDirectory): FileDirectory =>
  combineDirectories(
    createOrganizationFile(() => fetchJson(file)),
    mailbox,
  );
