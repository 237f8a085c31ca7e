/**
 * On which drafts a pane shows choices that are not, or not yet, on them. The seal that they have may still fit their recipients, so this is
 * all that tells the send gate to wait for what was chosen last. Where it cannot be kept the gate goes by the draft alone.
 */
import { draftList } from './draft-list';

const unsaved = draftList('secure-mail.unsaved-drafts');

export const isUnsaved = (draftId: string): boolean => unsaved.read().includes(draftId);

/** Never throws. */
export function setUnsaved(draftId: string, to: boolean): void {
  if (isUnsaved(draftId) === to) return;
  if (to) unsaved.add(draftId);
  else unsaved.remove([draftId]);
}
