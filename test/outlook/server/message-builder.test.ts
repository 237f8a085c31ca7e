import PostalMime from 'postal-mime';
import { openMessage } from '../../../src/gateway/open-message';
import type { OutgoingDraft } from '../../../src/outlook/messages';
import { outgoingDraftSchema } from '../../../src/outlook/messages';
import { buildMessage } from '../../../src/outlook/server/message-builder';
import { SENDER, createKeyPair, instructionsFor, sealHeadersOf } from '../../gateway/messages';

const draft = (part: Partial<OutgoingDraft> = {}): OutgoingDraft => ({
  from: { address: 'sam@own.example', name: 'Sam' },
  to: [{ address: 'anna@x.example', name: 'Anna' }],
  cc: [],
  bcc: [],
  subject: 'Hello',
  body: '<div>text</div>',
  text: 'text',
  headers: [],
  ...part,
});
const lines = async (part: Partial<OutgoingDraft>): Promise<string[]> =>
  (await buildMessage(draft(part))).raw.toString('latin1').split('\r\n');

describe('a message', () => {
  it.each([
    ['a long word', 'v'.repeat(980)],
    ['quotes and separators', 'a="b; c"; d=\\"e\\",'],
    ['what looks encoded', '=?utf-8?q?x?= =41'],
    ['blanks in between', 'a    b  c'],
    ['base64', `${'QUJD+/='.repeat(100)}`],
    ['a line of 847 characters', 'v'.repeat(847 - 'x-secure-mail-1: '.length)],
  ])('carries a header value byte for byte: %s', async (_, value) => {
    const headers = [{ name: 'x-secure-mail-1', value }];
    expect(await lines({ headers, encodeAbove: 1_000 })).toContain(`X-Secure-Mail-1: ${value}`);
    if (value.length < 900) expect(await lines({ headers })).toContain(`X-Secure-Mail-1: ${value}`);
  });

  it('encodes a header above 847 characters in words of 60, each on a line of its own', async () => {
    const value = 'a=_?b '.repeat(139);
    const written = (await lines({ headers: [{ name: 'x-secure-mail-1', value }] })).join('\r\n');
    const [header = ''] = /^X-Secure-Mail-1:(.*\r\n )+.*/m.exec(written) ?? [];
    const words = header.slice('X-Secure-Mail-1: '.length).split('\r\n ');
    expect(words.length).toBeGreaterThan(10);
    for (const word of words) expect(word).toMatch(/^=\?us-ascii\?Q\?[!-~]{1,45}\?=$/);
    const decoded = words.map((word) => word.slice('=?us-ascii?Q?'.length, -'?='.length)).join('');
    expect(
      decoded
        .replaceAll('_', ' ')
        .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    ).toBe(value);
  });

  it('folds a header at 78 characters where there are blanks, and changes nothing else', async () => {
    const value = `${'word and  another; '.repeat(20)}${'v'.repeat(100)}  end`;
    const raw = (await lines({ headers: [{ name: 'x-a', value }] })).join('\r\n');
    const [header = ''] = /^X-A:(.*\r\n )+.*/m.exec(raw) ?? [];
    expect(header.replaceAll('\r\n', '')).toBe(`X-A: ${value}`);
    for (const line of header.split('\r\n')) expect(line.length <= 78 || line.includes('v'.repeat(100))).toBe(true);
    expect(header.split('\r\n').length).toBeGreaterThan(5);
  });

  it.each([
    ['encoded', 100, true],
    ['as it was', 1_000, false],
  ])('that is sealed for forty people opens at the gateway, %s', async (_, encodeAbove, isEncoded) => {
    const keys = await createKeyPair();
    const people = Array.from({ length: 40 }, (_, at) => ({ address: `p${at * 7_919}@department-${at}.example` }));
    const instructions = instructionsFor(people);
    const ours = await sealHeadersOf(instructions, [keys.publicKey]);
    const headers = Object.entries(ours).map(([name, value]) => ({ name, value }));
    const to = people.map(({ address }) => ({ address, name: '' }));
    const { raw, envelope } = await buildMessage(
      draft({ from: { address: SENDER, name: 'Sam' }, to, headers, encodeAbove }),
    );
    expect(raw.includes('=?us-ascii?Q?')).toBe(isEncoded);
    expect(await openMessage(raw, [keys.privateKey], { envelope: envelope.to })).toMatchObject({
      ok: true,
      instructions,
    });
  });

  it('names a Bcc recipient in the envelope only, and nobody twice', async () => {
    const hidden = { address: 'hidden@y.example', name: 'Hidden Person' };
    const { envelope, raw } = await buildMessage(draft({ bcc: [hidden, { address: 'anna@x.example', name: '' }] }));
    expect(envelope).toEqual({ from: 'sam@own.example', to: ['anna@x.example', 'hidden@y.example'] });
    expect(raw.toString('latin1')).not.toMatch(/hidden|bcc/i);
  });

  it('encodes names and subjects outside ASCII', async () => {
    const { raw } = await buildMessage(draft({ subject: 'Grüße 😀', to: [{ address: 'z@x.example', name: 'Zoë' }] }));
    const mime = await PostalMime.parse(raw);
    expect(mime.subject).toBe('Grüße 😀');
    expect(mime.to).toEqual([{ address: 'z@x.example', name: 'Zoë' }]);
  });
});

describe('a draft that is handed over', () => {
  it.each([
    ['a line break in a header', { headers: [{ name: 'x-a', value: 'a\r\nBcc: b@c.example' }] }],
    ['a colon in a name', { headers: [{ name: 'x-a: b', value: '' }] }],
    ['no sender', { from: undefined }],
  ])('is refused with %s', (_, part) => {
    expect(outgoingDraftSchema.safeParse({ ...draft(), ...part }).success).toBe(false);
  });
});
