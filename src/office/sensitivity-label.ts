/** The sensitivity label of the draft (Microsoft Purview; Mailbox 1.13). */
import { officeCall } from './call';
import { can } from './capabilities';
import { currentItem } from './current-item';

/** Outlook has it at hand. At Send two tries and a second between them take no more than three. */
const TIME_OUT_MS = 1_000;

/**
 * The catalog is asked first, as Microsoft says: where labels are not enabled for this mailbox,
 * reading one fails for good (office-js issue 5321).
 * @returns the label's id in lower case; empty for none, and in an Outlook without labels
 * @throws OfficeError
 */
export async function readLabel(): Promise<string> {
  if (!can('sensitivityLabel')) return '';
  const { sensitivityLabel } = currentItem();
  const { sensitivityLabelsCatalog: catalog } = Office.context;
  const isEnabled = await officeCall<boolean>(
    'sensitivityLabelsCatalog.getIsEnabledAsync',
    (done) => catalog.getIsEnabledAsync(done),
    TIME_OUT_MS,
  );
  if (!isEnabled) return '';
  const id = await officeCall<string | null>(
    'sensitivityLabel.getAsync',
    (done) => sensitivityLabel.getAsync(done),
    TIME_OUT_MS,
  );
  return (id || '').toLowerCase();
}
