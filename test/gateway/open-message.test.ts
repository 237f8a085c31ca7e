import fc from 'fast-check';
import { SEAL_HEADER, SEAL_PART_HEADERS, SECURE_MAIL_HEADER } from '../../src/seal/format/header-names';
import { sealInstructions } from '../../src/seal/crypto/seal';
import { createMailboxKey } from '../../src/seal/crypto/random';
import { openMessage } from '../../src/gateway/open-message';
import { createKeyPair, instructionsFor, messageWith, sealHeadersOf } from './messages';
import type { Headers, KeyPair } from './messages';
import { costOf } from '../cost';

let keys: KeyPair;
let headers: Headers;
const instructions = instructionsFor(
  [
    { address: 'anna@praktijk.example', method: 'sms-new', phoneNumber: '+31612345678' as never, own: true },
    {
      address: 'ben@legal.example',
      method: 'access-code-new',
      accessCode: 'blue; "door"=1 — ☂' as never,
      accessCodeHint: 'our\r\nfirst case',
      notificationLanguage: 'de' as never,
      own: true,
    },
  ],
  ['els@ziekenhuis.example'],
);
const partsOf = (all: Headers) => Object.keys(all).filter((name) => SEAL_PART_HEADERS.includes(name));

beforeAll(async () => {
  keys = await createKeyPair();
  headers = await sealHeadersOf(instructions, [keys.publicKey]);
});

