/**
 * What the launch events ask of the page that they share: seals a draft anew, and does for a new one what
 * policy or its label says.
 */
import { askPane, tellOtherFrames } from '../draft/draft-signal';
import { isUnmarked, readMarks } from '../draft/marks';
import { waitForRecipient } from '../draft/to-be-on';
import { onlyInTurn } from '../draft/write-turn';
import { headersSupported } from '../office/internet-headers';
import { currentItem } from '../office/item';
import { readRecipients } from '../office/recipients';
import { loadSettings } from './load-settings';
import { markAsOn } from './mark-as-on';
import { noteThread } from './note-thread';
import type { SealingMoment } from './page-help';
import { isOnByLabel, readGatePolicy, readLabelRule } from './read-and-decide';
import { sealWithoutPane } from './seal-without-pane';

/**
 * @returns false where a pane shows the draft and did not say in time that all of it is on it
 * @throws whatever went wrong: the draft is left as it is then, and the gate decides on its own reading
 */
export async function sealOnRequest(at?: SealingMoment): Promise<boolean> {
  const item: unknown = currentItem();
  const isCurrent = () => (Office.context.mailbox.item as unknown) === item;
  const loaded = await loadSettings();
  if (!loaded.ok) return true;
  const { configuration } = loaded;
  if (at === 'new') {
    const { secureByDefault, confirmNewDomains, gatewayKeys } = configuration;
    // a question that cannot be asked is no reason to leave the rest undone
    if (confirmNewDomains) await noteThread(isCurrent).catch(() => undefined);
    if (gatewayKeys.length === 0 || !headersSupported()) return true;
    if (!secureByDefault) {
      // the label is there to be read again once it is to somebody
      if (!isOnByLabel(await readLabelRule()) || (await readRecipients()).length === 0) return true;
      // events go on with it by the policy that the mailbox keeps
    } else if (readGatePolicy().on && (await waitForRecipient())) {
      tellOtherFrames(); // a pinned pane may have looked before
      return true;
    }
    await onlyInTurn(async () => {
      // a person may have been faster, also in switching it off again
      if (isUnmarked(await readMarks())) await markAsOn(isCurrent).finally(tellOtherFrames);
    });
  }
  const sealed = await sealWithoutPane(loaded, isCurrent, { isLast: at === 'send' });
  // outside the turn, which the pane needs
  return sealed && 'ofPane' in sealed ? askPane(sealed.ofPane) : true;
}
