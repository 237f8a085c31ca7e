/** Labels and descriptions of the methods, reasons, and what is wrong with a number, a code or a hint. */
import { formatDay } from '../format';
import { plural } from '../plural';
import { STANDARDS, verificationWith, type MethodDetails } from '../verification';
import { providedBy } from './transport';

const LANGUAGE = 'en';

const savedCodeLabel = ({ accessCode }: MethodDetails) => (accessCode ? `Access code ${accessCode}` : 'Access code');

export const verification = verificationWith({
  labels: {
    account: ({ brand }) => `${brand} account`,
    'transport-security': () => 'Transport security compliant',
    'sms-known': ({ phoneNumber }) => (phoneNumber ? `SMS to ${phoneNumber}` : 'SMS to known number'),
    'organization-code-saved': savedCodeLabel,
    'access-code-saved': savedCodeLabel,
    'sms-new': () => 'SMS to new number',
    'organization-code-new': () => 'Set up organization access code',
    'access-code-new': () => 'Access code',
    'verification-email': () => 'Verification email',
  },

  descriptions: {
    account: () => 'They can read it right away',
    'transport-security': () => 'Their mail provider keeps it safe; they do nothing',
    'sms-known': ({ known }) => {
      const owner = known?.scope === 'organization' ? "Your organization's" : 'Yours';
      return known?.provedOn ? `${owner}, last proved ${formatDay(LANGUAGE, known.provedOn)}` : owner;
    },
    'organization-code-saved': ({ known }) =>
      known?.setBy ? `Your organization's code, set by ${known.setBy}` : "Your organization's code",
    'access-code-saved': () => 'Only you know this one',
    'sms-new': () => 'You know their mobile number',
    'organization-code-new': () => 'One code for all your colleagues',
    'access-code-new': () => 'You can tell them a code by phone or in person',
    'verification-email': () =>
      'Only if you have no number and cannot agree on a code: the code goes to this same mailbox',
  },

  distinctLabels: {
    'organization-code-saved': "Organization's access code",
    'access-code-saved': 'Personal access code',
  },

  reasons: {
    'own-choice': () => 'Chosen because you picked it.',
    'has-account': (_, brand) => `Chosen because they have a ${brand} account.`,
    'safe-transport': ({ standard, ...details }) =>
      `Chosen because their mail provider complies with ${STANDARDS[standard]}${providedBy(details)}.`,
    'administrator-default': () => 'Chosen because your administrator set it for this address.',
    'last-choice': () => 'Chosen because you used it last time.',
    'strongest-known': () => 'Chosen because it is the strongest way known for them.',
  },

  unavailableReasons: {
    'not-allowed': () => 'your organization does not allow it',
    'too-weak-for-label': () => 'the sensitivity label of this mail asks for a stronger method',
    'no-account': (_, brand) => `they have no ${brand} account`,
    'no-known-number': () => 'no number is known for them',
    'no-saved-code': ({ scope }) =>
      scope === 'organization'
        ? 'your organization has no code for them'
        : 'you have not shared a code with them before',
    'organization-code-exists': ({ setBy }) =>
      setBy
        ? `your organization already has a code for them, set by ${setBy}`
        : 'your organization already has a code for them',
    'transport-not-safe': () => 'their mail provider is not known to be safe',
    'transport-standard-not-accepted': ({ standard }) => `your organization does not accept ${STANDARDS[standard]}`,
    'stronger-way-available': () => 'a stronger way is available',
    list: () => 'this is a distribution list; add its members one by one instead',
    'value-missing': () => 'its number or code is no longer on this draft',
    'value-gone': () => 'its number or code has changed since',
    'code-against-the-rules': () => 'the code does not meet the rules of your organization',
  },

  phoneNumberProblems: {
    empty: 'Type their mobile number.',
    'not-a-number': 'This is not a phone number. Use digits, with + and the country code if it is abroad.',
    'too-short': 'This number is too short. Check that no digit is missing.',
    'too-long': 'This number is too long. Check for a digit too many.',
    impossible: 'This number does not exist. Check the digits and the country.',
    ambiguous: 'These digits can be two numbers. Choose the one you mean.',
    'unknown-country': 'This country code does not exist. Pick the country, or start with + and its code.',
    extension: 'An SMS cannot go to an extension. Type a mobile number.',
    landline: 'This is a landline, which cannot receive an SMS. Type a mobile number.',
    'cannot-receive-sms': 'This is a service number, which cannot receive an SMS. Type a mobile number.',
  },

  accessCodeProblems: {
    empty: () => 'Type a code.',
    'contains-line-break': () => 'A code is one line. Remove the line breaks and tabs.',
    'unreadable-character': () => 'The code holds a broken character. Type it again.',
    'outer-space': () => 'The code starts or ends with a space. Remove it.',
    'too-short': ({ minimumLength }) => `Make the code longer: ${minimumLength} characters or more.`,
    'too-long': ({ maximumLength }) => `Make the code shorter: ${maximumLength} characters or fewer.`,
    'in-this-mail': () =>
      'This code stands in your mail, where anybody can read it. Use another, or take it out of the mail.',
    'their-name': () => 'This code holds their name, which is easy to guess. Use another.',
  },

  accessCodeRules: {
    'minimum-length': ({ minimumLength }) =>
      plural(LANGUAGE, minimumLength, { one: '# character or more', other: '# characters or more' }),
    'maximum-length': ({ maximumLength }) =>
      plural(LANGUAGE, maximumLength, { one: '# character at most', other: '# characters at most' }),
    'one-line': () => 'One line',
    'no-outer-space': () => 'No space at the start or end',
    'not-in-mail': () => 'Not in this mail',
    'not-their-name': () => 'Without their name',
  },

  hintProblems: {
    'contains-line-break': 'A hint is one line. Remove the line breaks and tabs.',
    'unreadable-character': 'The hint holds a broken character. Type it again.',
    'too-long': 'Make the hint shorter: 100 characters or fewer.',
    'contains-code': 'The hint gives the code away. Leave the code out of it.',
  },

  notNeeded: {
    'own-domain': 'A colleague: needs nothing.',
    'trusted-domain': 'Your organization trusts their domain: needs nothing.',
  },
  withdrawnBecause: (label, reason) => `Your choice "${label}" is no longer possible: ${reason}. Choose again.`,
  tellTheCode: (name) => `Tell ${name} the code by phone or in person, never by email.`,
});
