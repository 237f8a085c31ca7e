import { mergeRecords, withFile } from '../../src/directory/combined-directory';
import { createMailboxDirectory } from '../../src/directory/mailbox-directory';
import { createOrganizationFile } from '../../src/directory/organization-file';
import { DirectoryUnavailable } from '../../src/directory/types';
import { ORGANIZATION_DEFAULT } from '../../src/verification/types';
import type { RecipientRecord } from '../../src/verification/types';
import { createTestMemory } from './memory';
import { address, code, language, phone } from './values';

const anna = address('anna@praktijk.example');
const ben = address('ben@legal.example');
const number = phone('+31612345678');
const record = (more: Partial<RecipientRecord> = {}): RecipientRecord => ({
  address: anna,
  hasAccount: false,
  numbers: [],
  codes: [],
  ...more,
});
const createMailbox = () => createMailboxDirectory(createTestMemory(), { now: () => '2026-11-24' });

describe('two records of one person', () => {
  it.each<[string, Partial<RecipientRecord>, Partial<RecipientRecord>, Partial<RecipientRecord>]>([
    ['the account is the organization’s word', { hasAccount: true }, {}, { hasAccount: true }],
    [
      'a number known to both is the organization’s, and stands there once',
      { numbers: [{ phoneNumber: number, scope: 'organization', provedOn: '2026-10-02' }] },
      {
        numbers: [
          { phoneNumber: number, scope: 'personal' },
          { phoneNumber: phone('+4915123456789'), scope: 'personal' },
        ],
      },
      {
        numbers: [
          { phoneNumber: number, scope: 'organization', provedOn: '2026-10-02' },
          { phoneNumber: phone('+4915123456789'), scope: 'personal' },
        ],
      },
    ],
    [
      'the organization’s code counts before the one that this sender set for it',
      { codes: [{ accessCode: code('of all'), scope: 'organization' }] },
      {
        codes: [
          { accessCode: code('set by me'), scope: 'organization' },
          { accessCode: code('mine'), scope: 'personal' },
        ],
      },
      {
        codes: [
          { accessCode: code('of all'), scope: 'organization' },
          { accessCode: code('mine'), scope: 'personal' },
        ],
      },
    ],
    [
      'a code that this sender set for the organization stands while it has none',
      {},
      { codes: [{ accessCode: code('set by me'), scope: 'organization' }] },
      { codes: [{ accessCode: code('set by me'), scope: 'organization' }] },
    ],
    [
      'the sender’s language wins',
      { notificationLanguage: language('nl') },
      { notificationLanguage: language('tr') },
      { notificationLanguage: language('tr') },
    ],
    [
      'the organization’s default wins where the sender picked it',
      { notificationLanguage: language('nl') },
      { notificationLanguage: ORGANIZATION_DEFAULT },
      { notificationLanguage: ORGANIZATION_DEFAULT },
    ],
    [
      'the organization’s language and name stand where the sender has none',
      { notificationLanguage: language('nl'), displayName: 'Anna de Boer' },
      {},
      { notificationLanguage: language('nl'), displayName: 'Anna de Boer' },
    ],
    [
      'default and last choice stand side by side',
      { administratorDefault: { method: 'sms-known' } },
      { lastChoice: { method: 'access-code-saved' } },
      { administratorDefault: { method: 'sms-known' }, lastChoice: { method: 'access-code-saved' } },
    ],
  ])('%s', (_name, shared, own, expected) => {
    expect(mergeRecords(record(shared), record(own))).toEqual(record(expected));
  });
});

describe('the combined directory', () => {
  const file = { version: 1, recipients: [{ address: anna, hasAccount: true }] };

  it('answers for every address from both parts', async () => {
    const mailbox = createMailbox();
    await mailbox.saveContact(ben, { notificationLanguage: language('en') });
    const directory = withFile(mailbox, async () => createOrganizationFile(() => Promise.resolve(file)));

    const records = await directory.lookup([anna, ben]);

    expect(records.get(anna)).toEqual(record({ hasAccount: true }));
    expect(records.get(ben)).toEqual({ ...record(), address: ben, notificationLanguage: 'en' });
  });

  it('learns in the mailbox', async () => {
    const mailbox = createMailbox();
    const directory = withFile(mailbox, async () => createOrganizationFile(() => Promise.resolve(file)));

    await directory.keepForDraft('draft', [{ address: ben, method: 'sms-new', phoneNumber: number }]);
    await directory.confirmSent(['draft']);

    expect((await mailbox.lookup([ben])).get(ben)?.numbers).toHaveLength(1);
    expect(directory.isUnreadable()).toBe(false);
  });

  it('says that the organization is away, with what the mailbox knows', async () => {
    const mailbox = createMailbox();
    await mailbox.saveContact(anna, { notificationLanguage: language('en') });
    const directory = withFile(mailbox, async () => createOrganizationFile(() => Promise.reject(new Error('offline'))));

    const failure: unknown = await directory.lookup([anna, ben]).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(DirectoryUnavailable);
    expect((failure as DirectoryUnavailable).records?.get(anna)?.notificationLanguage).toBe('en');
    expect((failure as DirectoryUnavailable).records?.get(ben)).toEqual({ ...record(), address: ben });
  });

  it('says the same while the chunk of the organization’s part cannot be had, and asks for it again', async () => {
    const mailbox = createMailbox();
    let isThere = false;
    const directory = withFile(mailbox, async () => {
      if (!isThere) throw new Error('chunk');
      return createOrganizationFile(() => Promise.resolve(file));
    });

    await expect(directory.lookup([anna])).rejects.toMatchObject({ absence: 'away', records: expect.anything() });
    isThere = true;
    expect((await directory.lookup([anna])).get(anna)).toEqual(record({ hasAccount: true }));
  });
});
