/**
 * The nine methods: one entry each, and all that distinguishes one from another. Views, gate, codec and gateway read
 * this table; nobody asks "which method is this?" elsewhere. A tenth method is an entry here, an id and its words.
 */
import { codeOf, numbersOf, transportOf } from './known-values';
import type {
  Choice,
  ChoiceField,
  MethodId,
  MethodOption,
  Policy,
  RecipientRecord,
  RepeatableMethod,
  Scope,
  UnavailableReason,
} from './types';

/** What is offered for one recipient, or why not. Never an empty list of options. */
export type Availability = { options: MethodOption[] } | { reason: UnavailableReason };

export interface Method {
  id: MethodId;
  /**
   * How well it proves who reads; higher is stronger. The one order of strength, for the automatic
   * choice and for the weakest method of a sensitivity label:
   * - 5, an account: its owner signs in.
   * - 4, an SMS, to a known or a typed number: whoever reads holds a phone, apart from the mailbox.
   * - 3, an access code, personal or the organization's: it came another way than the mail.
   * - 2, safe transport: a checked connection shows which domain receives, and not who reads there.
   * - 1, a verification email: its code goes where the mail goes, by a connection nobody checked.
   */
  strength: 5 | 4 | 3 | 2 | 1;
  /** A way of delivery: chosen where a rule names it, never as the strongest. */
  isDelivery?: true;
  /** What the sender has to type. */
  needs: MethodOption['needs'];
  /** The values that a choice must carry, which are also what the gateway must know. */
  requires: readonly ChoiceField[];
  /** Values that it may carry besides. */
  allows: readonly ChoiceField[];
  /** Whether it makes sense for a distribution list, where many people read one address. */
  forLists: boolean;
  /** Set apart in the menu, and chosen by itself only where the sender used it before and nothing stronger is known. */
  lastResort: boolean;
  /** What a later draft picks to do the same again, and to whom a typed value then belongs. Absent: nothing is remembered. */
  remembers?: { as: RepeatableMethod; scope: Scope };
  /** Whether policy and list rules aside, this recipient can have it. */
  find(record: RecipientRecord, policy: Policy): Availability;
}

export const METHODS: Readonly<Record<MethodId, Method>> = {
  account: {
    id: 'account',
    strength: 5,
    needs: 'nothing',
    requires: [],
    allows: [],
    forLists: false,
    lastResort: false,
    remembers: { as: 'account', scope: 'personal' },
    find: (record) => (record.hasAccount ? one('account') : { reason: { why: 'no-account' } }),
  },

  'sms-known': {
    id: 'sms-known',
    strength: 4,
    needs: 'nothing',
    requires: ['phoneNumber'],
    allows: [],
    forLists: false,
    lastResort: false,
    remembers: { as: 'sms-known', scope: 'personal' },
    find: (record) => {
      const options = numbersOf(record).map((known): MethodOption => ({
        key: `sms-known:${known.phoneNumber}`,
        method: 'sms-known',
        choice: { method: 'sms-known', phoneNumber: known.phoneNumber },
        needs: 'nothing',
        known,
      }));
      return options.length > 0 ? { options } : { reason: { why: 'no-known-number' } };
    },
  },

  'organization-code-saved': savedCode('organization-code-saved', 'organization'),
  'access-code-saved': savedCode('access-code-saved', 'personal'),

  'transport-security': {
    id: 'transport-security',
    strength: 2,
    isDelivery: true,
    needs: 'nothing',
    requires: [],
    allows: [],
    forLists: true,
    lastResort: false,
    remembers: { as: 'transport-security', scope: 'personal' },
    find: (record, policy) => {
      const transport = transportOf(record, policy);
      if (!transport) return { reason: { why: 'transport-not-safe' } };
      const { standard } = transport;
      if (!policy.transport.accepted.includes(standard)) {
        return { reason: { why: 'transport-standard-not-accepted', standard } };
      }
      return one('transport-security', transport);
    },
  },

  'sms-new': {
    id: 'sms-new',
    strength: 4,
    needs: 'phone-number',
    requires: ['phoneNumber'],
    allows: [],
    forLists: false,
    lastResort: false,
    remembers: { as: 'sms-known', scope: 'personal' },
    find: () => typed('sms-new', 'phone-number'),
  },

  'organization-code-new': {
    id: 'organization-code-new',
    strength: 3,
    needs: 'access-code',
    requires: ['accessCode'],
    allows: ['accessCodeHint'],
    forLists: true,
    lastResort: false,
    remembers: { as: 'organization-code-saved', scope: 'organization' },
    find: (record) => {
      const known = codeOf(record, 'organization');
      if (!known) return typed('organization-code-new', 'access-code');
      return { reason: { why: 'organization-code-exists', ...(known.setBy && { setBy: known.setBy }) } };
    },
  },

  'access-code-new': {
    id: 'access-code-new',
    strength: 3,
    needs: 'access-code',
    requires: ['accessCode'],
    allows: ['accessCodeHint'],
    forLists: true,
    lastResort: false,
    remembers: { as: 'access-code-saved', scope: 'personal' },
    find: () => typed('access-code-new', 'access-code'),
  },

  'verification-email': {
    id: 'verification-email',
    strength: 1,
    needs: 'nothing',
    requires: [],
    allows: [],
    // a code mailed to a list reaches whoever the mail itself reaches, so it proves nothing
    forLists: false,
    lastResort: true,
    remembers: { as: 'verification-email', scope: 'personal' },
    find: () => one('verification-email'),
  },
};

/** @param weakest absent: any will do */
export const isStrongEnough = (method: MethodId, weakest: MethodId | undefined): boolean =>
  weakest === undefined || METHODS[method].strength >= METHODS[weakest].strength;

function savedCode(id: 'organization-code-saved' | 'access-code-saved', scope: Scope): Method {
  return {
    id,
    strength: 3,
    needs: 'nothing',
    requires: ['accessCode'],
    allows: ['accessCodeHint'],
    forLists: true,
    lastResort: false,
    remembers: { as: id, scope },
    find: (record) => {
      const known = codeOf(record, scope);
      if (!known) return { reason: { why: 'no-saved-code', scope } };
      const { accessCode, hint } = known;
      const choice: Choice =
        accessCode === undefined
          ? { method: id, unread: true }
          : { method: id, accessCode, ...(hint === undefined ? {} : { accessCodeHint: hint }) };
      return { options: [{ key: id, method: id, choice, needs: 'nothing', known }] };
    },
  };
}

function one(method: MethodId, known?: MethodOption['known']): Availability {
  const option: MethodOption = { key: method, method, choice: { method }, needs: 'nothing' };
  return { options: [known ? { ...option, known } : option] };
}

function typed(method: MethodId, needs: 'phone-number' | 'access-code'): Availability {
  return { options: [{ key: method, method, needs }] };
}
