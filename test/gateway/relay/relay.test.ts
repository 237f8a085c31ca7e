/** The relay between a client and a next hop, over real connections. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handOnWithHeaders } from '../../../src/gateway/relay/adapters/headers';
import { startRelay } from '../../../src/gateway/relay/relay';
import type { Relay, RelayOptions } from '../../../src/gateway/relay/relay';
import { openReplays } from '../../../src/gateway/relay/replays';
import { CannotBeExpressed } from '../../../src/gateway/relay/types';
import { SENDER, createKeyPair, instructionsFor, messageWith, sealHeadersOf } from '../messages';
import type { Headers, KeyPair } from '../messages';
import { startSink, startYesSayer, submit, submitBytes } from './smtp-sink';
import type { Sink } from './smtp-sink';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const NUMBER = '+31612345678';

let keys: KeyPair;
let sink: Sink;
let relay: Relay;
let folder: string;
let lines: object[];

beforeAll(async () => (keys = await createKeyPair()));
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-'));
  lines = [];
  sink = await startSink();
  relay = await start();
});
afterEach(async () => {
  await Promise.all([relay.close(), sink.close()]);
  rmSync(folder, { recursive: true });
});

async function start(change: Partial<RelayOptions> = {}): Promise<Relay> {
  const nextHop = { host: '127.0.0.1', port: sink.port, tls: 'none' as const, timeOut: 60_000 };
  return startRelay({
    host: 'gateway.ziekenhuis.example',
    listen: { host: '127.0.0.1', port: 0 },
    submitters: ['127.0.0.1'],
    nextHop,
    privateKeys: [keys.privateKey],
    handOn: handOnWithHeaders(nextHop, { notificationLanguage: 'leave', securesEverything: true }),
    replays: await openReplays(folder, 60_000),
    maximumBytes: 1024 * 1024,
    maximumAtOnce: 10,
    clientTimeOut: 60_000,
    log: (line) => lines.push(line),
    ...change,
  });
}

const TO = { to: `${ANNA}, ${BO}` };
let draft = 0;

/** A secure mail to Anna, who has an account, and Bo, who gets an SMS. */
async function secureMail(others: Headers = {}): Promise<string> {
  const instructions = instructionsFor([
    { address: ANNA, method: 'account' },
    { address: BO, method: 'sms-new', phoneNumber: NUMBER as never },
  ]);
  const draftId = `draft-${String(++draft).padStart(6, '0')}`;
  const ours = await sealHeadersOf({ ...instructions, draftId }, [keys.publicKey]);
  return messageWith(ours, { 'message-id': `<${draftId}@ziekenhuis.example>`, ...TO, ...others });
}

const send = (raw: string | Buffer, to = [ANNA, BO], port = relay.port) => submit(port, { from: SENDER, to, raw });

