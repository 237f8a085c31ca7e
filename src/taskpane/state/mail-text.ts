/** Reads what the mail says, so that a code is not used that stands in it. */
import type { DraftPort } from '../../engine/outlook-draft';
import { within } from '../../timing/within';
import type { MailText } from '../../verification/access-code-rules';

/** A person waits for the answer. */
const TIME_OUT_MS = 3_000;

/** @returns `undefined` where Outlook did not tell, or not in time: that is not the same as an empty mail. */
export async function readMailText(draft: Pick<DraftPort, 'readText' | 'isCurrent'>): Promise<MailText | undefined> {
  const mail = await within(TIME_OUT_MS, draft.readText(), () => undefined).catch(() => undefined);
  return draft.isCurrent() ? mail : undefined;
}
