/** What a real Postfix does to our headers on the way: nothing that harms the seal. Skipped, in words, where there is no Postfix. */
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { openMessage } from '../../../src/gateway/open-message';
import { SENDER, createKeyPair, instructionsFor, messageWith, sealHeadersOf } from '../messages';
import type { KeyPair } from '../messages';
import { noPostfix, startPostfix } from './postfix';
import type { Postfix } from './postfix';
import { startSink, submit } from './smtp-sink';
import type { Sink } from './smtp-sink';
import { until } from './until';

if (noPostfix && process.env['CI']) throw new Error(`${noPostfix}: in CI these tests must run`);
const withPostfix = noPostfix ? describe.skip : describe;

withPostfix(`through a real Postfix${noPostfix ? ` (skipped: ${noPostfix})` : ''}`, () => {
  let keys: KeyPair;
  let sink: Sink;
  let postfix: Postfix;
  beforeAll(async () => {
    keys = await createKeyPair();
    sink = await startSink();
    postfix = await startPostfix(sink.port);
  });
  afterAll(async () => {
    await postfix.stop();
    await sink.close();
  });

  const people = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      address: `patiënt.${at}@praktijk.example`,
      method: 'access-code-new' as const,
      accessCode: `ç0de "${at}"; = \\ 🌷` as never,
      accessCodeHint: 'De straat; van "oma"',
    }));

  async function arrived(raw: string | Buffer, to: string[]) {
    const before = sink.received.length;
    await expect(submit(postfix.port, { from: SENDER, to, raw })).resolves.toMatchObject({ code: 250 });
    await until(() => sink.received.length > before);
    return sink.received[before]!;
  }

  it.each([1, 30, 300])('the instructions for %d people arrive as they were sealed', async (count) => {
    const instructions = instructionsFor(people(count));
    const ours = await sealHeadersOf(instructions, [keys.publicKey]);
    const { raw } = await arrived(messageWith(ours, { to: 'undisclosed-recipients:;' }), ['anna@praktijk.example']);
    await expect(openMessage(raw, [keys.privateKey])).resolves.toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
  });

  it('they arrive though the seal was folded, its headers stand in another order and others around them hold 8 bits', async () => {
    const instructions = instructionsFor(people(30));
    const ours = Object.entries(await sealHeadersOf(instructions, [keys.publicKey]))
      .reverse()
      // a relay folds at white space where there is some, and anywhere in a line without
      .map(([name, value]): [string, string] => [
        name.toUpperCase(),
        value.includes(' ') ? value.replaceAll(' ', '\r\n ') : value.replace(/(.{70})/g, '$1\r\n '),
      ]);
    const others = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`x-other-${at}`, 'é'.repeat(200)]));
    const message = messageWith(ours, { to: 'undisclosed-recipients:;', ...others });
    const { raw } = await arrived(Buffer.from(message, 'latin1'), ['anna@praktijk.example']);
    await expect(openMessage(raw, [keys.privateKey])).resolves.toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
  });

  it.each(['Q', 'B'])('they arrive though a server before it wrote every header as words in %s', async (encoding) => {
    const instructions = instructionsFor(people(30));
    const ours = Object.entries(await sealHeadersOf(instructions, [keys.publicKey])).map(
      ([name, value]): [string, string] => [name, encodeWord(value, encoding, 60).replaceAll(' ', '\r\n ')],
    );
    const { raw } = await arrived(messageWith(ours, { to: 'undisclosed-recipients:;' }), ['anna@praktijk.example']);
    await expect(openMessage(raw, [keys.privateKey])).resolves.toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
  });

  it('a header of ours that stands there twice is refused afterwards, too', async () => {
    const ours = Object.entries(await sealHeadersOf(instructionsFor(people(1)), [keys.publicKey]));
    const { raw } = await arrived(messageWith([...ours, ['x-secure-mail', '1']]), ['anna@praktijk.example']);
    await expect(openMessage(raw, [keys.privateKey])).resolves.toMatchObject({ ok: false, reason: 'doubled' });
  });
});