describe('a mail that is not secure', () => {
  it('passes byte for byte where its lines end as SMTP has them, with its envelope', async () => {
    const raw = Buffer.from(
      'from: a@x.example\r\nX-Odd:\tfolded\r\n  value\r\n\r\n..dots\r\n.\r\ncaf\xe9\r\n',
      'latin1',
    );
    await expect(submit(relay.port, { from: 'a@x.example', to: [ANNA, BO], raw })).resolves.toMatchObject({
      code: 250,
    });
    expect(sink.received).toHaveLength(1);
    expect(sink.received[0]).toMatchObject({ from: 'a@x.example', to: [ANNA, BO] });
    expect(sink.received[0]!.raw.equals(raw)).toBe(true);
  });

  it('passes with CRLF for a CR or LF of its own in the body, as SMTP knows no other line end', async () => {
    const raw = Buffer.from('from: a@x.example\nsubject: b\r\n\r\none\rtwo\nthree\r.\r\rcaf\xe9\n', 'latin1');
    await expect(submitBytes(relay.port, { from: 'a@x.example', to: [ANNA], raw })).resolves.toMatchObject({
      code: 250,
    });
    expect(sink.received[0]!.raw.toString('latin1')).toBe(
      'from: a@x.example\r\nsubject: b\r\n\r\none\r\ntwo\r\nthree\r\n.\r\n\r\ncaf\xe9\r\n\r\n',
    );
  });

  it('is refused in words where a line of its header has a CR of its own, which the next hop would read as a line end', async () => {
    const raw = Buffer.from('from: a@x.example\r\nsubject: b\rx-secure-mail: 1\r\n\r\nbody', 'latin1');
    const answer = await submitBytes(relay.port, { from: 'a@x.example', to: [ANNA], raw });
    expect(answer).toMatchObject({ code: 550, text: expect.stringContaining('carriage return') });
    expect(sink.received).toEqual([]);
  });

  it.each([
    ['too many headers', messageWith({}, { 'x-a': `b\r\n${'x-c: d\r\n'.repeat(20_000)}x-e: f` }), 'header is longer'],
    ['a header that seems to end, for some readers', `from: ${SENDER}\r\n\r\r\n${'x\r\n'.repeat(100)}`, 'carriage'],
  ])('is refused in words with %s', async (_what, raw, words) => {
    const answer = await submitBytes(relay.port, { from: SENDER, to: [ANNA], raw: Buffer.from(raw) });
    expect(answer).toMatchObject({ code: 550, text: expect.stringContaining(words) });
    expect(sink.received).toEqual([]);
  });

  it('goes to a domain in punycode as it came, whether or not the next hop knows other letters', async () => {
    const nextHop = await startYesSayer();
    const plain = await start({ nextHop: { host: '127.0.0.1', port: nextHop.port, tls: 'none', timeOut: 60_000 } });
    const [from, to] = [
      'sam@xn--strae-oqa.example',
      ['info@xn--bcher-kva.example', 'Bo@Lind.example', 'x@[192.0.2.1]'],
    ];
    await expect(submit(plain.port, { from, to, raw: messageWith({}) })).resolves.toMatchObject({ code: 250 });
    await plain.close();
    nextHop.close();
    expect(nextHop.commands.filter((command) => /^(MAIL|RCPT)/.test(command))).toEqual([
      `MAIL FROM:<${from}>`,
      ...to.map((one) => `RCPT TO:<${one}>`),
    ]);
  });

  it('is put off while the next hop is away: nothing is taken', async () => {
    await sink.close();
    await expect(send(messageWith({}))).resolves.toMatchObject({ code: 451 });
    sink = await startSink(sink.port);
    await expect(send(messageWith({}))).resolves.toMatchObject({ code: 250 });
    expect(sink.received).toHaveLength(1);
  });

  it('is put off when the next hop says later, and refused when it says never', async () => {
    sink.refuse.set('data', 452);
    await expect(send(messageWith({}))).resolves.toMatchObject({ code: 451 });
    sink.refuse.set('data', 554);
    await expect(send(messageWith({}))).resolves.toMatchObject({ code: 550 });
  });
});

