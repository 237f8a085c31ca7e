import fc from 'fast-check';
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import { parseFormerKeys, readMailboxKeys, uniteFormerKeys } from '../../src/engine/mailbox-keys';
import type { FormerKey } from '../../src/engine/mailbox-keys';
import { parseMailboxKey, parseMailboxKeys } from '../../src/seal/format/mailbox-key';
import { installFakeOffice } from '../office/install-fake-office';

const TODAY = 20_781;
const keyOf = (letter: string) => letter.repeat(43);
const [NEWEST, FIRST, SECOND, THIRD] = [keyOf('n'), keyOf('a'), keyOf('b'), keyOf('c')] as const;

describe('the keys of a mailbox', () => {
  it('are the newest first, and an earlier add-in finds that one alone', () => {
    const { settings } = installFakeOffice();
    settings.set(MAILBOX_KEY_SETTING, NEWEST);
    settings.set(FORMER_KEYS_SETTING, [
      [SECOND, TODAY],
      [FIRST, TODAY - 9],
    ]);
    expect(readMailboxKeys()).toEqual([NEWEST, SECOND, FIRST]);
    expect(parseMailboxKey(settings.get(MAILBOX_KEY_SETTING))).toBe(NEWEST);
  });

  it('are three at most: the newest, and the last that were it before', () => {
    const former: FormerKey[] = [
      [FIRST, TODAY - 2],
      [SECOND, TODAY],
      [THIRD, TODAY - 1],
      [NEWEST, TODAY],
    ];
    expect(uniteFormerKeys(former, NEWEST, TODAY)).toEqual([
      [SECOND, TODAY],
      [THIRD, TODAY - 1],
    ]);
  });

  it('are readers for 365 days from the first day on', () => {
    const found = (day: number) =>
      uniteFormerKeys(
        [
          [FIRST, TODAY],
          [FIRST, day],
        ],
        NEWEST,
        TODAY,
      );
    expect(found(TODAY - 364)).toEqual([[FIRST, TODAY - 364]]);
    expect(found(TODAY - 365)).toEqual([]);
  });

  it('are nothing but keys, whatever stands in the settings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (newest, former) => {
        expect(parseMailboxKeys(newest, former).every((key) => parseMailboxKey(key) === key)).toBe(true);
        expect(parseFormerKeys(former).every(([key]) => parseMailboxKey(key) === key)).toBe(true);
      }),
    );
    const entries = [['short', TODAY], [FIRST], [SECOND, 'today'], [THIRD, TODAY], 'text', null];
    expect(parseFormerKeys(entries)).toEqual([[THIRD, TODAY]]);
  });
});
