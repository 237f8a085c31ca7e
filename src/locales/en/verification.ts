/** Labels and descriptions of the methods, reasons, and what is wrong with an address, a number, a code or a hint. */
import type { AccessCodeLengths } from '../../verification/access-code';
import type { HintProblem } from '../../verification/access-code-hint';
import type { AccessCodeRefusal, AccessCodeRule } from '../../verification/access-code-rules';
import type { ChoiceProblem } from '../../verification/choices';
import type { EmailAddressProblem } from '../../verification/email-address';
import type { LanguageTagProblem } from '../../verification/language-tag';
import type { PhoneNumberProblem } from '../../verification/phone-number';
import type {
  ChoiceReason,
  MethodId,
  RecipientField,
  Scope,
  TransportStandard,
  UnavailableReason,
  Verification,
} from '../../verification/types';
import { plural } from '../plural';

const LANGUAGE = 'en';

/** What the words of a method may tell; each uses what it needs. */
export interface MethodDetails {
  brand: string;
  /** As it is shown: formatted, or E.164 until the formatter is there. */
  phoneNumber?: string;
  /** As it is shown: the saved code, or dots where the organization masks it. */
  accessCode?: string;
  known?: { scope: Scope; provedOn?: string; setOn?: string; setBy?: string; hint?: string };
}

type MethodWords<Words> = Record<MethodId, (details: MethodDetails) => Words>;

const savedCodeLabel = ({ accessCode }: MethodDetails) => (accessCode ? `Access code ${accessCode}` : 'Access code');

const labels: MethodWords<string> = {
  account: ({ brand }) => `${brand} account`,
  'transport-security': () => 'Transport security compliant',
  'sms-known': ({ phoneNumber }) => (phoneNumber ? `SMS to ${phoneNumber}` : 'SMS to known number'),
  'organization-code-saved': savedCodeLabel,
  'access-code-saved': savedCodeLabel,
  'sms-new': () => 'SMS to new number',
  'organization-code-new': () => 'Set up organization access code',
  'access-code-new': () => 'Access code',
  'verification-email': () => 'Verification email',
};

const descriptions: MethodWords<string> = {
  account: () => 'They can read it right away',
  'transport-security': () => 'Their mail provider keeps it safe; they do nothing',
  'sms-known': ({ known }) => {
    const owner = known?.scope === 'organization' ? "Your organization's" : 'Yours';
    return known?.provedOn ? `${owner}, last proved ${day(known.provedOn)}` : owner;
  },
  'organization-code-saved': ({ known }) =>
    known?.setBy ? `Your organization's code, set by ${known.setBy}` : "Your organization's code",
  'access-code-saved': () => 'Only you know this one',
  'sms-new': () => 'You know their mobile number',
  'organization-code-new': () => 'One code for all your colleagues',
  'access-code-new': () => 'You can tell them a code by phone or in person',
  'verification-email': () => 'You have no other way to reach them',
};

/** For screen readers: the two saved codes have the same label, and dots or digits alone do not tell them apart. */
const accessibleNames: MethodWords<string> = {
  ...labels,
  'organization-code-saved': (details) => `Organization's ${lowerFirst(savedCodeLabel(details))}`,
  'access-code-saved': (details) => `Personal ${lowerFirst(savedCodeLabel(details))}`,
};

const standards: Record<TransportStandard, string> = { 'nta-7516': 'NTA 7516', dane: 'DANE', 'mta-sts': 'MTA-STS' };

const reasons: {
  [Rule in ChoiceReason['rule']]: (reason: Extract<ChoiceReason, { rule: Rule }>, brand: string) => string;
} = {
  'own-choice': () => 'Chosen because you picked it.',
  'has-account': (_, brand) => `Chosen because they have a ${brand} account.`,
  'safe-transport': ({ standard }) => `Chosen because their mail provider complies with ${standards[standard]}.`,
  'administrator-default': () => 'Chosen because your administrator set it for this address.',
  'last-choice': () => 'Chosen because you used it last time.',
  'strongest-known': () => 'Chosen because it is the strongest way known for them.',
};

const unavailableReasons: {
  [Why in UnavailableReason['why']]: (reason: Extract<UnavailableReason, { why: Why }>, brand: string) => string;
} = {
  'not-allowed': () => 'your organization does not allow it',
  'no-account': (_, brand) => `they have no ${brand} account`,
  'no-known-number': () => 'no number is known for them',
  'no-saved-code': ({ scope }) =>
    scope === 'organization' ? 'your organization has no code for them' : 'you have not shared a code with them before',
  'organization-code-exists': () => 'your organization already has a code for them',
  'transport-not-safe': () => 'their mail provider is not known to be safe',
  'transport-standard-not-accepted': ({ standard }) => `your organization does not accept ${standards[standard]}`,
  'stronger-way-available': () => 'a stronger way is available',
  list: () => 'this is a distribution list; add its members one by one instead',
  'value-missing': () => 'its number or code is no longer on this draft',
  'value-gone': () => 'its number or code has changed since',
  'code-against-the-rules': () => 'the code does not meet the rules of your organization',
};

const phoneNumberProblems: Record<PhoneNumberProblem, string> = {
  empty: 'Type their mobile number.',
  'not-a-number': 'This is not a phone number. Use digits, with + and the country code if it is abroad.',
  'too-short': 'This number is too short. Check that no digit is missing.',
  'too-long': 'This number is too long. Check for a digit too many.',
  impossible: 'This number does not exist. Check the digits and the country.',
  'unknown-country': 'This country code does not exist. Pick the country, or start with + and its code.',
  extension: 'An SMS cannot go to an extension. Type a mobile number.',
  landline: 'This is a landline, which cannot receive an SMS. Type a mobile number.',
  'cannot-receive-sms': 'This is a service number, which cannot receive an SMS. Type a mobile number.',
};

