/**
 * What was typed and not used yet, for each recipient. Kept beside React, so that a row that moves to another group,
 * or leaves and comes back, finds its text again. In memory only.
 */
import type { EmailAddress } from '../../verification/brands';
import type { TypedCode } from '../../verification/typed-code';

export interface TypedNumber {
  /** That was picked, or the default; never what a typed prefix says. */
  country: string;
  text: string;
}

/** By recipient, as a `Map`. */
export interface Entries<Entry> {
  get(address: EmailAddress): Entry | undefined;
  set(address: EmailAddress, entry: Entry): void;
  delete(address: EmailAddress): void;
  clear(): void;
}

export interface TypedInputs {
  numbers: Entries<TypedNumber>;
  codes: Entries<TypedCode>;
  forget(address: EmailAddress): void;
}

type Tell = (address: EmailAddress, hasText: boolean) => void;

function createEntries<Entry>(textOf: (entry: Entry) => string, tell: Tell): Entries<Entry> {
  const entries = new Map<EmailAddress, Entry>();
  return {
    get: (address) => entries.get(address),
    set: (address, entry) => {
      entries.set(address, entry);
      tell(address, textOf(entry).trim() !== '');
    },
    delete: (address) => {
      if (entries.delete(address)) tell(address, false);
    },
    clear: () => entries.clear(),
  };
}

/** @param tell hears at each change whether something stands there that was not used; not when all is cleared */
export function createTypedInputs(tell: Tell): TypedInputs {
  const numbers = createEntries<TypedNumber>(({ text }) => text, tell);
  const codes = createEntries<TypedCode>(({ code, hint }) => code + hint, tell);
  return {
    numbers,
    codes,
    forget: (address) => {
      numbers.delete(address);
      codes.delete(address);
    },
  };
}
