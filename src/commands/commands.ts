/** Entry of the commands page, beside the launch-event script: what the ribbon buttons do. No React, no DOM. */
import { markAsSent } from '../draft/sent-drafts';
import { isUnsaved } from '../draft/unsaved-drafts';
import { followSharedSettings } from '../engine/shared-settings';
import { offerHelp } from './page-help';
import { toggleSecureMail } from './toggle-secure-mail';

Office.actions.associate('toggleSecureMail', toggleSecureMail);
offerHelp({
  // late: most mails are not secure
  seal: (at) => import('./seal-on-request').then(({ sealOnRequest }) => sealOnRequest(at)).catch(() => true),
  markAsSent,
  isUnsaved,
});
void Office.onReady(() => followSharedSettings(() => undefined)); // without it Office.js never asks for the functions
