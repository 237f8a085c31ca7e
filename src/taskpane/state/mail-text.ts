/** Reads what the mail says, so that a code is not used that stands in it. */
import type { MailText } from '../../verification/access-code-rules';
import type { DraftPort } from '../../engine/ports';

/** A person waits for the answer. */
const TIME_OUT_MS = 3_000;

/** @returns `undefined` where Outlook did not tell, or not in time: that is not the same as an empty mail. */
export async function readMailText(draft: Pick<DraftPort, 'readText' | 'isCurrent'>): Promise<MailText | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), TIME_OUT_MS)));
  try {
    const mail = await Promise.race([draft.readText(), tooLate]);
    return draft.isCurrent() ? mail : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
