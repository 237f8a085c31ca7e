/** What the relay does to mail that is not secure: nothing, but for headers of ours that say so. Also what it strips of secure mail. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Relay } from '../../../src/gateway/relay/relay';
import { SENDER, createKeyPair, instructionsFor, messageWith, sealHeadersOf } from '../messages';
import type { KeyPair } from '../messages';
import { ANNA, BO, prepareRelays, sealForAnnaAndBo, sendTo, shaped } from './running-relay';
import type { RunningRelay } from './running-relay';
import { startYesSayer, submit, submitBytes } from './smtp-sink';
import { costOf } from '../../cost';

let keys: KeyPair;
let relays: RunningRelay;
let relay: Relay;
beforeAll(async () => (keys = await createKeyPair()));
beforeEach(async () => {
  relays = await prepareRelays(keys);
  relay = await relays.start();
});
afterEach(() => relays.close());

const CORPUS = '/usr/lib/python3.11/test/test_email/data';
const corpus = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => /^msg_.*\.txt$/.test(name)) : [];
const noCorpus = corpus.length === 0 ? `libpython3.11-testsuite is not installed` : undefined;
if (noCorpus && process.env['CI']) throw new Error(`${noCorpus}: in CI these tests must run`);

(noCorpus ? describe.skip : describe)(
  `normal mail of Python's own tests${noCorpus ? ` (skipped: ${noCorpus})` : ''}`,
  () => {
    it.each(corpus)('passes unchanged, but for its line ends: %s', async (name) => {
      const lines = readFileSync(path.join(CORPUS, name), 'latin1').replace(/\r\n|\r|\n/g, '\r\n');
      const raw = Buffer.from(lines.endsWith('\r\n') ? lines : `${lines}\r\n`, 'latin1');
      await expect(submit(relay.port, { from: SENDER, to: [ANNA], raw })).resolves.toMatchObject({ code: 250 });
      expect(relays.sink.received).toHaveLength(1);
      expect(relays.sink.received[0]!.raw.equals(raw)).toBe(true);
    });
  },
);

describe('normal mail', () => {
  it.each([
    ['off', 'X-Secure-Mail: 0\r\n'],
    ['off, where all headers came back', 'x-secure-mail: 0\r\nx-secure-mail-seal: 0\r\nx-secure-mail-1: 0\r\n'],
    ['empty headers', 'x-secure-mail:\r\nx-secure-mail-1: \r\n'],
    ['headers of a later version', 'x-secure-mail-77: abc\r\n def\r\nx-secure-mail-later: 1\r\n'],
  ])('loses headers of ours that say %s, and nothing else', async (_what, ours) => {
    const [before, after] = [
      'from: sam@ziekenhuis.example\r\nbcc: x@y.example\r\n',
      'subject: a\r\n\r\nx-secure-mail: 0\r\n',
    ];
    const answer = await submit(relay.port, { from: SENDER, to: [ANNA], raw: before + ours + after });
    expect(answer).toMatchObject({ code: 250 });
    expect(relays.sink.received[0]!.raw.toString()).toBe(before + after);
  });

  it.each([
    ['a From that is no mailbox', 'from: mallory@x.example:sam@ziekenhuis.example;\r\n'],
    ['two From fields', 'from: a@x.example\r\nfrom: b@x.example\r\n'],
    ['no From', ''],
    ['a From longer than any', `from: ${'a '.repeat(20_000)}<a@x.example>\r\n`],
    ['names of fields that readers differ in', 'from\v: a@x.example\r\nto\r\n: b: c\r\n'],
    ['recipients that are hidden', 'resent-bcc: x@y.example\r\nbcc: z@y.example\r\n'],
  ])('passes unchanged with %s', async (_what, header) => {
    const raw = Buffer.from(`${header}subject: a\r\n\r\nbody\r\n`);
    await expect(submit(relay.port, { from: SENDER, to: [ANNA], raw })).resolves.toMatchObject({ code: 250 });
    expect(relays.sink.received[0]!.raw.equals(raw)).toBe(true);
  });

  it.each([
    ['To', (size: number) => `to: ${'a:'.repeat(size / 2)}\r\n`],
    ['From', (size: number) => `from: ${'"'.repeat(size)}\r\n`],
    ['Subject', (size: number) => `subject: ${'=?utf-8?q?a?= '.repeat(size / 14)}\r\n`],
    ['Cc in many lines', (size: number) => `cc: ${'a <b:,\r\n '.repeat(size / 9)}\r\n`],
  ])('passes soon with a %s of 1.9 MB', async (_name, header) => {
    const raw = Buffer.from(`${header(1_900_000)}\r\nbody\r\n`);
    const cost = await costOf(async () => {
      const answer = await submitBytes(relay.port, { from: SENDER, to: [ANNA], raw });
      expect(answer).toMatchObject({ code: 250 });
    });
    expect(cost).toBeLessThan(300);
    expect(relays.sink.received).toHaveLength(1);
  });

  it.each(['RCPT TO', 'MAIL FROM'])(
    'passes with an address in %s that no standard allows, as phones and printers have',
    async (where) => {
      const next = await startYesSayer();
      const plain = await relays.start({
        nextHop: { host: '127.0.0.1', port: next.port, tls: 'none', timeOut: 2_000 },
      });
      const odd = ['anna.@docomo.example', '.anna..b@docomo.example', `${'a'.repeat(200)}@${'b'.repeat(60)}.example`];
      for (const address of odd) {
        const [from, to] = where === 'RCPT TO' ? ['ilo@x.example', address] : [address, ANNA];
        const answer = await submitBytes(plain.port, { from, to: [to], raw: Buffer.from('subject: a\r\n\r\n') });
        expect(answer).toMatchObject({ code: 250 });
      }
      next.close();
      expect(
        next.commands.filter((command) => command.startsWith(where)).map((command) => command.replace(/> .*/, '>')),
      ).toEqual(odd.map((address) => `${where}:<${address}>`));
    },
  );
});

