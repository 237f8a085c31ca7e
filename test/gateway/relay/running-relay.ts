/** A relay over real connections, with its sink, its folder and what it logged; and secure mails for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handOnWithHeaders } from '../../../src/gateway/relay/adapters/headers';
import { startRelay } from '../../../src/gateway/relay/relay';
import type { Relay, RelayOptions } from '../../../src/gateway/relay/relay';
import { openReplays } from '../../../src/gateway/relay/replays';
import { SENDER, instructionsFor, messageWith, sealHeadersOf } from '../messages';
import type { Headers, KeyPair } from '../messages';
import { startSink, submit } from './smtp-sink';
import type { Sink } from './smtp-sink';

export const ANNA = 'anna@praktijk.example';
export const BO = 'bo@lind.example';
export const NUMBER = '+31612345678';
export const DATE = 'Mon, 30 Nov 2026 09:00:00 +0100';

export interface RunningRelay {
  sink: Sink;
  folder: string;
  lines: object[];
  /** Another relay on the same folder and sink. They are closed together. */
  start(change?: Partial<RelayOptions>): Promise<Relay>;
  close(): Promise<void>;
}

/** @param leaseMs how long a mail that is under way keeps others from handing it on */
export async function prepareRelays(keys: KeyPair, leaseMs = 60_000): Promise<RunningRelay> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-'));
  const sink = await startSink();
  const lines: object[] = [];
  const relays: Relay[] = [];
  const nextHop = { host: '127.0.0.1', port: sink.port, tls: 'none' as const, timeOut: 2_000 };
  return {
    sink,
    folder,
    lines,
    async start(change = {}) {
      const relay = await startRelay({
        host: 'gateway.ziekenhuis.example',
        listen: { host: '127.0.0.1', port: 0 },
        submitters: ['127.0.0.1'],
        nextHop,
        privateKeys: [keys.privateKey],
        handOn: handOnWithHeaders(nextHop, { notificationLanguage: 'leave', securesEverything: true }),
        replays: await openReplays(folder, leaseMs),
        maximumBytes: 4 * 1024 * 1024,
        maximumAtOnce: 10,
        clientTimeOut: 5_000,
        log: (line) => lines.push(line),
        ...change,
      });
      relays.push(relay);
      return relay;
    },
    async close() {
      await Promise.all([...relays.map((relay) => relay.close()), sink.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

let drafts = 0;

/** Headers of ours for Anna, who has an account, and Bo, who gets an SMS; another seal each time. */
export function sealForAnnaAndBo(keys: KeyPair): Promise<Headers> {
  const draftId = `draft-${String(++drafts).padStart(6, '0')}`;
  const recipients = [
    { address: ANNA, method: 'account' as const },
    { address: BO, method: 'sms-new' as const, phoneNumber: NUMBER as never },
  ];
  return sealHeadersOf({ ...instructionsFor(recipients), draftId }, [keys.publicKey]);
}

/** The same mail in any shape: with the same seal, it has the same Message-ID, From and Date unless `others` say so. */
export function shaped(ours: Headers, others: Headers = {}, body = 'The body.'): string {
  const usual = { 'message-id': '<one@ziekenhuis.example>', date: DATE, to: `${ANNA}, ${BO}` };
  return messageWith(ours, { ...usual, ...others }).replace('The body.', body);
}

export const sendTo = (relay: Relay, raw: string | Buffer, to: string[] = [ANNA, BO]) =>
  submit(relay.port, { from: SENDER, to, raw });
