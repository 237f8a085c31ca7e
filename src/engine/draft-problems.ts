/** What can be the matter with a draft that the person should know. `locales` has the sentence for each, and the label of its action. */
import type { DirectoryAbsence } from '../directory/types';

export type DraftProblem =
  | { problem: 'recipients-unreadable'; action: 'retry' }
  /** Outlook gives no address for these, so nothing can be chosen for them. */
  | { problem: 'recipients-without-address'; names: string[] }
  | { problem: 'directory-away'; action: 'retry' }
  | { problem: 'directory-sign-in'; action: 'sign-in' }
  | { problem: 'directory-not-allowed'; action: 'retry' }
  /** What stood on the draft could not be read in full; what could be read is kept. */
  | { problem: 'draft-unreadable'; parts: ('seal' | 'properties' | 'header')[] }
  /** In a client whose headers this one does not see. Chosen anew is what the note tells; for these something is to be typed. */
  | { problem: 'begun-elsewhere'; names: string[] }
  /** The mailbox memory holds something that this version cannot read; it is left as it is. */
  | { problem: 'memory-unreadable' }
  | { problem: 'memory-full'; action: 'make-room' }
  /** The mailbox did not take what it should remember; the draft has it. */
  | { problem: 'memory-unavailable'; action: 'retry' }
  /** Writing to the draft failed; nothing was lost in the pane. */
  | { problem: 'not-saved'; action: 'retry' }
  /** Nothing can be sealed for the gateway's key. */
  | { problem: 'gateway-key-unusable' }
  /** The choices need more header room than there is; it is enough for the first so many. */
  | { problem: 'too-much-for-one-mail'; fits: number }
  /** Outlook said that it saved, and kept something else. */
  | { problem: 'headers-not-kept'; action: 'retry' };

export type ProblemKind = DraftProblem['problem'];

/** What a person is told of a directory that does not answer. */
export const ABSENCES = {
  away: { problem: 'directory-away', action: 'retry' },
  'sign-in': { problem: 'directory-sign-in', action: 'sign-in' },
  'not-allowed': { problem: 'directory-not-allowed', action: 'retry' },
} as const satisfies Record<DirectoryAbsence, DraftProblem>;
