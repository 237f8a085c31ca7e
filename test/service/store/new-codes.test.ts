/** Codes that are new for the whole organization: a person sets only so many in a day. */
import type { Caller, DirectoryStore } from '../../../src/service/store/types';
import { TooManyNewCodes } from '../../../src/service/store/types';
import { auditRows, colleagues, newKey, onEachStore, refusal } from './given-store';

const DAY = 24 * 3_600_000;
const addressOf = (index: number) => `person${index}@lindqvist.example`;

onEachStore('codes that are new for the organization', (given) => {
  let store: DirectoryStore;
  beforeAll(() => {
    store = given.storeWith({ newCodesPerDay: 3 });
  });

  const set = (caller: Caller, index: number, accessCode = `tulips in spring ${index}`, seen = '0') =>
    store.setOrganizationCode(caller, { address: addressOf(index), accessCode }, seen);
  const mailTo = (...indices: number[]) => ({
    key: newKey(),
    used: indices.map((index) => ({
      address: addressOf(index),
      displayName: `Person ${index}`,
      method: 'organization-code-new' as const,
      accessCode: `tulips in spring ${index}`,
    })),
  });
  const codesOf = async (caller: Caller, count: number) =>
    (
      await given.recipients(
        caller,
        Array.from({ length: count }, (_, index) => addressOf(index)),
      )
    ).filter(({ codes }) => codes.length > 0).length;

  it('are refused beyond the limit, with the end of the day', async () => {
    const { els } = colleagues();
    for (const index of [0, 1, 2]) await set(els, index);
    const error = await refusal(set(els, 3));

    expect(error).toBeInstanceOf(TooManyNewCodes);
    expect((error as TooManyNewCodes).until).toEqual(new Date(given.clock.now.getTime() + DAY));
    expect(await codesOf(els, 4)).toBe(3);
  });

  it('are counted in mails as in the pane, and of a mail that has too many nothing is kept', async () => {
    const { els } = colleagues();
    await store.remember(els, mailTo(0, 1));
    const mail = mailTo(2, 3);
    const before = await auditRows(given, els);

    expect(await refusal(store.remember(els, mail))).toBeInstanceOf(TooManyNewCodes);
    expect(await codesOf(els, 4)).toBe(2);
    expect(await auditRows(given, els)).toEqual(before);
    expect(await given.store.readContact(els, { address: addressOf(2) })).toEqual({
      address: addressOf(2),
      version: '0',
    });
  });

  it('of a mail that was refused are kept when it is told again on another day', async () => {
    const { els } = colleagues();
    await store.remember(els, mailTo(0, 1));
    const mail = mailTo(2, 3);
    await refusal(store.remember(els, mail));
    const { now } = given.clock;
    given.clock.now = new Date(now.getTime() + DAY);
    const told = await store.remember(els, mail);
    given.clock.now = now;

    expect(told).toEqual({ again: false });
    expect(await codesOf(els, 4)).toBe(4);
  });

  it('count for each person, and what was refused does not', async () => {
    const { els, jan } = colleagues();
    await refusal(store.remember(els, mailTo(0, 1, 2, 3)));
    await store.remember(els, mailTo(0, 1, 2));
    await store.remember(jan, mailTo(3, 4, 5));

    expect(await codesOf(els, 6)).toBe(6);
  });

  it('are not those that take the place of an own one, nor those that a colleague has set already', async () => {
    const { els, jan } = colleagues();
    await store.remember(jan, mailTo(0, 1));
    const { version } = await set(els, 2);
    await set(els, 2, 'roses in summer', version);
    await store.remember(els, mailTo(0, 1, 3, 4));

    expect(await codesOf(els, 5)).toBe(5);
  });

  it('are not those of a person alone', async () => {
    const { els } = colleagues();
    const used = mailTo(0, 1, 2, 3, 4).used.map((one) => ({ ...one, method: 'access-code-new' as const }));
    await store.remember(els, { key: newKey(), used });

    expect(await codesOf(els, 5)).toBe(5);
  });

  it('are counted whole where many come at once', async () => {
    const { els } = colleagues();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => set(els, index)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await codesOf(els, 8)).toBe(3);
  });
});
