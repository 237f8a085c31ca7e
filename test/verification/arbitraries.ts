/** Every input that the resolver can get, for properties: small pools, so that values meet each other. */
import fc from 'fast-check';
import {
  METHOD_IDS,
  type Choice,
  type DefaultChoice,
  type KnownCode,
  type KnownNumber,
  type MethodId,
  type Policy,
  type Recipient,
  type RecipientRecord,
  type RepeatableChoice,
  type TransportStandard,
} from '../../src/verification/types';
import { address, code, number, policy, recipient, record } from './values';

const ADDRESSES = ['anna@praktijk.example', 'bo@lind.example', 'collega@own.example'].map(address);
const NUMBERS = ['0612345678', '0687654321', '+32470123456'].map(number);
// the last is too short for a new one
const CODES = ['48213705', 'tulp-77-maan', '1234'].map(code);
const STANDARDS: TransportStandard[] = ['nta-7516', 'dane', 'mta-sts'];
const DATES = ['2026-01-02', '2026-03-04'];

const scope = fc.constantFrom('personal' as const, 'organization' as const);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

export const anyMethod: fc.Arbitrary<MethodId> = fc.constantFrom(...METHOD_IDS);

const knownNumber: fc.Arbitrary<KnownNumber> = fc.record(
  { phoneNumber: fc.constantFrom(...NUMBERS), scope, provedOn: fc.constantFrom(...DATES) },
  { requiredKeys: ['phoneNumber', 'scope'] },
);
const knownCode: fc.Arbitrary<KnownCode> = fc.record(
  {
    accessCode: fc.constantFrom(...CODES),
    scope,
    setOn: fc.constantFrom(...DATES),
    hint: fc.constant('Client number?'),
  },
  // without its code: it has not been read yet
  { requiredKeys: ['scope'] },
);
const byAdministrator: fc.Arbitrary<DefaultChoice> = fc.record(
  {
    method: fc.constantFrom(
      ...(['account', 'transport-security', 'sms-known', 'organization-code-saved', 'access-code-saved'] as const),
    ),
    phoneNumber: fc.constantFrom(...NUMBERS),
  },
  { requiredKeys: ['method'] },
);
const repeatable: fc.Arbitrary<RepeatableChoice> = fc.oneof(
  { weight: 3, arbitrary: byAdministrator },
  { weight: 1, arbitrary: fc.constant({ method: 'verification-email' as const }) },
);

export const anyChoice: fc.Arbitrary<Choice> = fc.record(
  {
    method: anyMethod,
    phoneNumber: fc.constantFrom(...NUMBERS),
    accessCode: fc.constantFrom(...CODES),
    accessCodeHint: fc.constant('Client number?'),
    unread: fc.constant(true as const),
  },
  { requiredKeys: ['method'] },
);

export const anyRecipient: fc.Arbitrary<Recipient> = fc
  .record({ address: fc.constantFrom(...ADDRESSES), kind: fc.constantFrom('person' as const, 'list' as const) })
  .map(recipient);

export const recordFor = (who: Recipient): fc.Arbitrary<RecipientRecord> =>
  fc
    .record({
      hasAccount: fc.boolean(),
      numbers: fc.array(knownNumber, { maxLength: 4 }),
      codes: fc.array(knownCode, { maxLength: 4 }),
      safeTransport: optional(fc.constantFrom(...STANDARDS).map((standard) => ({ standard }))),
      alsoSafe: fc.subarray(STANDARDS).map((standards) => standards.map((standard) => ({ standard }))),
      administratorDefault: optional(byAdministrator),
      lastChoice: optional(repeatable),
    })
    .map((known) => record({ address: who.address, ...known }));

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    allowed: fc.record({
      // more often allowed than not, so that there is something to choose from
      ...(Object.fromEntries(
        METHOD_IDS.map((id) => [id, fc.integer({ min: 0, max: 3 }).map((dice) => dice > 0)]),
      ) as Record<MethodId, fc.Arbitrary<boolean>>),
      'verification-email': fc.constantFrom(true, false, 'last-resort' as const),
    }),
    weakest: optional(fc.constantFrom(...METHOD_IDS)),
    ownDomains: fc.subarray(['own.example']),
    trustedDomains: fc.subarray(['*.lind.example']),
    transport: fc.record({
      accepted: fc.subarray(STANDARDS),
      automatic: fc.subarray(STANDARDS),
      beforeAccount: fc.boolean(),
    }),
  })
  .map(policy);

/** A recipient with a record of their own, a policy, and perhaps a choice. */
export const anySituation = anyRecipient.chain((who) =>
  fc.record({ who: fc.constant(who), known: recordFor(who), rules: anyPolicy, own: optional(anyChoice) }),
);