describe('a message with instructions', () => {
  it('is opened', async () => {
    expect(await openMessage(messageWith(headers), [keys.privateKey])).toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
  });

  it.each(['ECDH-ES+A256KW', 'RSA-OAEP-256'] as const)('is opened with a key of %s', async (alg) => {
    const pair = await createKeyPair(alg);
    const message = messageWith(await sealHeadersOf(instructions, [pair.publicKey]));

    expect(await openMessage(message, [pair.privateKey])).toMatchObject({ ok: true });
  });

  it('is opened with the old and with the new key while keys change', async () => {
    const newer = await createKeyPair();
    const message = messageWith(await sealHeadersOf(instructions, [keys.publicKey, newer.publicKey]));

    expect(await openMessage(message, [keys.privateKey])).toMatchObject({ ok: true });
    expect(await openMessage(message, [newer.privateKey])).toMatchObject({ ok: true });
    expect(await openMessage(messageWith(headers), [newer.privateKey, keys.privateKey])).toMatchObject({ ok: true });
  });

  const fold = (value: string, width: number, lineEnd: string) =>
    (value.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`${lineEnd} `);

  it.each<[string, () => string | Uint8Array]>([
    ['with LF', () => messageWith(headers, {}, '\n')],
    ['as bytes', () => new TextEncoder().encode(messageWith(headers))],
    ['with its headers in another order', () => messageWith(Object.entries(headers).reverse())],
    [
      'with upper-case names',
      () => messageWith(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
    ],
    [
      'with folded parts',
      () =>
        messageWith(
          Object.entries(headers).map(([name, value]) => [name, /-\d+$/.test(name) ? fold(value, 70, '\r\n') : value]),
        ),
    ],
    [
      'with folded parts and LF',
      () =>
        messageWith(
          Object.entries(headers).map(([name, value]) => [name, /-\d+$/.test(name) ? fold(value, 3, '\n') : value]),
          {},
          '\n',
        ),
    ],
    [
      'with a folded seal header',
      () => messageWith({ ...headers, [SEAL_HEADER]: headers[SEAL_HEADER]!.replaceAll('; ', ';\r\n\t') }),
    ],
    [
      'with space around the values',
      () => messageWith(Object.entries(headers).map(([name, value]) => [name, `  ${value} \t`])),
    ],
    ['with 8-bit text in other headers', () => messageWith(headers, { subject: 'Één – ☂', comments: 'naïve' })],
    [
      'with an attached message that has headers of ours',
      () =>
        messageWith(headers, { 'content-type': 'multipart/mixed; boundary=b' }).replace(
          'The body.',
          '--b\r\nContent-Type: message/rfc822\r\n\r\nx-secure-mail: 0\r\nx-secure-mail-1: other\r\n\r\ninner\r\n--b--',
        ),
    ],
  ])('is opened %s', async (_variant, message) => {
    expect(await openMessage(message(), [keys.privateKey])).toEqual({
      ok: true,
      instructions,
      seal: expect.any(String),
    });
  });

  it('is opened soon, however many lines its body has: only the header is read', async () => {
    const message = messageWith(headers) + '\n'.repeat(1_000_000);

    const cost = await costOf(async () =>
      expect(await openMessage(message, [keys.privateKey])).toMatchObject({ ok: true }),
    );
    expect(cost).toBeLessThan(150);
  });

  it('is opened for 500 recipients, each with a code of their own', async () => {
    const recipients = Array.from({ length: 500 }, (_, i) => ({
      address: `first.last${i}@organization${i % 40}.example`,
      method: 'access-code-new' as const,
      accessCode: `Tulp-${i * 7919}` as never,
    }));
    const many = instructionsFor(recipients);
    const to = recipients.map(({ address }) => `<${address}>`).join(',\r\n ');

    const opened = await openMessage(messageWith(await sealHeadersOf(many, [keys.publicKey]), { to }), [
      keys.privateKey,
    ]);

    expect(opened).toEqual({ ok: true, instructions: many, seal: expect.any(String) });
  });
});

describe('a message is refused as', () => {
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
  const sealWith = (found: RegExp, replacement: string): Headers => ({
    ...headers,
    [SEAL_HEADER]: headers[SEAL_HEADER]!.replace(found, replacement),
  });

  it.each<[string, string, () => Parameters<typeof messageWith>[0]]>([
    ['not-secure-mail', 'it has no headers of ours', () => ({})],
    ['not-secure-mail', 'secure mail is off', () => ({ [SECURE_MAIL_HEADER]: '0' })],
    ['damaged', 'secure mail is off beside a whole seal', () => ({ ...headers, [SECURE_MAIL_HEADER]: '0' })],
    [
      'not-secure-mail',
      'removed headers came back as off',
      () => Object.fromEntries(Object.keys(headers).map((name) => [name, '0'])),
    ],
    [
      'damaged',
      'the header that switches off has a mark that nobody sees',
      () => ({ [SECURE_MAIL_HEADER]: '\ufeff0' }),
    ],
    ['damaged', 'the header that switches on was removed', () => without(SECURE_MAIL_HEADER)],
    ['damaged', 'of all our headers only parts of the seal are left', () => without(SECURE_MAIL_HEADER, SEAL_HEADER)],
    [
      'damaged',
      'secure mail is off beside the last part that a seal can have',
      () => ({ [SECURE_MAIL_HEADER]: '0', [SEAL_PART_HEADERS.at(-1)!]: 'QUJD' }),
    ],
    [
      'damaged',
      'a CR of its own stands before each of our names, so that parsers differ in whether it is one',
      () => Object.entries(headers).map(([name, value]) => [`\r${name}`, value]),
    ],
    [
      'damaged',
      'a CR of its own hides a second From in another header',
      () => ({ 'x-note': 'a\rfrom: eve@x.example', ...headers }),
    ],
    ['damaged', 'a From has a name that parsers read differently', () => ({ 'from\v': 'eve@x.example', ...headers })],
    ['damaged', 'the header that switches on says something else', () => ({ ...headers, [SECURE_MAIL_HEADER]: 'yes' })],
    ['no-seal', 'the seal is not there', () => ({ [SECURE_MAIL_HEADER]: '1' })],
    ['no-seal', 'the seal header was removed', () => without(SEAL_HEADER)],
    ['parts-missing', 'all parts were removed', () => without(...partsOf(headers))],
    ['parts-missing', 'the last part was removed', () => without(partsOf(headers).at(-1)!)],
    ['newer-version', 'the seal header is of a later version', () => sealWith(/v=1/, 'v=3')],
    ['damaged', 'the seal header is half', () => sealWith(/parts=.*/, 'parts=')],
    ['damaged', 'the number of parts is lower', () => sealWith(/parts=\d+; size=\d+/, 'parts=1; size=750')],
    ['damaged', 'the size is another', () => sealWith(/size=\d+/, 'size=12')],
    ['damaged', 'the draft is another', () => sealWith(/draft=[^;]+/, 'draft=another-draft')],
    ['damaged', 'a part is cut', () => ({ ...headers, 'x-secure-mail-1': headers['x-secure-mail-1']!.slice(0, -5) })],
    ['doubled', 'a header stands there twice', () => [...Object.entries(headers), ['X-Secure-Mail', '1']]],
    [
      'doubled',
      'the seal stands there twice',
      () => [...Object.entries(headers), [SEAL_HEADER, headers[SEAL_HEADER]!]],
    ],
    [
      'doubled',
      'another first part stands before ours',
      () => [['x-secure-mail-1', 'QUJD'], ...Object.entries(headers)],
    ],
  ])('%s when %s', async (reason, _why, ours) => {
    const opened = await openMessage(messageWith(ours()), [keys.privateKey]);

    expect(opened).toEqual({ ok: false, reason, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('wrong-key with another key, and with none', async () => {
    const other = await createKeyPair();

    expect(await openMessage(messageWith(headers), [other.privateKey])).toMatchObject({ reason: 'wrong-key' });
    expect(await openMessage(messageWith(headers), [])).toMatchObject({ reason: 'wrong-key' });
  });

  it('damaged when the parts belong to two seals', async () => {
    const big = instructionsFor(
      Array.from({ length: 60 }, (_, i) => ({ address: `p${i}@x${i * 31}.example` })).concat({
        address: 'anna@praktijk.example',
      }),
    );
    const [one, two] = [await sealHeadersOf(big, [keys.publicKey]), await sealHeadersOf(big, [keys.publicKey])];

    expect(await openMessage(messageWith(one), [keys.privateKey])).toMatchObject({ ok: true });
    expect(
      await openMessage(messageWith({ ...one, 'x-secure-mail-1': two['x-secure-mail-1']! }), [keys.privateKey]),
    ).toMatchObject({ reason: expect.stringMatching(/^(damaged|wrong-key)$/) });
  });

  it.each([
    ['a number is missing', { method: 'sms-new' as const }],
    ['a code is missing', { method: 'access-code-saved' as const }],
    ['a number belongs to another method', { method: 'account' as const, phoneNumber: '+31612345678' as never }],
  ])('damaged when %s', async (_why, recipient) => {
    const incomplete = instructionsFor([{ address: 'anna@praktijk.example', ...recipient }]);
    const message = messageWith(await sealHeadersOf(incomplete, [keys.publicKey]));

    expect(await openMessage(message, [keys.privateKey])).toMatchObject({ reason: 'damaged' });
  });

  it('does-not-cover-envelope, and soon, where To is longer than any list and no envelope is given', async () => {
    const message = messageWith(headers, { to: `anna@praktijk.example, ${'a:'.repeat(900_000)}` });

    const cost = await costOf(async () =>
      expect(await openMessage(message, [keys.privateKey])).toMatchObject({ reason: 'does-not-cover-envelope' }),
    );
    expect(cost).toBeLessThan(150);
  });

  it('damaged where our headers together are longer than 64 KB, also by white space alone', async () => {
    const folds = (bytes: number) => ({ ...headers, [SECURE_MAIL_HEADER]: `${'\r\n '.repeat(bytes / 3)}1` });

    expect(await openMessage(messageWith(folds(60_000)), [keys.privateKey])).toMatchObject({ ok: true });
    expect(await openMessage(messageWith(folds(66_000)), [keys.privateKey])).toMatchObject({ reason: 'damaged' });
  });

  it('damaged, and soon, where its header never ends', async () => {
    const endless = messageWith(headers).replace(/\r\n\r\n[^]*/, `\r\n${'x\r\n'.repeat(1_000_000)}`);

    const cost = await costOf(async () =>
      expect(await openMessage(endless, [keys.privateKey])).toMatchObject({ ok: false, reason: 'damaged' }),
    );
    expect(cost).toBeLessThan(150);
  });

  it('not-secure-mail or damaged, and never opened, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await openMessage(bytes, [keys.privateKey])).ok).toBe(false);
      }),
    );
  });
});

describe('the envelope', () => {
  it.each([
    ['To and Cc of the message', { cc: 'Ben <ben@legal.example>, els@ziekenhuis.example' }, undefined],
    ['another case', { to: 'ANNA@Praktijk.EXAMPLE' }, undefined],
    ['a group', { to: 'Team: anna@praktijk.example, Ben <ben@legal.example>;' }, undefined],
    ['an empty group', { to: 'undisclosed-recipients:;' }, undefined],
    ['the addresses given instead', { to: 'stranger@x.example' }, ['anna@praktijk.example', 'els@ziekenhuis.example']],
  ])('is covered: %s', async (_name, others, envelope) => {
    const opened = await openMessage(messageWith(headers, others), [keys.privateKey], { envelope });

    expect(opened).toMatchObject({ ok: true });
  });

  it.each([
    ['somebody else in To', { to: 'anna@praktijk.example, eve@x.example' }, undefined],
    ['somebody else in Cc', { cc: 'Anna <eve@x.example>' }, undefined],
    ['somebody else in a second To', { 'x-a': '1\r\nto: eve@x.example' }, undefined],
    ['somebody else in a group', { cc: 'Team: eve@x.example;' }, undefined],
    ['a domain below', { to: 'anna@sub.praktijk.example' }, undefined],
    ['a name without an address', { to: 'Anna' }, undefined],
    ['a Bcc in the envelope given', {}, ['anna@praktijk.example', 'eve@x.example']],
    ['a text that is no address in the envelope given', {}, ['anna']],
    // long s and Kelvin sign: some servers deliver to `els@…` and `mark@…`
    ['a Kelvin sign in the envelope given', {}, ['mar\u212a@praktijk.example']],
    ['a Kelvin sign in To', { to: '=?utf-8?Q?Mark?= <mar\u212a@praktijk.example>' }, undefined],
    ['a Kelvin sign in the domain', {}, ['mark@pra\u212atijk.example']],
    ['a long s in the envelope given', {}, ['el\u017f@ziekenhuis.example']],
    ['full-width letters in the envelope given', {}, ['\uff41nna@praktijk.example']],
  ])('is not covered: %s', async (_name, others, envelope) => {
    const opened = await openMessage(messageWith(headers, others), [keys.privateKey], { envelope });

    expect(opened).toMatchObject({ ok: false, reason: 'does-not-cover-envelope' });
  });

  it.each([
    ['another person', 'Els <els@ziekenhuis.example>'],
    ['two people', `sam@ziekenhuis.example, els@ziekenhuis.example`],
    ['nobody', ''],
    ['somebody who only looks like the sender', '\u017fam@ziekenhuis.example'],
    ['a second From', 'sam@ziekenhuis.example\r\nfrom: els@ziekenhuis.example'],
  ])('is refused on a mail from %s: a seal speaks for its own sender', async (_name, from) => {
    const opened = await openMessage(messageWith(headers, { from }), [keys.privateKey]);

    expect(opened).toMatchObject({ ok: false, reason: 'other-sender' });
  });

  it('is that of the sender, however they are written', async () => {
    const ours = await sealHeadersOf(
      { ...instructionsFor([{ address: 'anna@praktijk.example' }]), sender: '"Sam"@Müller.example' as never },
      [keys.publicKey],
    );
    const others = { from: 'Sam <sam@xn--mller-kva.example>' };
    expect(await openMessage(messageWith(ours, others), [keys.privateKey])).toMatchObject({ ok: true });
  });

  it('takes no Kelvin sign for a k, in the name or in the domain', async () => {
    const ours = await sealHeadersOf(instructionsFor([{ address: 'mark@kind.example' }]), [keys.publicKey]);
    const openedFor = (to: string) => openMessage(messageWith(ours), [keys.privateKey], { envelope: [to] });

    expect(await openedFor('mark@kind.example')).toMatchObject({ ok: true });
    expect(await openedFor('mar\u212a@kind.example')).toMatchObject({ reason: 'does-not-cover-envelope' });
    expect(await openedFor('mark@\u212aind.example')).toMatchObject({ reason: 'does-not-cover-envelope' });
  });

  it('takes no text without an at sign for an address', async () => {
    const ours = await sealHeadersOf(instructionsFor([{ address: 'ann@anna' }]), [keys.publicKey]);

    expect(await openMessage(messageWith(ours), [keys.privateKey], { envelope: ['anna'] })).toMatchObject({
      reason: 'does-not-cover-envelope',
    });
  });

  it.each([
    ['a unicode domain and its punycode', 'jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
    ['punycode on the draft', 'info@xn--bcher-kva.example', 'Info@BÜCHER.example'],
    ['a quoted local part', '"anna@smith"@x.example', '<"anna@smith"@x.example>'],
    ['quotes that were not needed', 'anna@x.example', '<"anna"@x.example>'],
    ['needless quotes on the draft', '"anna".b@x.example', 'anna.b@x.example'],
    ['a dot at the end of the domain', 'anna@x.example.', 'anna@x.example'],
    ['letters and their accents apart', 'rene\u0301@x.example', 'ren\u00e9@x.example'],
    ['an apostrophe and a plus', "o'brien+mail@x.example", "O'Brien+Mail@X.example"],
    ['an address literal', 'anna@[192.0.2.1]', '<anna@[192.0.2.1]>'],
  ])('compares %s', async (_name, sealed, to) => {
    const ours = await sealHeadersOf(instructionsFor([{ address: sealed }]), [keys.publicKey]);

    expect(await openMessage(messageWith(ours, { to }), [keys.privateKey])).toMatchObject({ ok: true });
    expect(
      await openMessage(messageWith(ours, { to: 'x@y.example' }), [keys.privateKey], {
        envelope: [to.replace(/[<>]/g, '')],
      }),
    ).toMatchObject({ ok: true });
  });
});

describe('instructions with two entries for one mailbox', () => {
  const sms = (address: string, phoneNumber: string) => ({
    address,
    method: 'sms-new' as const,
    phoneNumber: phoneNumber as never,
  });

  it.each([
    ['needless quotes', '"anna"@x.example'],
    ['another case', 'Anna@x.example'],
    ['a dot at the end', 'anna@x.example.'],
    ['a needless escape', '"an\\na"@x.example'],
  ])('by %s are refused, as which of them counts would be a guess', async (_name, other) => {
    const two = [sms('anna@x.example', '+31611111111'), sms(other, '+31666666666')];
    const ours = await sealHeadersOf(instructionsFor(two), [keys.publicKey]);
    const opened = await openMessage(messageWith(ours), [keys.privateKey], { envelope: ['anna@x.example'] });
    expect(opened).toMatchObject({ ok: false, reason: 'one-mailbox-twice' });
  });

  it('are refused where one of them says that nothing is needed', async () => {
    const ours = await sealHeadersOf(
      instructionsFor([{ address: 'anna@müller.example' }], ['anna@xn--mller-kva.example']),
      [keys.publicKey],
    );
    const opened = await openMessage(messageWith(ours), [keys.privateKey], { envelope: ['anna@müller.example'] });
    expect(opened).toMatchObject({ ok: false, reason: 'one-mailbox-twice' });
  });
});

describe('whatever happens on the way', () => {
  it('one changed character never leads to other instructions', async () => {
    const positions = partsOf(headers).flatMap((name) => [...headers[name]!].map((_, at) => ({ name, at })));

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...positions),
        fc.constantFrom(...'ABCDEFabcdef0123456789-_.=+/ é'),
        async ({ name, at }, character) => {
          const value = headers[name]!;
          fc.pre(value[at] !== character);
          const changed = { ...headers, [name]: value.slice(0, at) + character + value.slice(at + 1) };

          const opened = await openMessage(messageWith(changed), [keys.privateKey]);

          // the entry of the other reader is not ours to check: there the instructions stay what they were
          if (opened.ok) expect(opened).toEqual(await openMessage(messageWith(headers), [keys.privateKey]));
          else expect(['damaged', 'wrong-key', 'newer-version']).toContain(opened.reason);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a changed character in content, nonce or tag is always noticed', async () => {
    const sealed = partsOf(headers)
      .map((name) => headers[name]!)
      .join('');
    const contentFrom = sealed.split('.').slice(0, 2).join('.').length + 1;

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: contentFrom, max: sealed.length - 1 }), async (at) => {
        const before = sealed[at]!;
        fc.pre(before !== '.');
        // the last characters of a base64url text may hold bits that nobody reads
        fc.pre(sealed[at + 1] !== '.' && at !== sealed.length - 1);
        const changed = sealed.slice(0, at) + (before === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
        const parts = changed.match(/.{1,750}/g)!;
        const ours = { ...headers, ...Object.fromEntries(parts.map((part, i) => [SEAL_PART_HEADERS[i]!, part])) };

        expect(await openMessage(messageWith(ours), [keys.privateKey])).toMatchObject({ ok: false, reason: 'damaged' });
      }),
    );
  });

  it('any instructions come back as they were', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, fc.option(text, { nil: undefined }), async (accessCode, hint) => {
        const sent = instructionsFor([
          {
            address: 'anna@praktijk.example',
            method: 'access-code-new',
            accessCode: accessCode as never,
            ...(hint && { accessCodeHint: hint }),
          },
        ]);

        const opened = await openMessage(messageWith(await sealHeadersOf(sent, [keys.publicKey])), [keys.privateKey]);

        expect(opened).toEqual({ ok: true, instructions: sent, seal: expect.any(String) });
      }),
      { numRuns: 40 },
    );
  });

  it('a seal for nobody but the sender is not opened', async () => {
    const sealed = await sealInstructions(instructions, [], createMailboxKey());
    const ours = {
      ...headers,
      [SEAL_HEADER]: headers[SEAL_HEADER]!.replace(/parts=\d+; size=\d+/, `parts=1; size=${sealed.length}`),
      'x-secure-mail-1': sealed,
    };

    expect(await openMessage(messageWith(ours), [keys.privateKey])).toMatchObject({ reason: 'wrong-key' });
  });
});
