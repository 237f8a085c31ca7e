/** Hands mail and instructions on as JSON by HTTPS. The receiver answers 2xx once it keeps them; only then is the mail taken. */
import { createHash } from 'node:crypto';
import { relay as texts } from '../../../locales/en/relay';
import { CannotBeExpressed, NextHopAway } from '../types';
import type { HandOn } from '../types';

export interface WebhookAdapter {
  url: string;
  /** Goes as a bearer token. */
  secret: string;
  /** Milliseconds until the receiver counts as away. */
  timeOut: number;
}

const keyOfAll = (keys: readonly string[]) =>
  createHash('sha256')
    .update([...keys].sort().join())
    .digest('hex');

/**
 * A mail may be told again, to the same people or to some of them. The receiver keeps it once for each of `keys`; where
 * all of them are the same again, so is the `idempotency-key`.
 */
export function handOnToWebhook({ url, secret, timeOut }: WebhookAdapter): HandOn {
  return async ({ envelope, instructions, raw, keys }) => {
    const { recipients, notNeeded } = instructions;
    const body = JSON.stringify({
      version: 1,
      envelope: { from: envelope.from, to: envelope.to },
      keys,
      instructions: {
        recipients: recipients.map(({ own: _own, ...instruction }) => instruction),
        notNeeded,
      },
      message: raw.toString('base64'),
    });
    const status = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${secret}`,
        'idempotency-key': keyOfAll(keys),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeOut),
    }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status;
      },
      () => 0,
    );
    if (status >= 200 && status < 300) return { refused: [] };
    // what is wrong with this mail stays wrong; all else may pass
    if ([400, 413, 415, 422].includes(status)) throw new CannotBeExpressed(texts.refusedByReceiver(status));
    throw new NextHopAway(`the receiver answered ${status}`);
  };
}
