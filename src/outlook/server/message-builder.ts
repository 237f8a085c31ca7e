/** From a draft to MIME and an SMTP envelope, by the mail library. */
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingDraft } from '../messages';

export interface BuiltMessage {
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/**
 * Bcc stands in the envelope only (RFC 5322 3.6.3). Each address is in the envelope once. Values of our headers go out byte
 * for byte, neither encoded nor folded; their names in the library's capitals (names compare without case).
 */
export async function buildMessage(draft: OutgoingDraft): Promise<BuiltMessage> {
  const { from, to, cc, bcc, subject, body, text, headers } = draft;
  const composer = new MailComposer({
    from,
    to,
    cc,
    subject,
    text,
    html: body || '<div></div>',
    headers: headers.map(({ name, value }) => ({ key: name, value: { prepared: true, foldLines: false, value } })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  const everybody = [...to, ...cc, ...bcc].map(({ address }) => address);
  return { envelope: { from: from.address, to: [...new Set(everybody)] }, raw };
}

/**
 * @returns the server's last line, e.g. `250 <id>`
 * @throws the library's error when the server refuses a recipient or the message
 */
export async function sendMessage({ envelope, raw }: BuiltMessage, smtpPort: number): Promise<string> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
  try {
    const info = await transport.sendMail({ envelope, raw });
    if (info.rejected.length > 0) throw new Error(`not accepted: ${info.rejected.join(', ')}`);
    return info.response;
  } finally {
    transport.close();
  }
}