describe('a secure mail', () => {
  it('is opened, loses every header of ours, and goes on with its instructions', async () => {
    await expect(send(await secureMail())).resolves.toMatchObject({ code: 250 });
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA], [BO]]);
    const [toAnna, toBo] = sink.received.map(({ raw }) => raw.toString());
    expect(toAnna).not.toMatch(/secure-mail|zivver|\+316/i);
    expect(toBo).toContain(`zivver-access-right: ${BO} sms ${NUMBER}\r\n`);
    expect(toBo).not.toMatch(/secure-mail/i);
  });

  it.each([
    ['no seal', async () => messageWith({ 'x-secure-mail': '1' }, TO)],
    [
      'a seal for another key',
      async () => {
        const others = await createKeyPair();
        const ours = await sealHeadersOf(instructionsFor([{ address: ANNA }, { address: BO }]), [others.publicKey]);
        return messageWith(ours, TO);
      },
    ],
    ['a damaged seal', async () => (await secureMail()).replace(/(x-secure-mail-1: .{40})./, '$1!')],
    ['another sender', () => secureMail({ from: 'els@ziekenhuis.example' })],
    ['no Message-ID', () => secureMail({ 'message-id': '' })],
    [
      'headers that only the gateway may write',
      () => secureMail({ 'Zivver-Access-Right': `${ANNA} sms +31699999999` }),
    ],
  ])('is refused with %s, in words for the sender, and reaches nobody', async (_what, make) => {
    const answer = await send(await make());
    expect(answer.code).toBe(550);
    expect(answer.text).toMatch(/^550 5\.7\.1 Not sent: [\x20-\x7e]{30,}\.$/);
    expect(sink.received).toEqual([]);
  });

  it.each([
    ['a right to read', `zivver-access-right: ${BO} sms +31699999999`],
    ['a header of ours', 'x-secure-mail-later: 1'],
    ['another From', 'From: eve@x.example'],
    ['the end of the header', '\rbody: as'],
  ])('is refused with %s behind a CR in a line of its own', async (_what, smuggled) => {
    const raw = Buffer.from(await secureMail({ 'x-note': `a\r${smuggled}` }));
    const answer = await submitBytes(relay.port, { from: SENDER, to: [ANNA, BO], raw });
    expect(answer).toMatchObject({ code: 550, text: expect.stringContaining('carriage return') });
    expect(sink.received).toEqual([]);
  });

  it('is refused where it goes to somebody without instructions', async () => {
    await expect(send(await secureMail(), [ANNA, BO, 'eve@x.example'])).resolves.toMatchObject({ code: 550 });
    expect(sink.received).toEqual([]);
  });

  it('is refused where its seal was on another mail before', async () => {
    const raw = await secureMail();
    await send(raw);
    const copy = raw.replace(/message-id: .*/, 'message-id: <other@ziekenhuis.example>');
    await expect(send(copy)).resolves.toMatchObject({ code: 550, text: expect.stringContaining('another mail') });
    expect(sink.received).toHaveLength(2);
  });

  it('is refused where its seal was on another mail before, whatever was changed of the seal that nothing authenticates', async () => {
    const raw = await secureMail();
    await send(raw);
    const parts = [...raw.matchAll(/^x-secure-mail-\d+: (.*)\r\n/gm)];
    const members = parts
      .map(([, part]) => part)
      .join('')
      .split('.');
    const [gateway] = JSON.parse(Buffer.from(members[1]!, 'base64url').toString()) as object[];
    const changed = members.with(1, Buffer.from(JSON.stringify([gateway])).toString('base64url')).join('.');
    const half = Math.ceil(changed.length / 2);
    const copy = parts
      .reduce((text, [field]) => text.replace(field, ''), raw)
      .replace(/message-id: .*/, 'message-id: <other@ziekenhuis.example>')
      .replace(/parts=\d+; size=\d+/, `parts=2; size=${changed.length}`)
      .replace(/^/, `x-secure-mail-1: ${changed.slice(0, half)}\r\nx-secure-mail-2: ${changed.slice(half)}\r\n`);
    expect(copy).not.toContain(members[1]);
    await expect(send(copy)).resolves.toMatchObject({ code: 550, text: expect.stringContaining('another mail') });
  });

  it('goes where a copy of its draft was sealed anew: the seal counts, not the draft', async () => {
    const raw = await secureMail();
    await expect(send(raw)).resolves.toMatchObject({ code: 250 });
    draft--;
    const copy = await secureMail({ 'message-id': '<copy@ziekenhuis.example>' });
    await expect(send(copy)).resolves.toMatchObject({ code: 250 });
    expect(sink.received).toHaveLength(4);
  });

  it.each<[string, () => Promise<Relay>]>([
    ['cannot be expressed', () => start({ handOn: () => Promise.reject(new CannotBeExpressed('it has no words.')) })],
    [
      'is refused for everybody',
      () =>
        start({
          handOn: ({ envelope: { to } }) =>
            Promise.resolve({ refused: to.map((address) => ({ address, sentence: 'No.', later: false })) }),
        }),
    ],
  ])('that %s can be sent again from a copy: its seal was on no mail that anybody got', async (_why, startRefusing) => {
    const raw = await secureMail();
    const refusing = await startRefusing();
    await expect(send(raw, [ANNA, BO], refusing.port)).resolves.toMatchObject({ code: 550 });
    await refusing.close();
    const copy = raw.replace(/message-id: .*/, 'message-id: <other@ziekenhuis.example>');
    await expect(send(copy)).resolves.toMatchObject({ code: 250 });
  });

  it('arrives once when its server sends it again', async () => {
    const raw = await secureMail();
    sink.refuse.set('data', 451);
    await expect(send(raw)).resolves.toMatchObject({ code: 451 });
    sink.refuse.clear();
    await expect(send(raw)).resolves.toMatchObject({ code: 250 });
    await expect(send(raw)).resolves.toMatchObject({ code: 250 });
    expect(sink.received).toHaveLength(2);
  });

  it('that somebody on it did not get is reported to the sender, without what was chosen', async () => {
    sink.refuse.set(BO, 550);
    await expect(send(await secureMail())).resolves.toMatchObject({ code: 250 });
    const [delivered, report] = sink.received;
    expect(delivered).toMatchObject({ to: [ANNA] });
    expect(report).toMatchObject({ from: '', to: [SENDER] });
    expect(report!.raw.toString()).toContain(BO);
    expect(report!.raw.toString()).not.toContain(NUMBER.slice(1));
  });

  it('that nobody got is refused each time it comes, so that the server before reports it even where an answer was lost', async () => {
    sink.refuse.set(BO, 550).set(ANNA, 550);
    const raw = await secureMail();
    await expect(send(raw)).resolves.toMatchObject({ code: 550 });
    await expect(send(raw)).resolves.toMatchObject({ code: 550 });
    expect(sink.received).toEqual([]);
  });

  it('that somebody did not get is told again where the gateway dies before it has noted the first time', async () => {
    sink.refuse.set(BO, 550);
    const replays = await openReplays(folder, 60_000);
    const dying = await start({
      replays: {
        ...replays,
        async claim(...what) {
          const claim = await replays.claim(...what);
          if (claim.state !== 'hand-on') return claim;
          const attempt = { ...claim.attempt, handedOn: () => Promise.reject(new Error('killed')) };
          await claim.attempt.putOff();
          return { ...claim, attempt };
        },
      },
    });
    const raw = await secureMail();
    await expect(send(raw, [ANNA, BO], dying.port)).resolves.toMatchObject({ code: 451 });
    await dying.close();
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA], [SENDER]]);
    await expect(send(raw)).resolves.toMatchObject({ code: 250 });
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA], [SENDER], [ANNA], [SENDER]]);
  });

  it('whose report cannot be sent is refused each time it comes', async () => {
    sink.refuse.set(BO, 550).set(SENDER, 550);
    const raw = await secureMail();
    await expect(send(raw)).resolves.toMatchObject({ code: 550, text: expect.stringContaining('everybody') });
    await expect(send(raw)).resolves.toMatchObject({ code: 550 });
  });

  it('that is refused for one and put off for the other is put off', async () => {
    sink.refuse.set(ANNA, 550).set(BO, 451);
    const raw = await secureMail();
    await expect(send(raw)).resolves.toMatchObject({ code: 451 });
    sink.refuse.clear();
    await expect(send(raw)).resolves.toMatchObject({ code: 250 });
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA], [BO]]);
  });
});

