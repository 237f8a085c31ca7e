/** The words of the card Contact information; those of its frame are in `pane.ts`, as it is there before these are. */
import type { KnownCode, KnownNumber, SafeTransport, UnsafeTransport } from '../../verification/types';
import { formatDay } from '../format';
import { STANDARDS } from '../verification';
import { providedBy } from './transport';

const day = (date: string) => formatDay('en', date);
const ORGANIZATION_KEEPS_IT = "Your organization's: only an administrator can change it.";
const OF_A_COLLEAGUE = 'Chosen automatically once you have used it.';

function codeFrom({ scope, setHere, setByColleague, setBy, setOn }: KnownCode): string {
  const isOwn = scope === 'personal' || setHere;
  const who = isOwn ? 'you' : setBy;
  const set = [who && `by ${who}`, setOn && `on ${day(setOn)}`].filter(Boolean).join(' ');
  return [set && `Set ${set}.`, !isOwn && ORGANIZATION_KEEPS_IT, setByColleague && OF_A_COLLEAGUE]
    .filter(Boolean)
    .join(' ');
}

function numberFrom({ scope, provedOn }: KnownNumber): string {
  const from = scope === 'personal' ? 'Yours, from a mail you sent.' : ORGANIZATION_KEEPS_IT;
  return provedOn ? `${from} Last proved on ${day(provedOn)}.` : from;
}

/** Why a standard does not hold. */
const unsafeBecause = (reason: UnsafeTransport['reason']): string =>
  ({
    'not-found': 'their domain says nothing of it',
    'not-in-force': 'it has not begun yet, or has ended',
    'not-validated': 'what their domain says could not be verified',
    'not-enforced': 'it is only being tried out',
    unreachable: 'their servers did not answer',
  })[reason];

export const card = {
  method: 'Verification method',
  noMethod: 'None yet. Choose one in the list.',
  notificationLanguage: 'Notification language',
  showLanguages: 'Show the languages',
  notificationLanguageHelp: 'The language of the message that tells them they have secure mail.',
  organizationDefault: (languageName: string) => `Organization's default (${languageName})`,
  noSuchLanguage: (current: string) => `No language here is called that. It stays ${current}.`,
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved, also for next time',
  notSaved: {
    full: 'It holds for this mail, but not for the next one: the memory in your mailbox is full. Make room, then save again.',
    unavailable:
      'It holds for this mail, but not for the next one: it could not be remembered just now. Try again in a moment.',
    'not-saved': 'Not saved: Outlook did not keep it. Try again.',
  },
  /** @param now the language as it is called in itself, or the organization's default. */
  changedElsewhere: (now: string) => `Changed elsewhere meanwhile. It is now ${now}.`,
  notSavedAsChanged: (now: string) => `Not saved: changed elsewhere meanwhile, to ${now}. Save again to replace it.`,
  known: {
    title: 'What is known',
    nothing: 'Nothing is known yet. The number or code you use is remembered once the mail is sent.',
    nothingWhileAway: 'You have nothing on them yet. What your organization knows cannot be reached now.',
    mayBeMore: 'Your organization may know more: its directory cannot be reached now.',
    accountFrom: 'From the directory of your organization.',
    numberFrom,
    codeFrom,
    hint: (hint: string) => `Hint: ${hint}`,
    hiddenCode: 'Hidden',
    /** @param name what it is: a number, `Personal access code`. */
    showCode: (name: string) => `Show: ${name}`,
    hideCode: (name: string) => `Hide: ${name}`,
    codeNotRead: 'The code could not be read.',
    readAgain: (name: string) => `Try again: ${name}`,
    forget: 'Forget',
    forgetIt: (name: string) => `Forget: ${name}`,
    forgotten: (name: string) => `Forgotten: ${name}`,
    undo: (name: string) => `Undo: ${name}`,
    putBack: (name: string) => `Put back: ${name}`,
    notForgotten: 'Not forgotten: what is remembered could not be reached. Try again in a moment.',
    notPutBack: {
      full: 'Not put back: the memory in your mailbox is full. Make room, then undo again.',
      unavailable: 'Not put back: what is remembered could not be reached. Try again in a moment.',
      'too-late': 'Not put back: it is too late for that. Use it once more, and it is remembered again.',
    },
  },
  transport: {
    title: 'Safe transport',
    status: {
      safe: 'Their mail provider keeps mail safe on its way.',
      'not-accepted':
        'Their mail provider keeps mail safe on its way, but not by a standard your organization accepts.',
      'not-used': 'Their mail provider keeps mail safe on its way, but your organization does not use that.',
      unsafe: 'Not safe: their mail provider meets none of the standards.',
      unknown: 'Not known to be safe: your organization has not checked their mail provider.',
      away: 'Unknown now: the directory of your organization cannot be reached.',
    },
    which: 'Which standard?',
    whyNot: 'Why not?',
    standard: ({ standard, checkedOn, ...details }: SafeTransport) =>
      `${STANDARDS[standard]}${providedBy(details)}${checkedOn ? `, checked on ${day(checkedOn)}` : ''}`,
    unsafe: ({ standard, reason }: Pick<UnsafeTransport, 'standard' | 'reason'>) =>
      `${STANDARDS[standard]}: ${unsafeBecause(reason)}`,
  },
};

export type CardWords = typeof card;
