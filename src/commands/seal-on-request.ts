/** What the launch events ask of the page that they share: seals a draft anew, and switches a new one on where policy says so. */
import { tellOtherFrames } from '../draft/draft-signal';
import { readMarks, switchState } from '../draft/marks';
import { onlyInTurn } from '../draft/write-turn';
import { headersSupported } from '../office/internet-headers';
import { currentItem } from '../office/item';
import { loadSettings } from './load-settings';
import { markAsOn } from './mark-as-on';
import { sealWithoutPane } from './seal-without-pane';

/** @throws whatever went wrong: the draft is left as it is then, and the gate decides on its own reading */
export async function sealOnRequest(isNew = false): Promise<void> {
  const item: unknown = currentItem();
  const isCurrent = () => (Office.context.mailbox.item as unknown) === item;
  const loaded = await loadSettings();
  if (!loaded.ok) return;
  const { configuration } = loaded;
  if (isNew) {
    const { secureByDefault, gatewayKeys } = configuration;
    if (!secureByDefault || gatewayKeys.length === 0 || !headersSupported()) return;
    await onlyInTurn(async () => {
      // a person may have been faster
      if (switchState(await readMarks()) === 'off') await markAsOn(isCurrent).finally(tellOtherFrames);
    });
  }
  await sealWithoutPane(loaded, isCurrent);
}
