/** A mail that is being secured, as the tests of a draft's life begin with. */
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

export const BO = 'bo@lind.example';
export const CILIA = 'cilia@zorg.example';
const NUMBER = '+31687651234';

/** With a number typed for Bo, who must be among the recipients. */
export async function securedDraft(window: ComposeWindow, recipients = BO): Promise<Pane> {
  await window.addRecipients('to', recipients);
  await window.setSubject('A draft');
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.chooseSms(BO, '06 87651234');
  await pane.ready(1, recipients.split(';').length);
  return pane;
}

/** What the gateway reads in a mail that is sealed for these, each with the number. */
export const sealedFor = (...addresses: string[]) => ({
  ok: true,
  instructions: { recipients: addresses.map((address) => expect.objectContaining({ address, phoneNumber: NUMBER })) },
});
