/**
 * The words of the rules: who a mail goes to, what is known of them, what the organization allows, and what was chosen.
 * Plain data; nothing here knows Office, the DOM, the network or the clock.
 */
import type { AccessCode, AddressSpelling, EmailAddress, LanguageTag, PhoneNumber } from './brands';

/** The nine ways in which a recipient can prove who they are, in the order of the menu: the last resort comes last. */
export const METHOD_IDS = [
  'account',
  'sms-known',
  'organization-code-saved',
  'access-code-saved',
  'transport-security',
  'sms-new',
  'organization-code-new',
  'access-code-new',
  'verification-email',
] as const;
export type MethodId = (typeof METHOD_IDS)[number];

export type RecipientField = 'to' | 'cc' | 'bcc';

/** One mailbox that a draft goes to. In two fields, or in two spellings, it is one recipient. */
export interface Recipient {
  address: EmailAddress;
  /** As it stands on the draft, where it stands first. */
  typedAddress: string;
  /** Every one that the draft has of it. */
  spellings: AddressSpelling[];
  /** May be empty, or the address again. */
  displayName: string;
  fields: RecipientField[];
  /** `list`: a distribution list; its members are not known here. */
  kind: 'person' | 'list';
}

/** Who a number or a code belongs to: this sender alone, or everybody in the organization. */
export type Scope = 'personal' | 'organization';

export interface KnownNumber {
  phoneNumber: PhoneNumber;
  scope: Scope;
  /** ISO 8601 date on which the recipient last proved this number. */
  provedOn?: string;
}

export interface KnownCode {
  /** Absent: that there is one is known, and it has not been read yet. */
  accessCode?: AccessCode;
  scope: Scope;
  hint?: string;
  /** Name of the person who set it, where that is known. */
  setBy?: string;
  /** ISO 8601 date on which it was set. */
  setOn?: string;
  /** A colleague set it, and no administrator: it is not chosen for this sender before they picked it once. */
  setByColleague?: true;
  /** This sender set it: they can set another. */
  setHere?: true;
  /** Of the directory service: says which code was seen. */
  version?: string;
}

export type TransportStandard = 'nta-7516' | 'dane' | 'mta-sts';

export interface SafeTransport {
  standard: TransportStandard;
  /** ISO 8601 date of the last check. */
  checkedOn?: string;
  /** Who provides the mail service, and the month since when (YYYY-MM), where the standard says so. */
  provider?: string;
  since?: string;
}

/** Why a standard does not hold for a domain, as the directory service found out. `locales` has the words. */
export const UNSAFE_REASONS = ['not-found', 'not-in-force', 'not-validated', 'not-enforced', 'unreachable'] as const;
export interface UnsafeTransport {
  standard: TransportStandard;
  reason: (typeof UNSAFE_REASONS)[number];
  /** ISO 8601 date of the last check. */
  checkedOn?: string;
}

/** Methods that need typing are never repeated: by then what was typed is known. */
export type RepeatableMethod = Exclude<MethodId, 'sms-new' | 'organization-code-new' | 'access-code-new'>;

/** What an administrator can set for an address. The last resort is the sender's to pick. */
export type DefaultMethod = Exclude<RepeatableMethod, 'verification-email'>;

/** What a later draft needs to choose the same again. */
export interface RepeatableChoice {
  method: RepeatableMethod;
  /** Which number, for `sms-known`. */
  phoneNumber?: PhoneNumber;
}

export interface DefaultChoice extends RepeatableChoice {
  method: DefaultMethod;
}

/** In place of a tag: picked as such, and thus before any language that somebody else set. Not set at all is `undefined`. */
export const ORGANIZATION_DEFAULT = 'organization-default';

/** The language in which a recipient is notified, as it is known or chosen. Only tags leave in the instructions. */
export type NotificationLanguage = LanguageTag | typeof ORGANIZATION_DEFAULT;

/** All that is known of one address. An unknown address has a record with empty lists, never a missing one. */
export interface RecipientRecord {
  address: EmailAddress;
  hasAccount: boolean;
  numbers: KnownNumber[];
  codes: KnownCode[];
  /** The strongest standard that holds. */
  safeTransport?: SafeTransport;
  /** Others that hold, too, strongest first. */
  alsoSafe?: SafeTransport[];
  /** Standards that were looked at and do not hold. Without these and a safe one nobody has looked. */
  unsafeTransport?: UnsafeTransport[];
  /** Set by an administrator for this address. */
  administratorDefault?: DefaultChoice;
  /** What this sender chose last time. */
  lastChoice?: RepeatableChoice;
  notificationLanguage?: NotificationLanguage;
  displayName?: string;
}

