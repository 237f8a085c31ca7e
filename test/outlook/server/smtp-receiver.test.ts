import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sendMessage } from '../../../src/outlook/server/message-builder';
import { type SmtpReceiver, startSmtpReceiver } from '../../../src/outlook/server/smtp-receiver';

let folder: string;
let receiver: SmtpReceiver;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'smtp-'));
  receiver = await startSmtpReceiver({ folder });
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

const envelope = { from: 'sam@own.example', to: ['anna@x.example', 'hidden@y.example'] };
const raw = Buffer.from(`X-A: ${'v'.repeat(990)}\r\nSubject: s\r\n\r\n.a line with a dot\r\nlast\r\n`);

describe('the receiving server', () => {
  it('keeps a message and its envelope as they came', async () => {
    const id = (await sendMessage({ envelope, raw }, receiver.port)).split(' ').at(-1) ?? '';
    const message = receiver.message(id);
    expect(message?.envelope).toEqual(envelope);
    expect(Buffer.from(message?.raw ?? []).toString()).toBe(raw.toString());
    const file = path.join(folder, `${id}.eml`);
    expect(readFileSync(file).equals(raw)).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('has what it kept after a new start, newest first', async () => {
    for (const subject of ['one', 'two'])
      await sendMessage({ envelope, raw: Buffer.from(`Subject: ${subject}\r\n\r\n`) }, receiver.port);
    const again = await startSmtpReceiver({ folder });
    const subjects = again.messages().map((message) => Buffer.from(message.raw).toString().trim());
    expect(subjects).toEqual(['Subject: two', 'Subject: one']);
    await again.close();
  });

  it('gives each of many messages at once its own id', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendMessage({ envelope, raw }, receiver.port)));
    expect(new Set(answers).size).toBe(20);
  });
});
