/** Takes every header of ours off a message, also those of a later version: nothing of them may reach a recipient. */
import { SECURE_MAIL_HEADER } from '../../draft/header-names';
import { withoutFields } from './header-lines';

export const stripOurHeaders = (raw: Buffer): Buffer =>
  withoutFields(raw, (name) => name === SECURE_MAIL_HEADER || name.startsWith(`${SECURE_MAIL_HEADER}-`));
