/** What is known of the recipients of a draft. */
import { randomUUID } from 'node:crypto';
import { lookupAnswer } from '../../../src/contract/lookup';
import type { KnownRecipient } from '../../../src/contract/lookup';
import type { TransportStatus } from '../../../src/contract/transport';
import { MAXIMUM_ADDRESSES } from '../../../src/contract/values';
import { WrongValue } from '../../../src/service/store/types';
import { codeFor, colleagues, keepTransport, newKey, onEachStore, refusal, smsTo, dayOf } from './given-store';

const ANNA = 'anna@lindqvist.example';
const SAFE: TransportStatus = {
  safe: [{ standard: 'nta-7516', provider: 'Zorgmail', since: '2024-01' }],
  unsafe: [{ standard: 'dane', reason: 'not-found' }],
  checkedOn: '2026-11-20T10:00:00.000Z',
};

const nothing = (address: string): KnownRecipient => ({
  address,
  hasAccount: false,
  numbers: [],
  codes: [],
  version: '0',
});

onEachStore('lookup', (given) => {
  it('answers for somebody unknown with nothing, not with silence', async () => {
    const { els } = colleagues();

    expect(await given.recipients(els, [ANNA])).toEqual([nothing(ANNA)]);
  });

  it('says all that is known of somebody', async () => {
    const { els, jan } = colleagues();
    await given.store.report(jan, {
      reports: [
        { kind: 'number-proved', key: newKey(), address: ANNA, phoneNumber: '+31687654321', provedAt: '2026-11-01' },
        { kind: 'account-opened', key: newKey(), address: ANNA },
      ],
    });
    await given.store.setOrganizationCode(jan, { address: ANNA, accessCode: 'tulips in spring', hint: 'season' }, '0');
    await given.store.setDefault(jan, { address: ANNA, choice: { method: 'sms-known', phoneNumber: '+31687654321' } });
    await given.store.saveContact(jan, { address: ANNA, displayName: 'Anna L', notificationLanguage: 'sv' }, '0');
    await given.store.remember(els, codeFor(ANNA, 'under the old oak'));
    await given.store.remember(els, smsTo(ANNA, '+31612345678'));
    await keepTransport(given, els, { domain: 'lindqvist.example', status: SAFE, seconds: 60 });

    const answer = await given.store.lookup(els, { addresses: [ANNA] });

    const [anna] = answer.recipients;
    const today = dayOf(given.clock.now);
    expect(anna).toEqual({
      address: ANNA,
      displayName: 'Anna L',
      notificationLanguage: 'sv',
      hasAccount: true,
      numbers: expect.arrayContaining([
        { phoneNumber: '+31687654321', scope: 'organization', provedOn: '2026-11-01' },
        { phoneNumber: '+31612345678', scope: 'personal' },
      ]),
      codes: expect.arrayContaining([
        {
          scope: 'organization',
          hint: 'season',
          setBy: 'Jan de Wit',
          setOn: today,
          own: false,
          version: expect.any(String),
        },
        {
          scope: 'personal',
          hint: 'the usual',
          setBy: 'Els Visser',
          setOn: today,
          own: true,
          version: expect.any(String),
        },
      ]),
      administratorDefault: { method: 'sms-known', phoneNumber: '+31687654321' },
      lastChoice: { method: 'sms-known', phoneNumber: '+31612345678' },
      transport: 0,
      version: expect.stringMatching(/^[1-9]\d*$/),
    });
    expect(anna!.numbers).toHaveLength(2);
    expect(anna!.codes).toHaveLength(2);
    expect(answer.transports).toEqual([{ ...SAFE, checkedOn: '2026-11-20' }]);
    expect(lookupAnswer.safeParse(answer).success).toBe(true);
  });

  it('never says a code', async () => {
    const { els } = colleagues();
    await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

    expect(JSON.stringify(await given.store.lookup(els, { addresses: [ANNA] }))).not.toContain('old oak');
  });

  it('answers in the order and the spelling asked, also where two spellings are of one address', async () => {
    const { els } = colleagues();
    await given.store.remember(els, smsTo('anna@münchen.example'));
    const asked = [
      'bo@lindqvist.example',
      'Anna@MÜNCHEN.example',
      'anna@xn--mnchen-3ya.example',
      'Anna@MÜNCHEN.example',
    ];

    const answer = await given.recipients(els, asked);

    expect(answer.map(({ address, numbers }) => [address, numbers.length])).toEqual([
      [asked[0], 0],
      [asked[1], 1],
      [asked[2], 1],
      [asked[3], 1],
    ]);
  });

  it('knows a mailbox by any spelling of its address, and answers in the one that was asked', async () => {
    const { els } = colleagues();
    await given.store.remember(els, smsTo('"anna"@münchen.example.'));

    const asked = ['anna@münchen.example', 'Anna@xn--mnchen-3ya.example', '"anna"@münchen.example'];
    const answer = await given.recipients(els, asked);

    expect(answer.map(({ address, numbers }) => [address, numbers.length])).toEqual(asked.map((each) => [each, 1]));
  });

  it('says nothing of a domain whose check has run out', async () => {
    const { els } = colleagues();
    await keepTransport(given, els, { domain: 'lindqvist.example', status: SAFE, seconds: -1 });

    expect(await given.store.lookup(els, { addresses: [ANNA] })).toEqual({
      recipients: [nothing(ANNA)],
      transports: [],
    });
  });

  it('says of every address of a domain that it receives safely', async () => {
    const { els } = colleagues();
    await keepTransport(given, els, { domain: 'xn--mnchen-3ya.example', status: SAFE, seconds: 60 });

    const asked = ['a@münchen.example', 'b@MÜNCHEN.example', 'c@lindqvist.example'];
    const { recipients, transports } = await given.store.lookup(els, { addresses: asked });

    expect(recipients.map(({ transport }) => transport)).toEqual([0, 0, undefined]);
    expect(transports).toEqual([{ ...SAFE, checkedOn: '2026-11-20' }]);
  });

  it('says nothing of a domain whose row somebody damaged, and answers all the same', async () => {
    const { els } = colleagues();
    for (const domain of ['lindqvist.example', 'praktijk.example'])
      await keepTransport(given, els, { domain, status: SAFE, seconds: 60 });
    await given.database.inTenant(els.tenant, (connection) =>
      connection
        .updateTable('transport_checks')
        .set({ findings: 'no JSON' })
        .where('tenant', '=', els.tenant)
        .where('domain', '=', 'lindqvist.example')
        .execute(),
    );

    const { recipients, transports } = await given.store.lookup(els, { addresses: [ANNA, 'dokter@praktijk.example'] });

    expect(recipients.map(({ transport }) => transport)).toEqual([undefined, 0]);
    expect(transports).toEqual([{ ...SAFE, checkedOn: '2026-11-20' }]);
  });

  it('says once what several domains have in common, and apart what they have not', async () => {
    const { els } = colleagues();
    const later = { ...SAFE, checkedOn: '2026-11-20T23:59:59.999Z' };
    const nextDay = { ...SAFE, checkedOn: '2026-11-21T00:00:00.000Z' };
    const unsafe: TransportStatus = { ...SAFE, safe: [] };
    for (const [domain, status] of Object.entries({
      'a.example': SAFE,
      'b.example': later,
      'c.example': nextDay,
      'd.example': unsafe,
    }))
      await keepTransport(given, els, { domain, status, seconds: 60 });

    const asked = ['x@d.example', 'x@c.example', 'x@b.example', 'x@a.example', 'y@a.example', 'x@e.example'];
    const { recipients, transports } = await given.store.lookup(els, { addresses: asked });

    const onThatDay = { ...SAFE, checkedOn: '2026-11-20' };
    expect(recipients.map(({ transport }) => (transport === undefined ? undefined : transports[transport]))).toEqual([
      { ...onThatDay, safe: [] },
      { ...onThatDay, checkedOn: '2026-11-21' },
      onThatDay,
      onThatDay,
      onThatDay,
      undefined,
    ]);
    expect(transports).toHaveLength(3);
  });

  it('takes as many addresses as the contract allows', async () => {
    const { els } = colleagues();
    const asked = Array.from({ length: MAXIMUM_ADDRESSES }, (_, index) => `person.${index}@lindqvist.example`);
    await given.store.remember(els, {
      key: newKey(),
      used: asked.map((address, index) => ({
        address,
        method: 'sms-new' as const,
        phoneNumber: `+316${String(index).padStart(8, '0')}`,
      })),
    });

    const answer = await given.recipients(els, asked);

    expect(answer.map(({ address }) => address)).toEqual(asked);
    expect(answer.map(({ numbers }) => numbers.map(({ phoneNumber }) => phoneNumber))).toEqual(
      asked.map((_, index) => [`+316${String(index).padStart(8, '0')}`]),
    );
  });

  it('names the place of what is no address', async () => {
    const { els } = colleagues();

    const error = await refusal(given.recipients(els, [ANNA, 'nobody']));

    expect(error).toBeInstanceOf(WrongValue);
    expect(error).toMatchObject({ mistakes: [{ path: 'addresses.1', message: 'This is not an email address.' }] });
  });

  it('is not for the organization itself, whose things are everybody’s', async () => {
    const nobody = { tenant: randomUUID(), id: '00000000-0000-0000-0000-000000000000' };

    expect(await refusal(given.recipients(nobody, [ANNA]))).toBeInstanceOf(TypeError);
  });
});
