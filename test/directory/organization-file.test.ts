import { createOrganizationFile } from '../../src/directory/organization-file';
import { address } from './values';

const anna = address('anna@praktijk.example');
const good = {
  version: 1,
  recipients: [
    {
      address: ' Anna@Praktijk.example',
      displayName: 'Anna de Boer',
      hasAccount: true,
      numbers: [{ phoneNumber: '+31612345678', provedOn: '2026-10-02' }],
      organizationCode: { accessCode: 'Tulp-4821', hint: 'the flower', setBy: 'Els Visser', setOn: '2026-09-14' },
      administratorDefault: { method: 'sms-known', phoneNumber: '+31612345678' },
      notificationLanguage: 'NL',
    },
  ],
  domains: [{ domain: 'Huisarts.example', safeTransport: { standard: 'nta-7516', checkedOn: '2026-11-20' } }],
};
const lookup = async (file: unknown, ...asked: string[]) => [
  ...(await createOrganizationFile(() => Promise.resolve(file)).lookup(asked.map(address))).values(),
];

describe('the file of the organization', () => {
  it('gives all it knows of a person, whatever the case of the address', async () => {
    expect(await lookup(good, 'anna@praktijk.example')).toEqual([
      {
        address: anna,
        displayName: 'Anna de Boer',
        hasAccount: true,
        numbers: [{ phoneNumber: '+31612345678', scope: 'organization', provedOn: '2026-10-02' }],
        codes: [
          {
            accessCode: 'Tulp-4821',
            scope: 'organization',
            hint: 'the flower',
            setBy: 'Els Visser',
            setOn: '2026-09-14',
          },
        ],
        administratorDefault: { method: 'sms-known', phoneNumber: '+31612345678' },
        notificationLanguage: 'nl',
      },
    ]);
  });

  it.each([
    ['"anna"@Müller.example', 'müller.example'],
    ['anna@xn--mller-kva.example.', 'XN--MLLER-KVA.example'],
  ])('knows a mailbox and its domain, written as %s and %s, by any spelling', async (written, domain) => {
    const file = {
      ...good,
      recipients: [{ address: written, hasAccount: true }],
      domains: [{ domain, safeTransport: { standard: 'dane' } }],
    };
    for (const asked of ['anna@müller.example', 'anna@xn--mller-kva.example', '"anna"@müller.example'])
      expect(await lookup(file, asked)).toMatchObject([{ hasAccount: true, safeTransport: { standard: 'dane' } }]);
  });

  it('gives an empty record for an unknown person', async () => {
    expect(await lookup(good, 'nobody@x.example')).toEqual([
      { address: 'nobody@x.example', hasAccount: false, numbers: [], codes: [] },
    ]);
  });

  it.each([
    ['somebody@huisarts.example', { standard: 'nta-7516', checkedOn: '2026-11-20' }],
    ['somebody@sub.huisarts.example', undefined],
    ['somebody@nothuisarts.example', undefined],
    ['"somebody@huisarts.example"@x.example', undefined],
  ])('knows the transport of a domain and no other: %s', async (asked, expected) => {
    const [record] = await lookup(good, asked);

    expect(record?.safeTransport).toEqual(expected);
  });

  it('is fetched once, also by lookups at the same time', async () => {
    const fetchJson = jest.fn(() => Promise.resolve<unknown>(good));
    const file = createOrganizationFile(fetchJson);

    await Promise.all([file.lookup([anna]), file.lookup([anna])]);
    await file.lookup([anna]);

    expect(fetchJson).toHaveBeenCalledTimes(1);
  });

  it('is tried again by the lookup after a failure', async () => {
    const fetchJson = jest.fn(() => Promise.resolve<unknown>(good)).mockRejectedValueOnce(new TypeError('offline'));
    const file = createOrganizationFile(fetchJson);

    await expect(file.lookup([anna])).rejects.toThrow(expect.objectContaining({ name: 'DirectoryUnavailable' }));
    expect((await file.lookup([anna])).get(anna)?.hasAccount).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no file', undefined],
    ['a page', '<!doctype html>'],
    ['a newer version', { ...good, version: 2 }],
    ['an address that is none', { version: 1, recipients: [{ address: 'anna' }] }],
    ['a number that is none', { version: 1, recipients: [{ address: anna, numbers: [{ phoneNumber: '06 1234' }] }] }],
    ['a code that is empty', { version: 1, recipients: [{ address: anna, organizationCode: { accessCode: '' } }] }],
    ['a misspelt member', { version: 1, recipients: [{ address: anna, hasAcount: true }] }],
    [
      'an unknown standard',
      { version: 1, recipients: [], domains: [{ domain: 'x', safeTransport: { standard: 'tls' } }] },
    ],
    [
      'a default that cannot be repeated',
      { version: 1, recipients: [{ address: anna, administratorDefault: { method: 'verification-email' } }] },
    ],
  ])('is away, never empty, when it is %s', async (_name, found) => {
    await expect(lookup(found, 'anna@praktijk.example')).rejects.toThrow(
      expect.objectContaining({ name: 'DirectoryUnavailable' }),
    );
  });
});
