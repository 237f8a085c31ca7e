/** The words of the pane; its larger parts have files of their own. Labels, descriptions and reasons of the methods are in `verification.ts`. */
import type { Direction } from '../direction';
import { formatList, formatNumber } from '../format';
import { plural } from '../plural';
import { input } from './inputs';
import { list, menu } from './list';

const language = 'en';

const needsMethod = (count: number) =>
  plural(language, count, { one: '# person needs a method', other: '# people need a method' });

const words = {
  /** BCP 47 tag of these words, for `Intl`. */
  language,
  direction: 'ltr' as Direction,

  toolbar: {
    secureMail: 'Secure mail',
    on: 'on',
    off: 'off',
    recipientVerification: 'Recipient verification',
    needsMethod,
    cannotSwitchOn: 'Secure mail cannot be switched on here.',
  },

  off: {
    what: 'This mail goes out as normal mail.',
    why: 'Switch secure mail on to choose how people outside your organization prove who they are before they can read it.',
    askedByLabel: (name?: string) =>
      name ? `The label ${name} asks for secure mail.` : 'The sensitivity label of this mail asks for secure mail.',
    switchOn: 'Switch on',
  },

  empty: {
    title: 'Secure mail is on. Add a recipient.',
    steps: [
      'Type their address in To, Cc or Bcc of your mail.',
      'They appear here. What is known of them is chosen for you.',
      'Choose a method for the others, then send as always.',
    ],
  },

  notices: 'Notices',
  starting: 'Reading this mail…',
  loadingFailed: 'This part could not be loaded. Check your connection.',
  showingFailed:
    'This part cannot be shown. Your choices are kept. If it happens again, tell your administrator: the console of the browser says which part it is.',

  list,
  menu,
  input,

  footer: {
    ready: (ready: number, all: number) => `${formatNumber(language, ready)} of ${formatNumber(language, all)} ready`,
    nobodyNeedsMethod: 'Nobody needs a method',
    needsMethod,
    readyToSend: 'Ready to send',
    notUsedYet: (name: string) => `Not used yet: what you typed for ${name}`,
    lookingUp: 'Looking up the others…',
    next: (name: string) => `Next: ${name}`,
    saving: { 'nothing-to-save': '', saving: 'Saving…', saved: 'Saved', failed: 'Not saved' },
    tryAgain: 'Try again',
    changed: (name: string) => `${name}: method changed.`,
    undo: 'Undo',
  },

  card: {
    title: 'Contact information',
    back: 'Back to the list',
    lookingUp: 'Looking up what is known…',
  },

  problems: {
    'no-gateway-key': {
      title: 'Secure mail is not set up yet.',
      text: 'The key of your mail gateway is missing. Ask your administrator to add it.',
    },
    'configuration-wrong': {
      title: 'The settings of your organization hold a mistake.',
      text: 'Secure mail cannot be used until your administrator has mended:',
    },
    'configuration-unreachable': {
      title: 'The settings of your organization cannot be reached.',
      text: 'Check your connection.',
    },
    'outlook-too-old': {
      title: 'This Outlook is too old for secure mail.',
      text: 'Update Outlook, or use Outlook on the web.',
    },
    'no-draft': { title: 'No mail is being written.', text: 'Open this pane in a new mail or a reply.' },
    'recipients-without-address': {
      title: 'Outlook gives no email address for some recipients.',
      text: 'Open their group or remove them. Until then secure mail cannot be sent.',
    },
    'recipients-unreadable': {
      title: 'The recipients of this mail cannot be read.',
      text: 'Nothing was changed.',
    },
    'directory-away': {
      title: 'The directory cannot be reached.',
      text: 'What is chosen stays. You can type numbers and codes.',
    },
    'directory-sign-in': {
      title: 'Sign in to use the directory.',
      text: 'Until then you can type numbers and codes.',
    },
    'directory-not-allowed': {
      title: 'You may not use the directory.',
      text: 'Ask your administrator. You can type numbers and codes.',
    },
    'draft-unreadable': {
      title: 'Some choices on this mail could not be read.',
      text: 'What could be read is kept. Check the list before you send.',
    },
    'begun-elsewhere': {
      title: 'This mail was begun in another Outlook.',
      text: (names: readonly string[]) =>
        names.length > 0
          ? `This Outlook does not see the numbers and codes of another one. Choose again for ${formatList(language, names)}.`
          : 'What was chosen there is chosen here again. Check the list before you send.',
    },
    'memory-unreadable': {
      title: 'What was remembered of recipients cannot be read.',
      text: 'It is left as it is. You can choose methods for this mail.',
    },
    'memory-full': {
      title: 'The memory in your mailbox is full.',
      text: 'Nothing new fits in it. Make room by forgetting the people you have not mailed for the longest time.',
    },
    'memory-unavailable': {
      title: 'What you chose is not remembered for next time.',
      text: 'It is on this mail. Your mailbox did not take it into its memory.',
    },
    'not-saved': { title: 'Your choices are not saved on the mail.', text: 'They are still here.' },
    'gateway-key-unusable': {
      title: 'The key of your mail gateway cannot be used.',
      text: 'Nothing can be secured with it, so this mail is held. Ask your administrator, or switch secure mail off to send it as normal mail.',
    },
    'too-much-for-one-mail': {
      title: 'Too many recipients for one secure mail.',
      text: (fits: number) => `There is room for ${formatNumber(language, fits)} of them. Send it in several mails.`,
    },
    'headers-not-kept': {
      title: 'Outlook did not keep your choices.',
      text: 'The mail cannot be sent securely yet.',
    },
  },
  /** In the notification above the mail, where nothing could be written on it. */
  notOn: 'Secure mail could not be switched on. This mail goes out as normal mail. Try again before you send it.',
  problemActions: { retry: 'Try again', 'sign-in': 'Sign in', 'make-room': 'Make room' },

  announcements: {
    switchedOn: 'Secure mail is on.',
    switchedOff: 'Secure mail is off.',
    needsMethod: (count: number) => `${needsMethod(count)}.`,
    everyoneReady: 'Everyone has a method.',
    changed: (name: string) => `${name}: method changed.`,
    saved: 'Saved.',
    notSaved: 'Not saved.',
  },
};

export type PaneWords = typeof words;
export const pane: PaneWords = Object.freeze(words);
