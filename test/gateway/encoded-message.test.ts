import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { SEAL_HEADER } from '../../src/seal/format/header-names';
import { openMessage } from '../../src/gateway/open-message';
import { createKeyPair, instructionsFor, messageWith, sealHeadersOf } from './messages';
import type { Headers, KeyPair } from './messages';
import { costOf } from '../cost';

const instructions = instructionsFor([
  { address: 'anna@praktijk.example', method: 'sms-new', phoneNumber: '+31612345678' as never, own: true },
  ...Array.from({ length: 40 }, (_, at) => ({ address: `p${at * 7_919}@department-${at}.example` })),
]);
let keys: KeyPair;
let headers: Headers;
beforeAll(async () => {
  keys = await createKeyPair();
  headers = await sealHeadersOf(instructions, [keys.publicKey]);
});

const open = (ours: Headers | string[][]) => openMessage(messageWith(ours), [keys.privateKey]);
const opened = { ok: true, instructions: expect.anything(), seal: expect.any(String) };

/** As a MIME writer may encode any header (RFC 2047), its words on lines of their own. */
const inWords =
  (encoding: 'Q' | 'B', length: number, charset = 'us-ascii') =>
  (value: string) =>
    encodeWord(value, encoding, length)
      .replaceAll('=?UTF-8?', `=?${charset}?`)
      .replaceAll(/\?=\s*=\?/g, '?=\r\n =?');

/** As a relay may fold a line: where there is white space, and anywhere in a line without. */
const foldedAt = (width: number) => (value: string, name: string) => {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of value.split(/(?<= )/)) {
    if (line.length + word.length > width) {
      lines.push(line);
      line = ' ';
    }
    for (line += word; line.length > width; line = ` ${line.slice(width)}`) lines.push(line.slice(0, width));
  }
  return [...lines, line].join('\r\n').slice(name.length + 1);
};

/** As a line is cut by who knows nothing of what stands in it. */
const cutAt = (width: number) => (value: string) => value.replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\r\n ');

const WAYS: [string, (value: string, name: string) => string][] = [
  ...(['Q', 'B'] as const).flatMap((encoding) =>
    [60, 75].map((length): (typeof WAYS)[number] => [
      `words in ${encoding} of ${length} characters`,
      inWords(encoding, length),
    ]),
  ),
  ['words in upper case, of another charset', inWords('Q', 60, 'ISO-8859-1')],
  ['words in UTF-8 with a language (RFC 2231, 5)', inWords('B', 75, 'utf-8*en')],
  ['words in lower case', (value) => inWords('Q', 60)(value).replaceAll('?Q?', '?q?')],
  ['words cut in the middle of a word', (value) => cutAt(41)(inWords('Q', 75)(value).replaceAll('\r\n', ''))],
  ['one word without an end of line', (value) => inWords('Q', 10_000)(value)],
  ...[70, 76, 78].map((width): (typeof WAYS)[number] => [`lines of ${width} characters`, foldedAt(width)]),
  ...[20, 70].map((width): (typeof WAYS)[number] => [`lines cut after ${width} characters`, cutAt(width)]),
  ...[70, 76, 78].map((width): (typeof WAYS)[number] => [
    `words in Q, and the lines folded again at ${width}`,
    (value, name) => foldedAt(width)(inWords('Q', 60)(value).replaceAll('\r\n', ''), name),
  ]),
];

describe('headers of ours that were written anew on the way', () => {
  it.each(WAYS)('are read as they were, in %s', async (_way, write) => {
    const rewritten = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, write(value, name)]));
    expect(rewritten[SEAL_HEADER]).not.toBe(headers[SEAL_HEADER]);

    expect(await open(rewritten)).toEqual({ ...opened, instructions });
  });

  it.each(Object.entries({ seal: SEAL_HEADER, part: 'x-secure-mail-2', switch: 'x-secure-mail' }))(
    'are read where the %s alone is encoded',
    async (_what, name) => {
      expect(await open({ ...headers, [name]: inWords('Q', 60)(headers[name]!) })).toEqual({ ...opened, instructions });
    },
  );

  it('mean off where the encoded values do', async () => {
    const off = Object.fromEntries(Object.keys(headers).map((name) => [name, '=?us-ascii?Q?0?=']));
    expect(await open(off)).toMatchObject({ reason: 'not-secure-mail' });
  });

  it.each([
    ['a word that decodes to noise', '=?us-ascii?Q?=FF=00?='],
    ['a word without its end', '=?us-ascii?Q?abc'],
    ['a word of an encoding that does not exist', '=?us-ascii?X?abc?='],
  ])('are damaged by %s', async (_what, value) => {
    expect(await open({ ...headers, 'x-secure-mail-2': value })).toMatchObject({ reason: 'damaged' });
    expect(await open({ ...headers, 'x-secure-mail': value })).toMatchObject({ reason: 'damaged' });
    expect(await open({ ...headers, [SEAL_HEADER]: value })).toMatchObject({ reason: 'damaged' });
  });

  it('are opened soon, however many words they hold', async () => {
    const words = '=?us-ascii?Q?x?= '.repeat(50_000);
    const cost = await costOf(async () =>
      expect(await open({ ...headers, 'x-secure-mail-2': words })).toMatchObject({ reason: 'damaged' }),
    );
    expect(cost).toBeLessThan(300);
  });
});
