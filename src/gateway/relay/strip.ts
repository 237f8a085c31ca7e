/** What no recipient may get: headers of ours, also those of a later version, and whom else a secure mail went to. */
import { SECURE_MAIL_HEADER } from '../../seal/format/header-names';
import { withoutFields } from '../header-lines';
import type { ScannedMessage } from '../header-lines';

const isOurs = (name: string) => name === SECURE_MAIL_HEADER || name.startsWith(`${SECURE_MAIL_HEADER}-`);
const BLIND = ['bcc', 'resent-bcc'];

/** For normal mail, which may carry headers that say "off" or nothing. */
export const stripOurHeaders = (message: ScannedMessage): Buffer => withoutFields(message, isOurs);

/** For secure mail. */
export const stripSecureMail = (message: ScannedMessage): Buffer =>
  withoutFields(message, (name) => isOurs(name) || BLIND.includes(name));
