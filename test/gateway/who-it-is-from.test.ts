/** Who a mail is from, for the gateway: the table of docs/senders.md, row by row, and From fields in all their forms. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { oneMailbox } from '../../src/gateway/one-mailbox';
import { openMessage } from '../../src/gateway/open-message';
import { prepareRelays } from './relay/running-relay';
import { submit } from './relay/smtp-sink';
import { createKeyPair, instructionsFor, messageWith, sealHeadersOf } from './messages';
import type { Headers, KeyPair } from './messages';
import { costOf } from '../cost';

const ANNA = 'anna@praktijk.example';
let keys: KeyPair;
beforeAll(async () => (keys = await createKeyPair()));

const sealFor = (sender: string) =>
  sealHeadersOf({ ...instructionsFor([{ address: ANNA }]), sender: sender as never }, [keys.publicKey]);
async function opened(sender: string, from: string | string[], others: Headers = {}) {
  const fields = typeof from === 'string' ? [from] : from;
  const raw = messageWith(await sealFor(sender), { to: ANNA, ...others }).replace(
    /^from: .*\r\n/,
    fields.map((value) => `From: ${value}\r\n`).join(''),
  );
  const answer = await openMessage(raw, [keys.privateKey], { envelope: [ANNA] });
  return answer.ok ? 'opens it' : answer.reason;
}

describe('the table of the documents', () => {
  const document = readFileSync(path.resolve(__dirname, '../../docs/senders.md'), 'utf8');
  const [, section = ''] = document.split('## At the gateway\n');
  const rows = section
    .split('\n## ', 1)[0]!
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) =>
          cell
            .trim()
            .replace(/^`(.*)`$/, '$1')
            .replace(/^–$/, ''),
        ),
    );

  it('has a row for each kind of sender', () => {
    expect(rows.length).toBeGreaterThanOrEqual(16);
  });

  it.each(rows)('a mail %s: the seal names %s, From is "%s", Sender "%s", the envelope "%s": %s', async (...row) => {
    const [, sealed, from, sender, envelope, answer] = row as [string, string, string, string, string, string];
    const ours = await sealFor(sealed);
    const people: Headers = {
      ...(sender && { sender }),
      'message-id': '<1@z.example>',
      date: 'Mon, 30 Nov 2026 09:00:00 +0000',
      to: ANNA,
    };
    const raw = messageWith(ours, people).replace(/^from: .*\r\n/, from && `From: ${from}\r\n`);
    const relays = await prepareRelays(keys);
    try {
      const relay = await relays.start();
      const { code } = await submit(relay.port, { from: envelope, to: [ANNA], raw });
      expect(code).toBe(answer === 'opens it' ? 250 : 550);
    } finally {
      await relays.close();
    }
    const found = await openMessage(raw, [keys.privateKey], { envelope: [ANNA] });
    expect(found.ok ? 'opens it' : found.reason).toBe(answer);
  });
});

describe('a From field is read before anything in it is decoded:', () => {
  const SAM = 'sam@z.example';
  it.each([
    ['a name with dots', 'Sam J. de Vries Jr. <sam@z.example>'],
    ['a name that is encoded', '=?utf-8?Q?M=C3=BCller=2C_Sam?= <sam@z.example>'],
    ['a name in two encoded words, folded', '=?utf-8?B?U2Ft?=\r\n =?iso-8859-1?Q?=E9?= <sam@z.example>'],
    ['a name in 8 bits', 'Sám <sam@z.example>'],
    ['a name that looks like another address', 'eve@x.example <sam@z.example>'],
    ['such a name in quotes, with brackets', '"<eve@x.example>" <sam@z.example>'],
    ['an encoded name that decodes to an address', '=?utf-8?q?=3Ceve=40x.example=3E?= <sam@z.example>'],
    ['comments', '(eve@x.example) sam@z.example (Sam)'],
    ['needless quotes', '"sam"@z.example'],
    ['white space and no name', '\r\n\t<sam@z.example> '],
  ])('it is Sam with %s', async (_what, from) => {
    await expect(opened(SAM, from)).resolves.toBe('opens it');
  });

  it.each<[string, string | string[]]>([
    ['a group', 'mallory@x:sam@z.example;'],
    ['a group of one', 'Team: sam@z.example;'],
    ['an encoded word alone', '=?utf-8?q?=3Csam=40z.example=3E?='],
    ['an encoded word in brackets', '<=?utf-8?q?sam=40z.example?=>'],
    ['an encoded local part', '=?utf-8?q?sam?=@z.example'],
    ['two mailboxes', 'sam@z.example, mallory@x.example'],
    ['two fields that are the same', ['sam@z.example', 'sam@z.example']],
    ['an empty second field', ['sam@z.example', '']],
    ['a mailbox behind another', '<sam@z.example> <mallory@x.example>'],
    ['a mailbox behind a name that ends early', 'Sam <sam@z.example> mallory@x.example'],
    ['quotes as part of the name of the mailbox', String.raw`"\"sam\""@z.example`],
    ['a quote that is not closed', '"Sam <sam@z.example>'],
    ['a comma in a name without quotes', 'de Vries, Sam <sam@z.example>'],
    ['an empty address', 'Sam <>'],
    ['a letter that only looks the same', 'sаm@z.example'],
    ['more than 8 KB', `"${'a'.repeat(8_192)}" <sam@z.example>`],
    ['comments in comments', `${'('.repeat(4_000)}${')'.repeat(4_000)} sam@z.example`],
  ])('it is not Sam with %s', async (_what, from) => {
    await expect(opened(SAM, from)).resolves.toBe('other-sender');
  });

  it.each([
    ['without a colon', 'From\r\n'],
    ['with a control character', 'From\v: eve@x.example\r\n'],
    ['with an invisible one', 'F\u00adrom: eve@x.example\r\n'],
  ])('a mail is unclear where another From is written %s', async (_what, line) => {
    const raw = line + messageWith(await sealFor('sam@ziekenhuis.example'), { to: ANNA });
    await expect(openMessage(raw, [keys.privateKey])).resolves.toMatchObject({ reason: 'damaged' });
  });

  it('whatever it is, it is one mailbox or none, and soon', () => {
    const piece = fc.constantFrom(
      ...['sam', '@', 'z.example', '<', '>', ',', ';', ':', '"', '\\', '(', ')', ' ', '.', '[', ']', '=?utf-8?q?=40?='],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = oneMailbox(pieces.join(''));
        if (found !== undefined) expect(found).toMatch(/^"(?:[^"\\]|\\.)*"@[^@\s]+$/);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['(', '(a)', '"', '<@a,', 'a:'])('8 KB of %j take bounded time', async (piece) => {
    const cost = await costOf(() => expect(oneMailbox(piece.repeat(8_192 / piece.length))).toBeUndefined());
    expect(cost).toBeLessThan(800);
  });
});
