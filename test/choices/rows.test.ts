import { noChoices } from '../../src/choices/draft-choices';
import { createRecords } from '../../src/choices/records';
import { makeRows, toSave } from '../../src/choices/rows';
import { defaultPolicy } from '../../src/configuration/defaults';
import { parseLanguageTag } from '../../src/verification/language-tag';
import type { LanguageTag } from '../../src/verification/brands';
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
const policy = { ...defaultPolicy, ownDomains: ['ziekenhuis.example'] };

/** What is saved of a draft to these people. */
async function saved(people: readonly RecipientRecord[]) {
  const records = createRecords({ lookup: async () => new Map(people.map((known) => [known.address, known])) });
  const addresses = people.map((known) => known.address);
  await records.ensure(addresses);
  const recipients = addresses.map((one) => recipient({ address: one }));
  const rows = makeRows(recipients, records, noChoices(), { policy, defaultNotificationLanguage: NL });
  return toSave({ draftId: 'draft-0123456', sender: { address: SENDER, spelling: SENDER } }, rows, noChoices(), NL);
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
