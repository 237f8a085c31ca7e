/** What sensitivity labels are called. Apart, as the launch-event script names none. */
import { officeCall } from './call';
import { can } from './capabilities';

type Labels = readonly Pick<Office.SensitivityLabelDetails, 'id' | 'name' | 'children'>[];

/**
 * @param id in lower case
 * @returns with the name of the label above it, as in "Confidential / Project"; undefined where
 *   Outlook gives none
 * @throws OfficeError
 */
export async function labelName(id: string): Promise<string | undefined> {
  if (!can('sensitivityLabel')) return undefined;
  const { sensitivityLabelsCatalog: catalog } = Office.context;
  const labels = await officeCall<Labels | null>('sensitivityLabelsCatalog.getAsync', (done) => catalog.getAsync(done));
  return nameIn(labels ?? [], id);
}

function nameIn(labels: Labels, id: string): string | undefined {
  for (const { id: found, name, children } of labels) {
    if (String(found).toLowerCase() === id) return name || undefined;
    // Outlook says `null` for none
    const below = nameIn(children ?? [], id);
    if (below) return `${name} / ${below}`;
  }
  return undefined;
}
