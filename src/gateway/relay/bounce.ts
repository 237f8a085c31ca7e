/** The report to a sender that some did not get their mail (RFC 3464, 5321 section 6.1): from nobody, so that no report comes of a report. */
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { relay as texts } from '../../locales/en/relay';
import { headerWith } from '../header-lines';
import type { ScannedMessage } from '../header-lines';
import type { Refused } from './types';

/** A longer subject or Message-ID is not told on. */
const MAXIMUM_BYTES = 8 * 1024;

/** @param message the mail that was not delivered to everybody: only its subject and Message-ID are told on */
export async function bounceFor(
  message: ScannedMessage,
  { to, host, refused }: { to: string; host: string; refused: readonly Refused[] },
): Promise<Buffer> {
  const { subject = '', messageId } = await PostalMime.parse(
    headerWith(message, ['subject', 'message-id'], MAXIMUM_BYTES),
  );
  const composer = new MailComposer({
    from: { name: texts.banner, address: `postmaster@${host}` },
    to,
    subject: texts.bounceSubject,
    text: texts.bounceText(subject, [...refused]),
    headers: { 'auto-submitted': 'auto-replied' },
    ...(messageId && { inReplyTo: messageId, references: messageId }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