describe('secure mail', () => {
  it('to an address that no standard allows is handed on', async () => {
    const odd = 'anna.@docomo.example';
    const raw = shaped(await sealHeadersOf(instructionsFor([{ address: odd }]), [keys.publicKey]), { to: odd });
    await expect(submitBytes(relay.port, { from: SENDER, to: [odd], raw: Buffer.from(raw) })).resolves.toMatchObject({
      code: 250,
    });
    expect(relays.sink.received.map(({ to }) => to)).toEqual([[odd]]);
  });

  it('loses Bcc and Resent-Bcc, as who reads it must not see who else got it', async () => {
    const raw = shaped(await sealForAnnaAndBo(keys), {
      BCC: 'eve@x.example,\r\n els@x.example',
      'resent-bcc': 'eve@x.example',
      'x-bcc': 'kept',
    });
    await expect(sendTo(relay, raw)).resolves.toMatchObject({ code: 250 });
    const all = relays.sink.received.map(({ raw: each }) => each.toString());
    expect(all).toHaveLength(2);
    for (const each of all) {
      expect(each).not.toMatch(/^(resent-)?bcc:|(eve|els)@x/im);
      expect(each).toContain('x-bcc: kept');
    }
  });

  it.each([
    ['To', (size: number) => ({ to: 'a:'.repeat(size / 2) })],
    ['From', (size: number) => ({ from: `${'"'.repeat(size)} <${SENDER}>` })],
    ['part of the seal', (size: number) => ({ 'x-secure-mail-24': 'A'.repeat(size) })],
  ])('of which a %s is 1.9 MB long is read or refused soon, and others do not wait', async (_name, others) => {
    const raw = Buffer.from(shaped(await sealForAnnaAndBo(keys), others(1_900_000)));
    const cost = await costOf(async () => {
      const answers = [
        submitBytes(relay.port, { from: SENDER, to: [ANNA], raw }),
        submit(relay.port, { from: SENDER, to: [BO], raw: messageWith({}) }),
      ];
      const [secure, normal] = await Promise.all(answers);
      expect([250, 550]).toContain(secure!.code);
      expect(normal).toMatchObject({ code: 250 });
    });
    expect(cost).toBeLessThan(500);
  });
});
