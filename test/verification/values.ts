/** Values for tests of the rules: made by the real parsers, so that a test cannot hold what the program could not. */
import { defaultConfiguration } from '../../src/configuration/schema';
import { parseAccessCode, SAVED_CODE_LENGTHS } from '../../src/verification/access-code';
import type { AccessCode, EmailAddress, Parsed, PhoneNumber } from '../../src/verification/brands';
import { parseEmailAddress } from '../../src/verification/email-address';
import { parsePhoneNumber } from '../../src/verification/phone-number';
import { emptyRecord } from '../../src/verification/records';
import type {
  MethodId,
  MethodOption,
  Policy,
  Recipient,
  RecipientRecord,
  Verification,
} from '../../src/verification/types';

const defaultPolicy = defaultConfiguration().policy;

export const address = (text: string): EmailAddress => valueOf(parseEmailAddress(text));
export const code = (text: string): AccessCode => valueOf(parseAccessCode(text, SAVED_CODE_LENGTHS));
export const number = (text: string): PhoneNumber => valueOf(parsePhoneNumber(text, 'NL'));

export const ANNA = address('anna@praktijk.example');

export function recipient(more: Partial<Recipient> = {}): Recipient {
  const typedAddress = more.address ?? ANNA;
  return {
    address: ANNA,
    typedAddress,
    spellings: [typedAddress],
    displayName: 'Anna de Vries',
    fields: ['to'],
    kind: 'person',
    ...more,
  };
}

export function record(more: Partial<RecipientRecord> = {}): RecipientRecord {
  return { ...emptyRecord(more.address ?? ANNA), ...more };
}

export function policy(more: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy, ...more };
}

/** A policy under which only these methods are allowed. */
export function allowing(...methods: MethodId[]): Policy {
  return policy({
    allowed: Object.fromEntries(ids(defaultPolicy).map((id) => [id, methods.includes(id)])) as Policy['allowed'],
  });
}

/** A policy under which these methods are not allowed. */
export function forbidding(...methods: MethodId[]): Policy {
  return allowing(...ids(defaultPolicy).filter((id) => !methods.includes(id)));
}

/** This policy with the verification email only where nothing else is offered. */
export const lastResortOnly = ({ allowed, ...rules }: Policy = policy()): Policy => ({
  ...rules,
  allowed: { ...allowed, 'verification-email': 'last-resort' },
});

const ids = ({ allowed }: Policy) => Object.keys(allowed) as MethodId[];

export type Needed = Exclude<Verification, { state: 'not-needed' }>;

/** @throws when the recipient needs nothing, which the test then did not mean. */
export function needed(verification: Verification): Needed {
  if (verification.state === 'not-needed') throw new Error('expected a recipient who needs a method');
  return verification;
}

export const methodsOf = (options: readonly MethodOption[]): MethodId[] => [
  ...new Set(options.map(({ method }) => method)),
];

function valueOf<Value>(parsed: Parsed<Value, string>): Value {
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
