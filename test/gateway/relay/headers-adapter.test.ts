import { scanMessage } from '../../../src/gateway/header-lines';
import { copiesOf } from '../../../src/gateway/relay/adapters/headers';
import { CannotBeExpressed } from '../../../src/gateway/relay/types';
import { METHOD_IDS } from '../../../src/verification/types';
import type { MethodId } from '../../../src/verification/types';
import { instructionsFor, SENDER } from '../messages';

const ANNA = 'anna@praktijk.example';
const BO = 'Bo@lind.example';
const CILIA = 'cilia@zorg.example';
const NUMBER = '+31612345678';
const REFUSE = { notificationLanguage: 'refuse', securesEverything: true } as const;

function copies(recipients: object[], to: string[], settings: Parameters<typeof copiesOf>[1] = REFUSE, raw = '\r\n') {
  const fieldNames = [...scanMessage(Buffer.from(raw)).byName.keys()];
  const envelope = { from: SENDER, to, eightBit: false, utf8: false };
  return copiesOf({ envelope, instructions: instructionsFor(recipients as never), fieldNames }, settings);
}

describe('instructions as headers', () => {
  it('give each person who gets an SMS a copy of their own, and the others one together', () => {
    const found = copies(
      [
        { address: ANNA },
        { address: BO.toLowerCase(), method: 'sms-known', phoneNumber: NUMBER },
        { address: CILIA, method: 'verification-email' },
      ],
      [ANNA, BO, 'els@ziekenhuis.example', CILIA],
    );
    expect(found).toEqual([
      { to: [ANNA, 'els@ziekenhuis.example'], fields: [] },
      { to: [BO], fields: [['zivver-access-right', `${BO.toLowerCase()} sms ${NUMBER}`]] },
      { to: [CILIA], fields: [['zivver-minimum-recipient-verification', 'verification-email']] },
    ]);
  });

  const WITH_WORDS: MethodId[] = ['account', 'sms-known', 'sms-new', 'verification-email'];
  it.each(METHOD_IDS.filter((method) => !WITH_WORDS.includes(method)))(
    'refuse %s, for which nothing is documented',
    (method) => {
      expect(() => copies([{ address: ANNA, method, accessCode: 'tulp-77-maan' }], [ANNA])).toThrow(CannotBeExpressed);
    },
  );

  it('refuse a language, unless the settings leave it to the gateway', () => {
    const german = [{ address: ANNA, notificationLanguage: 'de' }];
    expect(() => copies(german, [ANNA])).toThrow(CannotBeExpressed);
    expect(copies(german, [ANNA], { notificationLanguage: 'leave', securesEverything: true })).toHaveLength(1);
  });

  it.each([
    ['anna@müller.example', 'anna@xn--mller-kva.example'],
    ['anna@xn--mller-kva.example', 'anna@müller.example'],
    ['"anna"@müller.example', 'Anna@müller.example.'],
  ])('name %s in ASCII, whoever writes the domain in letters', (address, to) => {
    expect(copies([{ address, method: 'sms-new', phoneNumber: NUMBER }], [to])).toEqual([
      { to: [to], fields: [['zivver-access-right', `anna@xn--mller-kva.example sms ${NUMBER}`]] },
    ]);
  });

  it.each(['jörg@x.example', '"a b"@x.example'])('refuse the address %s, which would break the form', (address) => {
    expect(() => copies([{ address, method: 'sms-new', phoneNumber: NUMBER }], [address])).toThrow(CannotBeExpressed);
  });

  it('refuse a mail that brings such headers along', () => {
    const raw = 'Zivver-Message-Expiration: delete P1D\r\n\r\n';
    expect(() => copies([{ address: ANNA }], [ANNA], REFUSE, raw)).toThrow(CannotBeExpressed);
  });

  it.each([
    ['everybody has an account', [{ address: ANNA }], [ANNA]],
    ['nobody needs anything', [], ['els@ziekenhuis.example']],
    [
      'some have an account and others get an SMS',
      [{ address: ANNA }, { address: BO, method: 'sms-new', phoneNumber: NUMBER }],
      [ANNA, BO],
    ],
  ])('refuse a mail where %s, which would be normal mail byte for byte', (_what, recipients, to) => {
    expect(() => copies(recipients, to, { ...REFUSE, securesEverything: false })).toThrow(CannotBeExpressed);
  });

  it('go without those that the next hop does not need where each copy says that it is secure', () => {
    const settings = { ...REFUSE, securesEverything: false };
    expect(copies([{ address: CILIA, method: 'verification-email' }], [CILIA], settings)).toHaveLength(1);
  });
});
