/** Entry of the commands page, beside the launch-event script: what the ribbon buttons do. No React, no DOM. */
import { followOtherFrames } from '../office/roaming-settings';
import { offerSealing } from './seal-hook';
import { toggleSecureMail } from './toggle-secure-mail';

Office.actions.associate('toggleSecureMail', toggleSecureMail);
// late: most mails are not secure
offerSealing((isNew) =>
  import('./seal-on-request').then(({ sealOnRequest }) => sealOnRequest(isNew)).catch(() => undefined),
);
void Office.onReady(() => followOtherFrames(() => undefined)); // without it Office.js never asks for the functions
