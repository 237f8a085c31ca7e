import MailComposer from 'nodemailer/lib/mail-composer';
import { openMessage } from '../../src/gateway/open-message';
import { SENDER, createKeyPair, instructionsFor, sealHeadersOf } from './messages';

/** As a mail library builds it: folded, encoded, with attachments. */
const compose = (mail: ConstructorParameters<typeof MailComposer>[0]) =>
  new MailComposer({ from: SENDER, subject: 'Uitslag', text: 'Goedemorgen', ...mail }).compile().build();

describe('a message that a mail library built', () => {
  it('is opened for 500 recipients with attachments and text in 8 bits', async () => {
    const keys = await createKeyPair();
    const addresses = Array.from({ length: 500 }, (_, i) => `first.last${i}@organization${i % 40}.example`);
    const instructions = instructionsFor(
      addresses.map((address, i) => ({
        address,
        method: 'access-code-new' as const,
        accessCode: `Tulp ${i * 7919}` as never,
      })),
    );

    const message = await compose({
      to: addresses.slice(0, 250).map((address) => ({ address, name: 'Jörg "JJ" Müller, Büro' })),
      cc: addresses.slice(250),
      headers: await sealHeadersOf(instructions, [keys.publicKey]),
      text: 'Één – ☂',
      attachments: [{ filename: 'a.bin', content: Buffer.alloc(200_000, 7) }],
    });

    expect(await openMessage(message, [keys.privateKey])).toEqual({ ok: true, instructions, seal: expect.any(String) });
  });

  it.each([
    ['a unicode domain', 'info@bücher.example'],
    ['a unicode local part', 'jörg@x.example'],
    ['a quoted local part', '"anna(smith)"@x.example'],
    ['a plus sign and an apostrophe', "o'brien+mail@x.example"],
  ])('covers %s as the library writes it', async (_name, address) => {
    const keys = await createKeyPair();
    const ours = await sealHeadersOf(instructionsFor([{ address }]), [keys.publicKey]);

    const message = await compose({ to: { address, name: 'Somebody' }, headers: ours });

    expect(await openMessage(message, [keys.privateKey])).toMatchObject({ ok: true });
  });
});
