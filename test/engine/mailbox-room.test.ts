import { readMailboxKeys } from '../../src/engine/mailbox-keys';
import { makeMailboxKey } from '../../src/engine/outlook-directory';
import { MailboxMemoryFull } from '../../src/directory/types';
import { MEMORY_SETTING } from '../../src/draft/setting-names';
import { createDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const SAVE = 'roamingSettings.saveAsync';
const TOO_LARGE = 9019;

const opened: BroadcastChannel[] = [];
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    opened.push(this);
  }
};
afterAll(() => opened.forEach((channel) => channel.close())); // they would keep the process alive

/** Outlook says "too large" so many times. */
function mailboxWith(memory: string, times: number) {
  const office = installFakeOffice(createDraft());
  office.settings.set(MEMORY_SETTING, memory);
  const asked = () => office.calls.filter((name) => name === SAVE).length;
  office.faults.set(SAVE, TOO_LARGE);
  const { get } = office.faults;
  office.faults.get = (name) => (name === SAVE && asked() > times ? undefined : get.call(office.faults, name));
  return { asked };
}

describe('the key of the mailbox', () => {
  it('is kept at the second attempt where Outlook says once that an empty mailbox is full', async () => {
    const mailbox = mailboxWith('', 1);
    const key = await makeMailboxKey();
    expect(readMailboxKeys()).toEqual([key]);
    expect(mailbox.asked()).toBe(2);
  });

  it('is not said to need room where there is enough, however often Outlook says so', async () => {
    const mailbox = mailboxWith('', Infinity);
    const error: unknown = await makeMailboxKey().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RangeError);
    expect(error).not.toBeInstanceOf(MailboxMemoryFull);
    expect(mailbox.asked()).toBe(2);
    expect(readMailboxKeys()).toEqual([]);
  });

  it.each([
    ['characters', 'a'.repeat(30_000)],
    ['bytes', 'é'.repeat(15_000)],
  ])('needs room where the memory has nearly all there is, in %s', async (_unit, memory) => {
    mailboxWith(memory, Infinity);
    await expect(makeMailboxKey()).rejects.toThrow(MailboxMemoryFull);
  });
});