const accessCodeProblems: Record<AccessCodeRefusal, (lengths: AccessCodeLengths) => string> = {
  empty: () => 'Type a code.',
  'contains-line-break': () => 'A code is one line. Remove the line breaks and tabs.',
  'unreadable-character': () => 'The code holds a broken character. Type it again.',
  'outer-space': () => 'The code starts or ends with a space. Remove it.',
  'too-short': ({ minimumLength }) => `Make the code longer: ${minimumLength} characters or more.`,
  'too-long': ({ maximumLength }) => `Make the code shorter: ${maximumLength} characters or fewer.`,
  'in-this-mail': () =>
    'This code stands in your mail, where anybody can read it. Use another, or take it out of the mail.',
  'their-name': () => 'This code holds their name, which is easy to guess. Use another.',
};

const accessCodeRules: {
  [Rule in AccessCodeRule['rule']]: (rule: Extract<AccessCodeRule, { rule: Rule }>) => string;
} = {
  'minimum-length': ({ minimumLength }) =>
    plural(LANGUAGE, minimumLength, { one: '# character or more', other: '# characters or more' }),
  'maximum-length': ({ maximumLength }) =>
    plural(LANGUAGE, maximumLength, { one: '# character at most', other: '# characters at most' }),
  'one-line': () => 'One line',
  'no-outer-space': () => 'No space at the start or end',
  'not-in-mail': () => 'Not in this mail',
  'not-their-name': () => 'Without their name',
};

const hintProblems: Record<HintProblem, string> = {
  'contains-line-break': 'A hint is one line. Remove the line breaks and tabs.',
  'unreadable-character': 'The hint holds a broken character. Type it again.',
  'too-long': 'Make the hint shorter: 100 characters or fewer.',
  'contains-code': 'The hint gives the code away. Leave the code out of it.',
};

const emailAddressProblems: Record<EmailAddressProblem, string> = {
  empty: 'Type an email address.',
  'too-long': 'This address is too long. Check that it is a single address.',
  'no-at-sign': 'An email address has an @. Add it with what follows.',
  'nothing-before-at-sign': 'Something is missing before the @.',
  'nothing-after-at-sign': 'Something is missing after the @.',
  'contains-space': 'An email address has no spaces. Remove them.',
  'contains-line-break': 'An email address is one line. Remove the line breaks and tabs.',
  'invisible-character': 'This address holds an invisible character. Type it again by hand.',
  'special-character': 'This address holds a character that does not belong there. Remove it.',
  'quote-not-closed': 'A quotation mark is not closed. Add the missing one, or remove it.',
};

const languageTagProblems: Record<LanguageTagProblem, string> = {
  empty: 'Pick a language.',
  'not-a-language': 'This is not a language. Pick one from the list.',
};

const choiceProblems: Record<ChoiceProblem, string> = {
  'phone-number-missing': 'The phone number is missing. Type it again.',
  'access-code-missing': 'The access code is missing. Type it again.',
  'value-of-another-method': 'This choice holds a value of another method. Choose again.',
};

const notNeeded: Record<Extract<Verification, { state: 'not-needed' }>['because'], string> = {
  'own-domain': 'A colleague: needs nothing.',
  'trusted-domain': 'Your organization trusts their domain: needs nothing.',
};

const fields: Record<RecipientField, string> = { to: 'To', cc: 'Cc', bcc: 'Bcc' };

export const verification = Object.freeze({
  label: (method: MethodId, details: MethodDetails) => labels[method](details),
  description: (method: MethodId, details: MethodDetails) => descriptions[method](details),
  accessibleName: (method: MethodId, details: MethodDetails) => accessibleNames[method](details),
  /** A whole sentence: "Chosen because …" */
  chosenBecause: (reason: ChoiceReason, brand: string) => entry(reasons, reason.rule)(reason, brand),
  /** A whole sentence: "Not offered because …" */
  notOfferedBecause: (reason: UnavailableReason, brand: string) =>
    `Not offered because ${entry(unavailableReasons, reason.why)(reason, brand)}.`,
  /** The same by itself, for a line under a label: "A stronger way is available" */
  whyNot: (reason: UnavailableReason, brand: string) =>
    upperFirst(entry(unavailableReasons, reason.why)(reason, brand)),
  /** For a choice that was taken back. @param label of the method that was chosen. */
  withdrawnBecause: (label: string, reason: UnavailableReason, brand: string) =>
    `Your choice "${label}" is no longer possible: ${entry(unavailableReasons, reason.why)(reason, brand)}. Choose again.`,
  notNeeded,
  fields,
  standards,
  phoneNumberProblems,
  accessCodeProblems,
  accessCodeRule: (rule: AccessCodeRule) => entry(accessCodeRules, rule.rule)(rule),
  hintProblems,
  emailAddressProblems,
  languageTagProblems,
  choiceProblems,
  /** In place of a code that the organization masks: says nothing of its length. */
  maskedCode: '••••••••',
  tellTheCode: (name: string) => `Tell ${name} the code by phone or in person, never by email.`,
});

/** The words for one member of a union. The tables above are checked for every member; this only picks. */
function entry<Kind extends string, Item>(
  table: { [Name in Kind]: (item: never, brand: string) => string },
  kind: Kind,
): (item: Item, brand?: string) => string {
  return table[kind] as (item: unknown, brand?: string) => string;
}

/** @param date ISO 8601; shown as it is where it is none. */
function day(date: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