/** What the organization allows; part of its configuration. */
export interface Policy {
  /** Name in the label "… account". */
  brand: string;
  /** `last-resort`: only where nothing else is offered. */
  allowed: Record<Exclude<MethodId, 'verification-email'>, boolean> & { 'verification-email': boolean | 'last-resort' };
  /** The weakest method that the sensitivity label of this very mail allows. Absent: any. */
  weakest?: MethodId;
  /** Domains of the organization itself: people there need nothing. Lower case. A leading `*.` also covers subdomains. */
  ownDomains: string[];
  /** Domains outside that need nothing either. Same form. */
  trustedDomains: string[];
  /** Standards that count as safe transport, and those that are chosen without a click. */
  transport: { accepted: TransportStandard[]; automatic: TransportStandard[]; beforeAccount: boolean };
  accessCode: {
    minimumLength: number;
    maximumLength: number;
    maskSaved: boolean;
    /** Of codes that are made for the sender: within the two lengths. */
    generatedLength: number;
    /** What those are made of: each character once, one UTF-16 unit each. */
    alphabet: string;
  };
  /** ISO 3166-1 alpha-2, for numbers typed without a prefix. */
  defaultCountry: string;
}

/** The values that a choice can carry. */
export interface ChoiceValues {
  phoneNumber?: PhoneNumber;
  accessCode?: AccessCode;
  accessCodeHint?: string;
}
export type ChoiceField = keyof ChoiceValues;
/** In the order in which they are written. */
export const CHOICE_FIELDS = ['phoneNumber', 'accessCode', 'accessCodeHint'] as const satisfies readonly ChoiceField[];

/** A method with the values it needs: what stands on the draft for one recipient. */
export interface Choice extends ChoiceValues {
  method: MethodId;
  /** A saved code that has not been read yet, whichever it is. It cannot be sealed until it is. */
  unread?: true;
}

/** One entry of a recipient's menu that can be picked. */
export interface MethodOption {
  /** Unique in the menu and stable: the method, with the number where several are known. Never holds a code. */
  key: string;
  method: MethodId;
  /** Complete for methods that need nothing from the sender, but for a code that is `unread`; absent for those that need typing. */
  choice?: Choice;
  /** What the sender has to type, if anything. */
  needs: 'nothing' | 'phone-number' | 'access-code';
  known?: KnownNumber | KnownCode | SafeTransport;
}

/** Why a method is not in the menu. `locales` has the sentence for each. */
export type UnavailableReason =
  | { why: 'not-allowed' }
  /** The sensitivity label of the mail asks for a stronger one. */
  | { why: 'too-weak-for-label' }
  | { why: 'no-account' }
  | { why: 'no-known-number' }
  | { why: 'no-saved-code'; scope: Scope }
  | { why: 'organization-code-exists'; setBy?: string }
  | { why: 'transport-not-safe' }
  | { why: 'transport-standard-not-accepted'; standard: TransportStandard }
  | { why: 'stronger-way-available' }
  | { why: 'list' }
  /** Only of a withdrawn choice: its number or code is not on the draft any more, so it must be picked or typed again. */
  | { why: 'value-missing' }
  /** Only of a withdrawn choice: another number or code is known now than the one that was picked. */
  | { why: 'value-gone' }
  /** Only of a withdrawn choice: the typed code does not meet the organization's rules (any more). */
  | { why: 'code-against-the-rules' };

/** Why the chosen method is the chosen one. `locales` has the sentence for each. */
export type ChoiceReason =
  | { rule: 'own-choice' }
  | { rule: 'has-account' }
  | { rule: 'safe-transport'; standard: TransportStandard; provider?: string; since?: string }
  | { rule: 'administrator-default' }
  | { rule: 'last-choice' }
  | { rule: 'strongest-known' };

/** The answer of the resolver for one recipient. */
export type Verification =
  | { state: 'not-needed'; because: 'own-domain' | 'trusted-domain' }
  | {
      /** `unread`: chosen, and the saved code has yet to be read; until then it cannot be sealed. */
      state: 'ready' | 'unread' | 'missing';
      options: MethodOption[];
      unavailable: { method: MethodId; reason: UnavailableReason }[];
      /** Absent exactly when `state` is `missing`. */
      chosen?: { choice: Choice; optionKey: string; reason: ChoiceReason };
      /** A choice the sender had made and that is no longer possible. */
      withdrawn?: { choice: Choice; reason: UnavailableReason };
    };
