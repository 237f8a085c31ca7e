/** One seal, one message: what is remembered for each seal and recipient, over real connections. */
import disk from 'node:fs/promises';
import type { HandOn, OpenedMail } from '../../../src/gateway/relay/types';
import { NextHopAway } from '../../../src/gateway/relay/types';
import { SENDER, createKeyPair } from '../messages';
import type { Headers, KeyPair } from '../messages';
import { ANNA, BO, prepareRelays, sealForAnnaAndBo, sendTo, shaped } from './running-relay';
import type { RunningRelay } from './running-relay';
import { submit } from './smtp-sink';
import { until } from './until';

let keys: KeyPair;
let relays: RunningRelay;
let ours: Headers;
beforeAll(async () => (keys = await createKeyPair()));
beforeEach(async () => {
  relays = await prepareRelays(keys);
  ours = await sealForAnnaAndBo(keys);
});
afterEach(async () => {
  waiting.splice(0).forEach(({ finish }) => finish());
  await relays.close();
});

/** Mails that are being handed on until `finish`. */
const waiting: { finish(how?: Error): void }[] = [];
const handOnLater: HandOn = () =>
  new Promise((resolve, reject) => {
    waiting.push({ finish: (how) => (how ? reject(how) : resolve({ refused: [] })) });
  });

const received = () => relays.sink.received.map(({ to, raw }) => [to.join(), /\r\n\r\n(.*)/.exec(raw.toString())![1]]);

describe('a message with a copied seal', () => {
  it('and its Message-ID, From and Date reaches nobody who has the first one, whatever its body', async () => {
    const relay = await relays.start();
    await sendTo(relay, shaped(ours));
    const copy = shaped(ours, { subject: 'Pay this' }, 'A forged body.');
    await expect(sendTo(relay, copy, [BO])).resolves.toMatchObject({ code: 250 });
    await expect(sendTo(relay, copy, ['Bo@Lind.example', ANNA])).resolves.toMatchObject({ code: 250 });
    expect(received()).toEqual([
      [ANNA, 'The body.'],
      [BO, 'The body.'],
    ]);
  });

  it.each([
    ['Message-ID', { 'message-id': '<two@ziekenhuis.example>' }],
    ['Date', { date: 'Mon, 30 Nov 2026 09:00:01 +0100' }],
    ['a second Message-ID', { 'x-note': 'a\r\nmessage-id: <two@ziekenhuis.example>' }],
  ])('is refused with another %s, also for somebody who has nothing yet', async (_what, others: Headers) => {
    const relay = await relays.start();
    await sendTo(relay, shaped(ours), [ANNA]);
    const answer = await sendTo(relay, shaped(ours, others), [BO]);
    expect(answer).toMatchObject({ code: 550, text: expect.stringContaining('another mail') });
    expect(received()).toEqual([[ANNA, 'The body.']]);
  });
});

describe('a mail that a server splits', () => {
  it('reaches everybody once, with a boundary, charset, encoding, subject and footer of its own in each part', async () => {
    const relay = await relays.start();
    const first = shaped(ours, { 'content-type': 'text/plain; charset=utf-8' });
    const second = shaped(
      ours,
      {
        subject: '[EXTERNAL] Uitslag',
        from: `=?iso-8859-1?Q?Sam?= <${SENDER.toUpperCase()}>`,
        date: 'Mon, 30 Nov 2026\r\n 08:00:00 +0000 (GMT)',
        'content-type': 'multipart/mixed; boundary=other',
        'content-transfer-encoding': '8bit',
      },
      '--other\r\n\r\nThe b=6Fdy.\r\n--other\r\n\r\nA footer.\r\n--other--',
    );
    await expect(sendTo(relay, first, [ANNA])).resolves.toMatchObject({ code: 250 });
    await expect(sendTo(relay, second, [BO])).resolves.toMatchObject({ code: 250 });
    expect(received()).toEqual([
      [ANNA, 'The body.'],
      [BO, '--other'],
    ]);
  });

  it('is handed on only to those of a part who have nothing yet', async () => {
    const relay = await relays.start();
    await sendTo(relay, shaped(ours), [ANNA]);
    await expect(sendTo(relay, shaped(ours), [ANNA, BO])).resolves.toMatchObject({ code: 250 });
    expect(received().map(([to]) => to)).toEqual([ANNA, BO]);
  });

  it('reports a part of it that is refused for all who lack it, and is taken, as others in it have it', async () => {
    const relay = await relays.start();
    await sendTo(relay, shaped(ours), [ANNA]);
    relays.sink.refuse.set(BO, 550);
    await expect(sendTo(relay, shaped(ours), [ANNA, BO])).resolves.toMatchObject({ code: 250 });
    expect(received().map(([to]) => to)).toEqual([ANNA, SENDER]);
  });

  it('reaches a person once who stands in the envelope in two spellings', async () => {
    const relay = await relays.start();
    const both = [ANNA, '"anna"@praktijk.example'];
    await expect(sendTo(relay, shaped(ours), both)).resolves.toMatchObject({ code: 250 });
    expect(received().map(([to]) => to)).toEqual([ANNA]);
  });
});

