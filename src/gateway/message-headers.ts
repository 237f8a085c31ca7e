/** The headers of a received message that the gateway reads: ours, and those that say who it is from and to whom it goes. */
import { addressParser } from 'postal-mime';
import { ALL_HEADERS } from '../seal/format/header-names';
import { originalValue } from './header-value';
import { oneMailbox } from './one-mailbox';
import { valuesOf } from './header-lines';
import type { HeaderField, ScannedMessage } from './header-lines';

/** Twice what 30 headers of ours need; more is not read. */
const MAXIMUM_OUR_BYTES = 64 * 1024;
/** To and Cc together: far more than 1,000 addresses with names need. */
const MAXIMUM_ADDRESSEE_BYTES = 256 * 1024;

export interface MessageHeaders {
  /** One of our headers by its lower-case name, unfolded and decoded; undefined where there is none. */
  ours(name: string): string | undefined;
  /**
   * True where they are too long, or where the name of one of ours or of From is written so that readers differ in
   * what it is: which one counts would be a guess.
   */
  unclear: boolean;
  /** One of ours is there more than once: which one counts would be a guess. */
  doubled: boolean;
  /**
   * Addresses in To and Cc, groups included. An entry without an address is an empty text, and so is a list that is
   * too long to be read. Read when it is asked for, as it takes time.
   */
  readonly addressees: string[];
  /** The one mailbox in the one From; undefined where there is none, or more than one. Read when it is asked for. */
  readonly sender: string | undefined;
}

export function readMessageHeaders(message: ScannedMessage): MessageHeaders {
  const ours = ALL_HEADERS.flatMap((name) => message.byName.get(name) ?? []);
  const bytes = ours.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    ours: (name) => {
      const value = valuesOf(message, name).at(-1);
      return value === undefined ? undefined : originalValue(value);
    },
    unclear: ours.length > 0 && (bytes > MAXIMUM_OUR_BYTES || message.fields.some(isOddlyWritten)),
    doubled: new Set(ours.map(({ name }) => name)).size < ours.length,
    get addressees() {
      return addresseesOf(message);
    },
    get sender() {
      const [from, ...others] = valuesOf(message, 'from');
      return from === undefined || others.length > 0 ? undefined : oneMailbox(from);
    },
  };
}

const isOurs = (name: string) => ALL_HEADERS.includes(name);
const isCompared = (name: string) => isOurs(name) || name === 'from';

/** Readers differ in a name with other characters in it or around it, and in one without a colon. */
function isOddlyWritten({ writtenName, hasColon }: HeaderField): boolean {
  const printable = writtenName.replace(/[^\x21-\x7e]/g, '').toLowerCase();
  return isCompared(printable) && !(hasColon && /^[\x21-\x7e]+[ \t]*$/.test(writtenName));
}

function addresseesOf(message: ScannedMessage): string[] {
  const values = ['to', 'cc'].flatMap((name) => valuesOf(message, name));
  if (values.reduce((sum, { length }) => sum + length, 0) > MAXIMUM_ADDRESSEE_BYTES) return [''];
  return values.flatMap((value) => addressParser(value, { flatten: true })).map(({ address }) => address ?? '');
}
