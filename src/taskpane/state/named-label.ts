/** The sensitivity label of the draft, as the pane shows it. Loaded late: few organizations ask something of labels. */
import type { DraftLabel } from '../../draft/restore-draft';
import { labelName } from '../../office/label-names';
import { readLabel } from '../../office/sensitivity-label';
import { safeName } from '../../verification/display-name';

/** Without a name it is a label all the same. @throws OfficeError where it cannot be read */
export async function readNamedLabel(): Promise<DraftLabel> {
  const id = await readLabel();
  const name = id && safeName((await labelName(id).catch(() => undefined)) ?? '');
  return { id, ...(name && { name }) };
}