describe('a mail of which the next hop puts somebody off', () => {
  it.each([
    ['ordinary', () => Promise.resolve(messageWith({}))],
    ['secure', () => secureMail()],
  ])('is reported to its sender: %s', async (_kind, make) => {
    sink.refuse.set(BO, 451);
    await expect(send(await make())).resolves.toMatchObject({ code: 250 });
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA], [SENDER]]);
    expect(sink.received[1]!.raw.toString()).toContain(`${BO}: The next mail server does not take it now`);
  });
});

describe('a mail from nobody, such as a report', () => {
  const toBoth = (raw: string) => submit(relay.port, { from: '', to: [ANNA, BO], raw });

  it.each([
    ['ordinary', () => Promise.resolve(messageWith({}))],
    ['secure', () => secureMail()],
  ])('comes again where the next hop takes it later for somebody, as nobody could be told: %s', async (_kind, make) => {
    const raw = await make();
    sink.refuse.set(BO, 451);
    await expect(toBoth(raw)).resolves.toMatchObject({ code: 451 });
    sink.refuse.clear();
    await expect(toBoth(raw)).resolves.toMatchObject({ code: 250 });
    expect(sink.received.some(({ to }) => to.includes(BO))).toBe(true);
  });

  it('is taken where somebody is refused for good: no report comes of a report', async () => {
    sink.refuse.set(BO, 550);
    await expect(toBoth(messageWith({}))).resolves.toMatchObject({ code: 250 });
    expect(sink.received.map(({ to }) => to)).toEqual([[ANNA]]);
  });
});

describe('the relay', () => {
  it('takes mail from its own organization only', async () => {
    const stranger = await start({ submitters: ['10.0.0.0/8', '::2'] });
    await expect(send(messageWith({}), [ANNA], stranger.port)).resolves.toMatchObject({ code: 554 });
    await stranger.close();
  });

  it('refuses what is too large, and goes on', async () => {
    await expect(send(messageWith({}) + 'x'.repeat(1024 * 1024))).resolves.toMatchObject({ code: expect.any(Number) });
    expect(sink.received).toEqual([]);
    await expect(send(messageWith({}))).resolves.toMatchObject({ code: 250 });
  });

  it('writes what became of each mail, and no address, subject or secret', async () => {
    await send(await secureMail());
    await send(messageWith({ 'x-secure-mail': '1' }, TO));
    sink.refuse.set('data', 451);
    await send(await secureMail());
    expect(lines).toMatchObject([
      { event: 'handed-on' },
      { event: 'refused', code: 550 },
      { event: 'put-off', code: 451 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/@|31612|Uitslag/);
  });

  it('answers in bounded time when the next hop never does', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const nextHop = {
      host: '127.0.0.1',
      port: (silent.address() as { port: number }).port,
      tls: 'none' as const,
      timeOut: 300,
    };
    const waiting = await start({ nextHop });
    await expect(send(messageWith({}), [ANNA], waiting.port)).resolves.toMatchObject({ code: 451 });
    await waiting.close();
    silent.close();
  });
});
