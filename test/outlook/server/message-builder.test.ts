import PostalMime from 'postal-mime';
import type { OutgoingDraft } from '../../../src/outlook/messages';
import { outgoingDraftSchema } from '../../../src/outlook/messages';
import { buildMessage } from '../../../src/outlook/server/message-builder';

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
  ])('carries a header value byte for byte: %s', async (_, value) => {
    expect(await lines({ headers: [{ name: 'x-secure-mail-1', value }] })).toContain(`X-Secure-Mail-1: ${value}`);
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