it('a mail that was put off passes when it comes again in another encoding', async () => {
  const relay = await relays.start();
  relays.sink.refuse.set('data', 451);
  await expect(sendTo(relay, shaped(ours))).resolves.toMatchObject({ code: 451 });
  relays.sink.refuse.clear();
  const again = shaped(ours, { 'content-transfer-encoding': 'quoted-printable' }, 'The b=6Fdy.');
  await expect(sendTo(relay, again)).resolves.toMatchObject({ code: 250 });
  expect(received().map(([to]) => to)).toEqual([ANNA, BO]);
});

describe('a mail that comes again, as one of its people did not get it,', () => {
  it('reaches nobody twice: from nobody, put off for one', async () => {
    const relay = await relays.start();
    const fromNobody = () => submit(relay.port, { from: '', to: [ANNA, BO], raw: shaped(ours) });
    relays.sink.refuse.set(BO, 451);
    await expect(fromNobody()).resolves.toMatchObject({ code: 451 });
    await expect(fromNobody()).resolves.toMatchObject({ code: 451 });
    relays.sink.refuse.clear();
    await expect(fromNobody()).resolves.toMatchObject({ code: 250 });
    expect(received().map(([to]) => to)).toEqual([ANNA, BO]);
  });

  it('reaches nobody twice: refused for one, and no report can be sent', async () => {
    const relay = await relays.start();
    relays.sink.refuse.set(BO, 550).set(SENDER, 550);
    await expect(sendTo(relay, shaped(ours))).resolves.toMatchObject({ code: 550 });
    await expect(sendTo(relay, shaped(ours))).resolves.toMatchObject({ code: 550 });
    expect(received().map(([to]) => to)).toEqual([ANNA]);
  });
});

describe('the same mail on two connections at once', () => {
  it.each(['one relay', 'two relays on one folder'])('is handed on by the first alone, at %s', async (how) => {
    const one = await relays.start({ handOn: handOnLater });
    const two = how === 'one relay' ? one : await relays.start({ handOn: handOnLater });
    const first = sendTo(one, shaped(ours));
    await until(() => waiting.length === 1);
    await expect(sendTo(two, shaped(ours))).resolves.toMatchObject({ code: 451 });
    await expect(sendTo(two, shaped(ours), [BO])).resolves.toMatchObject({ code: 451 });
    waiting[0]!.finish();
    await expect(first).resolves.toMatchObject({ code: 250 });
    await expect(sendTo(two, shaped(ours))).resolves.toMatchObject({ code: 250 });
    expect(waiting).toHaveLength(1);
  });

  it('keeps nobody waiting who is on one of them only', async () => {
    const relay = await relays.start({ handOn: handOnLater });
    const parts = [sendTo(relay, shaped(ours), [ANNA]), sendTo(relay, shaped(ours), [BO])];
    await until(() => waiting.length === 2);
    waiting.forEach(({ finish }) => finish());
    await expect(Promise.all(parts)).resolves.toMatchObject([{ code: 250 }, { code: 250 }]);
  });

  it('can go on the second as soon as the first was put off', async () => {
    const relay = await relays.start({ handOn: handOnLater });
    const first = sendTo(relay, shaped(ours));
    await until(() => waiting.length === 1);
    waiting[0]!.finish(new NextHopAway('away'));
    await expect(first).resolves.toMatchObject({ code: 451 });
    const second = sendTo(relay, shaped(ours));
    await until(() => waiting.length === 2);
    waiting[1]!.finish();
    await expect(second).resolves.toMatchObject({ code: 250 });
  });
});

it('each recipient has a key of their own, whatever part of the mail they are in', async () => {
  const seen: OpenedMail[] = [];
  const relay = await relays.start({
    handOn: (mail) => {
      seen.push(mail);
      return Promise.reject(new NextHopAway('died'));
    },
  });
  for (const to of [[ANNA, BO], [BO], ['Bo@Lind.example'], [BO, ANNA]]) await sendTo(relay, shaped(ours), to);
  const [both, bo, boAgain, turned] = seen.map(({ keys: each }) => each);
  expect(new Set(both)).toHaveProperty('size', 2);
  expect(bo).toEqual([both![1]]);
  expect(boAgain).toEqual(bo);
  expect(turned).toEqual([...both!].reverse());
});

it('a mail is handed on once where the folder is full afterwards, however often it comes', async () => {
  let isFull = false;
  const real = disk.writeFile;
  const full = jest.spyOn(disk, 'writeFile').mockImplementation(async (...words) => {
    if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return real(...words);
  });
  try {
    let times = 0;
    const relay = await relays.start({
      handOn: () => {
        times++;
        isFull = true;
        return Promise.resolve({ refused: [] });
      },
    });
    const codes = [];
    for (let at = 0; at < 6; at++) codes.push((await sendTo(relay, shaped(ours))).code);
    expect({ times, codes }).toEqual({ times: 1, codes: [250, 250, 250, 250, 250, 250] });
  } finally {
    full.mockRestore();
  }
});

it('a mail is put off, and not handed on, where the folder is full before', async () => {
  const full = jest
    .spyOn(disk, 'writeFile')
    .mockRejectedValue(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  const relay = await relays.start();
  const answer = await sendTo(relay, shaped(ours));
  full.mockRestore();
  expect(answer.code).toBe(451);
  expect(received()).toEqual([]);
  await expect(sendTo(relay, shaped(ours))).resolves.toMatchObject({ code: 250 });
});
