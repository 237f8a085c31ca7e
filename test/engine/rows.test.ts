import { NO_CHOICES } from '../../src/engine/draft-choices';
import { NO_RECORDS, answered, asked, failedAnswer } from '../../src/engine/records';
import { makeRows, toSave, usedChoices } from '../../src/engine/rows';
import { defaultConfiguration } from '../../src/configuration/schema';
import { DirectoryUnavailable } from '../../src/directory/types';
import type { Directory } from '../../src/directory/types';
import { parseLanguageTag } from '../../src/verification/language-tag';
import type { EmailAddress, LanguageTag } from '../../src/verification/brands';
import { emptyRecord } from '../../src/verification/records';
import type { RecipientRecord } from '../../src/verification/types';
import { address, number, recipient } from '../verification/values';

const ELS = address('els@ziekenhuis.example');
const ANNA = address('anna@praktijk.example');
const BO = address('bo@lind.example');
const SENDER = address('sam@ziekenhuis.example');

const language = (text: string): LanguageTag => {
  const parsed = parseLanguageTag(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const NL = language('nl');
const policy = { ...defaultConfiguration().policy, ownDomains: ['ziekenhuis.example'] };

const known = async (directory: Pick<Directory, 'lookup'>, addresses: EmailAddress[]) =>
  answered(
    NO_RECORDS,
    asked(NO_RECORDS, addresses),
    await directory.lookup(addresses).then((records) => ({ records }), failedAnswer),
  );

/** What is saved of a draft to these people. */
async function saved(people: readonly RecipientRecord[]) {
  const directory = { lookup: async () => new Map(people.map((known) => [known.address, known])) };
  const addresses = people.map((known) => known.address);
  const { records } = await known(directory, addresses);
  const recipients = addresses.map((one) => recipient({ address: one }));
  const rows = makeRows(recipients, records, NO_CHOICES, { policy, defaultNotificationLanguage: NL });
  return toSave({ draftId: 'draft-0123456', sender: { address: SENDER, spelling: SENDER } }, rows, NO_CHOICES, NL);
}

const withAccount = (one: typeof ANNA): RecipientRecord => ({ ...emptyRecord(one), hasAccount: true });

describe('what is sealed of a draft', () => {
  it('names everybody: with a method, in need of none, or as missing', async () => {
    const { instructions, missing } = await saved([withAccount(ANNA), emptyRecord(ELS), emptyRecord(BO)]);

    expect(instructions.recipients).toEqual([{ address: ANNA, method: 'account', own: false }]);
    expect(instructions.notNeeded).toEqual([ELS]);
    expect(missing).toEqual([{ address: BO }]);
  });

  it('tells in which language each is notified, whatever the organization’s default is', async () => {
    const inSwedish = { ...withAccount(ANNA), notificationLanguage: language('sv') };
    const numbers = [{ phoneNumber: number('+31612345678'), scope: 'personal' as const }];
    const inDutch = { ...emptyRecord(BO), numbers, notificationLanguage: NL };

    const { instructions } = await saved([inSwedish, inDutch]);

    expect(instructions.recipients).toEqual([
      { address: ANNA, method: 'account', notificationLanguage: 'sv', own: false },
      { address: BO, method: 'sms-known', phoneNumber: '+31612345678', notificationLanguage: 'nl', own: false },
    ]);
  });
});

describe('a verification email that was used last time', () => {
  const usedBefore: RecipientRecord = { ...emptyRecord(BO), lastChoice: { method: 'verification-email' } };
  const bo = recipient({ address: BO });

  async function rowOf(directory: Pick<Directory, 'lookup'>, choices = NO_CHOICES) {
    const { records } = await known(directory, [BO]);
    const [row] = makeRows([bo], records, choices, { policy, defaultNotificationLanguage: NL });
    return { row: row!, used: usedChoices([row!], choices) };
  }
  const there = { lookup: async () => new Map([[BO, usedBefore]]) };
  const away = {
    lookup: () => Promise.reject(new DirectoryUnavailable('away', { records: new Map([[BO, usedBefore]]) })),
  };

  it('is put back while nothing stronger is known, and remembered again', async () => {
    const { row, used } = await rowOf(there);

    expect(row.verification).toMatchObject({
      state: 'ready',
      chosen: { choice: { method: 'verification-email' }, reason: { rule: 'last-choice' } },
    });
    expect(used).toMatchObject([{ address: BO, method: 'verification-email' }]);
  });

  it('is not put back while the organization’s part of the directory is away, which may know more', async () => {
    const { row } = await rowOf(away);

    expect(row.verification).toMatchObject({ state: 'missing' });
  });

  it('stays on a draft that was saved with it while the directory is away', async () => {
    const choices = { ...NO_CHOICES, kept: new Map([[BO, { method: 'verification-email' as const }]]) };

    expect((await rowOf(away, choices)).row.verification).toMatchObject({
      state: 'ready',
      chosen: { choice: { method: 'verification-email' } },
    });
  });

  it('makes way for a number that is known by the time a draft saved with it is opened again', async () => {
    const numbers = [{ phoneNumber: number('+31612345678'), scope: 'organization' as const }];
    const choices = { ...NO_CHOICES, kept: new Map([[BO, { method: 'verification-email' as const }]]) };
    const { row } = await rowOf({ lookup: async () => new Map([[BO, { ...usedBefore, numbers }]]) }, choices);

    expect(row.verification).toMatchObject({ chosen: { choice: { method: 'sms-known' } } });
  });

  it('stays where the sender picked it on this draft, whatever is known by now', async () => {
    const choices = { ...NO_CHOICES, own: new Map([[BO, { method: 'verification-email' as const }]]) };
    const { row } = await rowOf({ lookup: async () => new Map([[BO, withAccount(BO)]]) }, choices);

    expect(row.verification).toMatchObject({
      chosen: { choice: { method: 'verification-email' }, reason: { rule: 'own-choice' } },
    });
  });
});
