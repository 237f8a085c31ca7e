/**
 * Many mails through Postfix and two gateways on one folder, each of which is killed again and again. What one of
 * the gateways does not take, Postfix offers to the other at once, also while the first may have it. Every mail that Postfix took arrives once or
 * comes back with a reason, and nothing that is secret stands in a log, a header or a report.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEEP } from '../../depth';
import { freePort } from '../../free-port';
import { SENDER, createKeyPair, instructionsFor, messageWith, sealHeadersOf } from '../messages';
import { startGatewayProcess } from './gateway-process';
import { noPostfix, startPostfix } from './postfix';
import { startSink, submit } from './smtp-sink';
import { until } from './until';

if (noPostfix && process.env['CI']) throw new Error(`${noPostfix}: in CI this test must run`);
const withPostfix = noPostfix ? it.skip : it;

const MAILS = DEEP ? 1_000 : 100;
/** Every so many mails lack their seal: they must come back. */
const UNSEALED_EACH = MAILS / 20;
const AT_ONCE = 8;
/** After so many arrivals. */
const KILLS = DEEP
  ? { gateway: [60, 200, 350, 500, 650, 800], other: [250, 450, 700], postfix: [150, 550] }
  : { gateway: [10, 40, 75], other: [60], postfix: [25] };
const ANNA = 'anna@praktijk.example';

const numberOf = (at: number) => `+316${String(10_000_000 + at)}`;
const codeOf = (at: number) => `geheim-${at}-woord`;

/** Receives as the contract of the webhook asks: keeps each mail once for each of its keys. */
async function startReceiver() {
  const kept = new Map<string, { message: string }>();
  let told = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    told++;
    const mail = JSON.parse(body) as { message: string; keys: string[] };
    for (const key of mail.keys) kept.set(key, mail);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { kept, told: () => told, url: `http://127.0.0.1:${port}/mail`, close: () => server.close() };
}

withPostfix(
  `${MAILS} mails with random kills of two gateways and Postfix${noPostfix ? ` (skipped: ${noPostfix})` : ''}`,
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gateway-killed-'));
    const [keys, sink, receiver] = [await createKeyPair(), await startSink(), await startReceiver()];
    writeFileSync(path.join(folder, 'key.json'), JSON.stringify(keys.privateKey));
    writeFileSync(path.join(folder, 'secret'), 'webhook-secret');
    const [port, otherPort] = [await freePort(), await freePort()];
    const postfix = await startPostfix(port, otherPort);
    const startGateway = (at: number) =>
      startGatewayProcess(folder, {
        host: 'gateway.ziekenhuis.example',
        listen: { port: at },
        nextHop: { host: '127.0.0.1', port: sink.port },
        keyFiles: ['key.json'],
        adapter: { kind: 'webhook', url: receiver.url, secretFile: 'secret', timeOut: 2 },
        folder: 'state',
      });
    const [gateway, other] = [await startGateway(port), await startGateway(otherPort)];

    const isSealed = (at: number) => at % UNSEALED_EACH !== 0;
    async function mail(at: number): Promise<string> {
      const method =
        at % 2
          ? { method: 'sms-new', phoneNumber: numberOf(at) }
          : { method: 'access-code-new', accessCode: codeOf(at) };
      const instructions = {
        ...instructionsFor([{ address: ANNA, ...(method as object) }]),
        draftId: `draft-${at}-of-test`,
      };
      const ours = isSealed(at) ? await sealHeadersOf(instructions, [keys.publicKey]) : { 'x-secure-mail': '1' };
      // with a date, as mail programs write one: a server that is sent a mail twice would put two of its own
      const date = 'Mon, 30 Nov 2026 09:00:00 +0000';
      return messageWith(ours, { to: ANNA, date, 'message-id': `<${at}@ziekenhuis.example>` });
    }

    let next = 0;
    async function submitter(): Promise<void> {
      for (let at = next++; at < MAILS; at = next++) {
        const raw = await mail(at);
        // a server that dies before it answers has taken nothing: the client sends it again
        while ((await submit(postfix.port, { from: SENDER, to: [ANNA], raw })).code !== 250)
          await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }

    let isOver = false;
    async function killer(
      moments: number[],
      kill: () => void | Promise<void>,
      start: () => Promise<void>,
    ): Promise<void> {
      for (const moment of moments) {
        await until(() => isOver || receiver.kept.size >= moment);
        if (isOver) return;
        await kill();
        await start();
      }
    }

    const unsealed = Array.from({ length: MAILS }, (_, at) => at).filter((at) => !isSealed(at));
    const reports = () => sink.received.filter(({ from, to }) => from === '' && to[0] === SENDER);
    try {
      const killing = Promise.all([
        killer(KILLS.gateway, gateway.kill, gateway.start),
        killer(KILLS.other, other.kill, other.start),
        killer(KILLS.postfix, postfix.kill, postfix.start),
      ]);
      await Promise.all(Array.from({ length: AT_ONCE }, submitter));
      await until(() => receiver.kept.size >= MAILS - unsealed.length && reports().length >= unsealed.length);
      isOver = true;
      await killing;
      await until(() => postfix.waiting() === 0);

      const subjects = [...receiver.kept.values()].map(({ message }) =>
        Buffer.from(message, 'base64').toString('latin1'),
      );
      const arrived = subjects.map((text) => Number(/^message-id: <(\d+)@/im.exec(text)?.[1]));
      expect(arrived.length).toBe(MAILS - unsealed.length);
      expect(new Set(arrived).size).toBe(arrived.length);
      expect(arrived.filter((at) => !isSealed(at))).toEqual([]);
      const returned = reports().map(({ raw }) => raw.toString('latin1'));
      for (const at of unsealed)
        expect(returned.some((text) => text.includes(`<${at}@ziekenhuis.example>`))).toBe(true);
      for (const text of returned) expect(text).toContain('no sealed instructions');

      const readable = [
        gateway.output(),
        other.output(),
        postfix.log(),
        ...subjects,
        ...sink.received.map(({ raw }) => raw.toString('latin1')),
      ].join('\n');
      expect(readable).not.toMatch(/\+316\d{8}|geheim-\d+|webhook-secret/);
      expect(subjects.join('\n')).not.toMatch(/x-secure-mail/i);
      console.log(
        `killed: gateways ${KILLS.gateway.length + KILLS.other.length} times, Postfix ${KILLS.postfix.length}; told ${receiver.told()} times, kept ${receiver.kept.size}`,
      );
    } finally {
      isOver = true;
      await gateway.kill();
      await other.kill();
      await postfix.stop();
      await sink.close();
      receiver.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
