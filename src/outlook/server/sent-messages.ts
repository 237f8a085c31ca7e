/** A received message as the Sent view shows it, with what the gateway makes of it. */
import type { JWK } from 'jose';
import PostalMime, { type Address } from 'postal-mime';
import { outlook } from '../../locales/en/outlook';
import type { GatewayReading, SentMessage, SentSummary } from '../messages';
import { gatewayReadingSchema } from '../messages';
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
    secureMail: mime.headers.some(({ key }) => key === 'x-secure-mail'),
  };
}

export async function describeMessage(message: ReceivedMessage, privateKeys: JWK[]): Promise<SentMessage> {
  const mime = await PostalMime.parse(message.raw);
  return {
    ...summary(message, mime),
    raw: Buffer.from(message.raw).toString('latin1'),
    text: mime.text ?? '',
    headers: mime.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    gateway: await gatewayReading(message, privateKeys),
  };
}

async function gatewayReading({ raw, envelope }: ReceivedMessage, privateKeys: JWK[]): Promise<GatewayReading> {
  try {
    // loaded when it is needed: the window works without the gateway
    const { openMessage } = (await import('../../gateway/open-message')) as {
      openMessage: (raw: Uint8Array, keys: JWK[], options: { envelope: string[] }) => Promise<unknown>;
    };
    return gatewayReadingSchema.parse(await openMessage(raw, privateKeys, { envelope: envelope.to }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: 'unavailable', message: `${outlook.server.gatewayUnavailable} ${message}` };
  }
}
