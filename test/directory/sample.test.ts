import { isValidPhoneNumber } from 'libphonenumber-js/max';
import directoryDocument from '../../src/outlook/sample/directory.json';
import organizationDocument from '../../src/outlook/sample/organization.json';
import { parseConfiguration } from '../../src/configuration/parse-configuration';
import { createOrganizationFile } from '../../src/directory/organization-file';
import { domainOf } from '../../src/verification/email-address';
import { resolve } from '../../src/verification/resolve';
import type { MethodId, RecipientRecord } from '../../src/verification/types';
import { address, code, phone } from './values';

const parsed = parseConfiguration(organizationDocument);
const file = createOrganizationFile(() => Promise.resolve(directoryDocument));

/** A sender who has mailed Mila before. */
const personal: Record<string, Partial<RecipientRecord>> = {
  'mila@x.example': { codes: [{ accessCode: code('shared before'), scope: 'personal' }] },
  'nora@x.example': { numbers: [{ phoneNumber: phone('+31612345670'), scope: 'personal' }] },
};

async function verificationOf(typed: string) {
  if (!parsed.ok) throw new Error('the sample configuration is wrong');
  const asked = address(typed);
  const record = { ...(await file.lookup([asked])).get(asked)!, ...personal[typed] };
  const recipient = {
    address: asked,
    typedAddress: typed,
    spellings: [address(typed)],
    displayName: '',
    fields: ['to' as const],
    kind: 'person' as const,
  };
  return resolve(recipient, record, parsed.configuration.policy);
}

describe('the sample organization of the local run', () => {
  it('has a configuration without mistakes', () => {
    expect(parsed).toMatchObject({ ok: true });
  });

  it.each<[string, MethodId | undefined]>([
    ['anna@praktijk.example', 'account'],
    ['okafor@legal.example', 'sms-known'],
    ['familie.yilmaz@post.example', 'organization-code-saved'],
    ['lena@kanzlei.example', 'organization-code-saved'],
    ['somebody@huisarts.example', 'transport-security'],
    ['balie@apotheek.example', 'transport-security'],
    ['mila@x.example', 'access-code-saved'],
    ['nora@x.example', 'sms-known'],
    ['somebody@apotheek.example', undefined],
    ['somebody@verzekeraar.example', undefined],
    ['unknown@x.example', undefined],
  ])('chooses for %s: %s', async (typed, method) => {
    const verification = await verificationOf(typed);

    expect(verification.state === 'not-needed' ? 'not-needed' : verification.chosen?.choice.method).toBe(method);
  });

  it.each(['collega@ziekenhuis.example', `loket@${organizationDocument.trustedDomains[0]}`])(
    'asks nothing for %s',
    async (typed) => {
      expect(await verificationOf(typed)).toMatchObject({ state: 'not-needed' });
    },
  );

  it('has numbers that can exist', () => {
    const numbers = directoryDocument.recipients.flatMap((recipient) => recipient.numbers ?? []);

    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter(({ phoneNumber }) => !isValidPhoneNumber(phoneNumber))).toEqual([]);
  });

  it('has addresses under .example only', () => {
    const domains = directoryDocument.recipients.map((recipient) => domainOf(address(recipient.address)));

    expect([...domains, ...directoryDocument.domains.map(({ domain }) => domain)].join(' ')).toMatch(
      /^(?:\S+\.example ?)+$/,
    );
  });
});
