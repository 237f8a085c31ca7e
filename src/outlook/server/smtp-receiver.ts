/** A receiving mail server on loopback: whatever is sent here stays here, as it came over the wire. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import * as z from 'zod/mini';

const envelopeSchema = z.object({ from: z.string(), to: z.array(z.string()) });
const storedSchema = z.object({ id: z.string(), receivedAt: z.string(), envelope: envelopeSchema });

export interface ReceivedMessage extends z.infer<typeof storedSchema> {
  raw: Uint8Array;
}

export interface SmtpReceiver {
  port: number;
  /** Newest first. */
  messages(): readonly ReceivedMessage[];
  message(id: string): ReceivedMessage | undefined;
  close(): Promise<void>;
}

const MAXIMUM_SIZE = 50 * 1024 * 1024;

/** @param folder each message is kept there as `<id>.eml` with its envelope in `<id>.json` */
export async function startSmtpReceiver({
  port = 0,
  folder,
}: {
  port?: number;
  folder: string;
}): Promise<SmtpReceiver> {
  mkdirSync(folder, { recursive: true });
  const received = readBack(folder);

  const server = new SMTPServer({
    name: 'localhost',
    banner: 'local receiving server',
    size: MAXIMUM_SIZE,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(new Error('552 message too large'));
        const { mailFrom, rcptTo } = session.envelope;
        const now = new Date().toISOString();
        const message: ReceivedMessage = {
          id: `${now.replace(/[-:.]/g, '')}-${crypto.randomUUID().slice(0, 8)}`,
          receivedAt: now,
          envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) },
          raw: Buffer.concat(chunks),
        };
        keep(folder, message);
        received.unshift(message);
        done(null, message.id);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  server.removeAllListeners('error');
  // a client that hangs up is no reason to stop
  server.on('error', () => undefined);

  return {
    port: (server.server.address() as AddressInfo).port,
    messages: () => received,
    message: (id) => received.find((message) => message.id === id),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function keep(folder: string, { raw, ...stored }: ReceivedMessage): void {
  writeFileSync(path.join(folder, `${stored.id}.eml`), raw, { mode: 0o600 });
  writeFileSync(path.join(folder, `${stored.id}.json`), JSON.stringify(stored, null, 2), { mode: 0o600 });
}

function readBack(folder: string): ReceivedMessage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      try {
        const stored = storedSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
        return [{ ...stored, raw: readFileSync(path.join(folder, `${stored.id}.eml`)) }];
      } catch {
        return []; // half written, or not ours
      }
    })
    .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
}
