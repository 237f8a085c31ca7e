/**
 * What was typed and not used yet, for each recipient. Kept beside React, so that a row that moves to another group,
 * or leaves and comes back, finds its text again. In memory only.
 */
import type { EmailAddress } from '../../verification/brands';

export interface TypedNumber {
  country: string;
  text: string;
}

export interface TypedCode {
  code: string;
  hint: string;
}

export interface TypedInputs {
  numbers: Map<EmailAddress, TypedNumber>;
  codes: Map<EmailAddress, TypedCode>;
  forget(address: EmailAddress): void;
}

export function createTypedInputs(): TypedInputs {
  const numbers = new Map<EmailAddress, TypedNumber>();
  const codes = new Map<EmailAddress, TypedCode>();
  return {
    numbers,
    codes,
    forget: (address) => {
      numbers.delete(address);
      codes.delete(address);
    },
  };
}
