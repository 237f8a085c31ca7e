/** A received message as the Sent view shows it, with what the gateway makes of it. */
import type { JWK } from 'jose';
import PostalMime, { type Address } from 'postal-mime';
import { openMessage } from '../../gateway/open-message';
import type { SentMessage, SentSummary } from '../messages';
import type { ReceivedMessage } from './smtp-receiver';

const flat = (addresses: Address[] = []) =>
  addresses
    .flatMap((each) => each.group ?? each)
    .map(({ name, address }) => ({ name: name ?? '', address: address ?? '' }));

export async function summarizeMessage(message: ReceivedMessage): Promise<SentSummary> {
  return summary(message, await PostalMime.parse(message.raw));
}

function summary(message: ReceivedMessage, mime: Awaited<ReturnType<typeof PostalMime.parse>>): SentSummary {
  const { id, receivedAt, envelope } = message;
  return {
    id,
    receivedAt,
    envelope,
    from: mime.from?.address ?? '',
    to: flat(mime.to),
    cc: flat(mime.cc),
    subject: mime.subject ?? '',
    secureMail: mime.headers.some(({ key, value }) => key === 'x-secure-mail' && value !== '0'),
  };
}

export async function describeMessage(message: ReceivedMessage, privateKeys: JWK[]): Promise<SentMessage> {
  const mime = await PostalMime.parse(message.raw);
  return {
    ...summary(message, mime),
    raw: Buffer.from(message.raw).toString('latin1'),
    text: mime.text ?? '',
    headers: mime.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    gateway: await openMessage(message.raw, privateKeys, { envelope: message.envelope.to }),
  };
}
