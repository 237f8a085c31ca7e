/** From a draft to MIME and an SMTP envelope, by the mail library. */
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { ENCODE_ABOVE, type OutgoingDraft } from '../messages';

export interface BuiltMessage {
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/** RFC 5322 2.1.1: lines should have no more characters than this. */
const LINE = 78;
/**
 * A blank stays with the word that it stands before: without the line ends a folded value is what
 * it was.
 */
const BEFORE_A_WORD = /(?<! )(?= +[^ ])/;
/** Of an encoded word, as Exchange Online writes them; RFC 2047 2 allows 75. */
const WORD = 60;

/**
 * A value of ours as it leaves Exchange Online: a line of more than `encodeAbove` characters as
 * encoded words (RFC 2047; any header may be encoded by [MS-OXCMAIL] 2.1.3.2.4), and all lines
 * folded where there is white space (RFC 5322 2.2.3).
 * @param encodeAbove characters of the line, name and colon included
 */
export function leavingValue(name: string, value: string, encodeAbove: number): string {
  const isEncoded = name.length + ': '.length + value.length > encodeAbove;
  // the library knows UTF-8 alone, of which ASCII is a part; Exchange names what it is
  const words = isEncoded
    ? encodeWord(value, 'Q', WORD - 'us-ascii'.length + 'UTF-8'.length).replaceAll('=?UTF-8?', '=?us-ascii?')
    : value;
  const [first = '', ...others] = words.split(BEFORE_A_WORD);
  let length = name.length + ': '.length + first.length;
  return others.reduce((folded, word) => {
    const fits = length + word.length <= LINE;
    length = fits ? length + word.length : word.length;
    return folded + (fits ? '' : '\r\n') + word;
  }, first);
}

/**
 * Bcc stands in the envelope only (RFC 5322 3.6.3). Each address is in the envelope once. Names of
 * headers go out in the library's capitals, as names compare without case.
 */
export async function buildMessage(draft: OutgoingDraft): Promise<BuiltMessage> {
  const { from, to, cc, bcc, subject, body, text, headers, encodeAbove = ENCODE_ABOVE } = draft;
  const composer = new MailComposer({
    from,
    to,
    cc,
    subject,
    text,
    html: body || '<div></div>',
    headers: headers.map(({ name, value }) => ({
      key: name,
      value: { prepared: true, foldLines: false, value: leavingValue(name, value, encodeAbove) },
    })),
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
