/**
 * The keys of this mailbox. Two clients that both start without one make one each, and the last to
 * save wins. The other key stays a reader, so that drafts which were sealed with it can be opened.
 */
import { FORMER_KEYS_SETTING, MAILBOX_KEY_SETTING } from '../draft/setting-names';
import { readSetting } from '../office/read-setting';
import { parseMailboxKey, parseMailboxKeys } from '../seal/format/mailbox-key';

/** With the newest, for which alone is sealed. */
const MAXIMUM_KEYS = 3;
const READER_FOR_DAYS = 365;

/** A key, and the day from which on it was a reader only. */
export type FormerKey = [key: string, day: number];

/** The newest first; none before there is one. */
export const readMailboxKeys = (): string[] =>
  parseMailboxKeys(readSetting(MAILBOX_KEY_SETTING), readSetting(FORMER_KEYS_SETTING));

/** What is no such key is left out. */
export const parseFormerKeys = (found: unknown): FormerKey[] =>
  (Array.isArray(found) ? (found as unknown[]) : []).flatMap((entry): FormerKey[] => {
    const [value, day] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const key = parseMailboxKey(value);
    return key && Number.isInteger(day) ? [[key, Number(day)]] : [];
  });

/**
 * @param newest is no former one
 * @param today day number (`directory/day.ts`)
 * @returns those that still open seals, the last first; of one key the earlier day counts
 */
export function uniteFormerKeys(all: readonly FormerKey[], newest: string | undefined, today: number): FormerKey[] {
  const days = new Map<string, number>();
  for (const [key, day] of all) days.set(key, Math.min(day, days.get(key) ?? day));
  return [...days]
    .filter(([key, day]) => key !== newest && day > today - READER_FOR_DAYS)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAXIMUM_KEYS - 1);
}
