/**
 * Everything about one draft that is being worked on, as data: what Outlook, the directory and the draft have said, what a
 * person wants, and what is under way. What is shown follows from it (`draft-view.ts`); what comes next is decided by `step.ts`.
 */
import type { Configuration } from '../configuration/schema';
import type {
  DirectoryAbsence,
  DomainTransport,
  ReadCode,
  RememberResult,
  ShareCodeResult,
  UsedChoice,
} from '../directory/types';
import type { DraftRecipients } from '../draft/recipients';
import type { DraftLabel, RestoredDraft } from '../draft/restore-draft';
import type { DraftToSave } from '../draft/save-draft';
import type { Sender } from '../draft/sender';
import type { AddressSpelling, EmailAddress } from '../verification/brands';
import type { Choice, KnownCode, NotificationLanguage, Recipient } from '../verification/types';
import { NO_CHOICES } from './draft-choices';
import type { DraftChoices, OwnChoices } from './draft-choices';
import type { DraftProblem, ProblemKind } from './draft-problems';
import type { Answer, Asked, Change, Records } from './records';
import type { RecipientRow } from './rows';

/** How many people lack a method on a draft that is on; `failed`: it could not be secured; `not-on`: not even switched on. */
export type DraftNotice = number | 'off' | 'failed' | 'not-on';

export type SavingState = 'nothing-to-save' | 'saving' | 'saved' | 'failed';

/** One that is under way, and why. */
export type Lookup = { asked: Asked; round: number; isComplete: boolean } & LookupReason;
export type LookupReason =
  | { for: 'recipients' }
  /** Another frame learned something. @param languages as they were known before */
  | { for: 'memory'; languages: ReadonlyMap<EmailAddress, NotificationLanguage | undefined> }
  /** A person wants to see the saved codes of somebody. */
  | { for: 'codes'; address: EmailAddress }
  /** A colleague has set a code meanwhile. */
  | { for: 'shared-code' };

/** What is done once the recipients have been read and looked up. */
export type AfterReading =
  | { then: 'write' }
  | { then: 'seal' }
  /** Does again what failed last. */
  | { then: 'retry' }
  /** @param isHalf half of what stood on the draft was taken away elsewhere */
  | { then: 'compare'; rows: readonly RecipientRow[]; isHalf: boolean; look: number }
  | { then: 'end-look'; look: number };

/** One write of the draft: each of the newest state, one at a time. `upTo`: the revision that it writes. */
export type Write =
  | { is: 'idle' }
  /** For the first answer of the directory: what was sealed before is not replaced by less. */
  | { is: 'waiting'; upTo: number }
  /** What could not be read is not replaced by what is not known. */
  | { is: 'reading-marks'; upTo: number }
  | { is: 'preparing'; upTo: number }
  | { is: 'saving'; upTo: number; rows: readonly RecipientRow[]; sender: Sender }
  | { is: 'clearing'; upTo: number }
  /** It failed, and what a person wants secure is marked as such. */
  | { is: 'holding'; upTo: number; error: unknown };

/** Whether somebody else switched the draft, or changed who it is for. */
export type Look =
  | { is: 'asking-for-whom' }
  /** Until nothing is being written: what is switched here meanwhile makes the answer one of before. */
  | { is: 'waiting'; times: number }
  | { is: 'reading-marks'; times: number; asked: number }
  | { is: 'reading-recipients' }
  | { is: 'reading-sender' }
  | { is: 'writing'; revision: number };

/** A code for the organization that was typed here. */
export type Sharing =
  | { is: 'under-way'; choice: Choice; takeBack: boolean }
  /** `before`: what stood there. */
  | { is: 'done'; choice: Choice; before: KnownCode | undefined; version: string }
  /** Tried again once the directory is back. */
  | { is: 'failed'; choice: Choice };

/** What is to be kept in the mailbox until the mail is sent, one after the other. @param upTo says "saved" of this revision */
export interface ToRemember {
  draftId: string;
  used: readonly UsedChoice[];
  upTo?: number;
}

/** No person decides: looked up first, then sealed. @param isLast nothing comes after it but Send */
export type Alone = { is: 'looking-up' } | { is: 'to-seal'; isLast: boolean } | { is: 'sealing' };

export interface DraftState {
  /** Absent where a person has the draft before them. */
  readonly alone?: Alone;
  readonly configuration: Configuration;
  /** Of the mailbox, for organizations that name none. */
  readonly ownDomain: string;
  readonly hasService: boolean;
  readonly canSwitchOn: boolean;
  readonly stage: 'opening' | 'ready' | 'left';
  readonly draftId: string;
  /** Undefined until they could be read: that is not the same as nobody. */
  readonly recipients?: readonly Recipient[];
  readonly reading: 'not' | 'now' | 'now-and-again';
  /** The first reading, with the directory's answer, has ended. */
  readonly hasRead: boolean;
  readonly afterReading: readonly AfterReading[];
  /** What stood on the draft when it was read last. */
  readonly marks?: RestoredDraft;
  /** Its sensitivity label, as it could be read last. */
  readonly label?: DraftLabel;
  /** Nobody has switched it on or off yet, as far as it could be read. */
  readonly isUnmarked?: boolean;
  readonly choices: DraftChoices;
  /** What the last change can be taken back to. */
  readonly undo?: { choices: OwnChoices; together: boolean };
  /** For whom the pane was opened last. */
  readonly openedFor?: EmailAddress;
  readonly records: Records;
  readonly lookups: ReadonlyMap<number, Lookup>;
  /** A part of the directory did not answer the last lookup of recipients. */
  readonly isAway: boolean;
  readonly rows: readonly RecipientRow[];
  readonly codesUnderWay: ReadonlySet<EmailAddress>;
  readonly codeProblems: ReadonlyMap<EmailAddress, DirectoryAbsence>;
  readonly askedDomains: ReadonlySet<string>;
  /** How many such questions are under way. */
  readonly transportUnderWay: number;
  readonly sharing: ReadonlyMap<EmailAddress, Sharing>;

  /** The switch, as asked for last; and as the draft says it. */
  readonly wanted: boolean;
  readonly onDraft: boolean;
  /** Grows with everything that changes what should be on the draft. */
  readonly revision: number;
  /** The revisions that are to be written, have been tried, and are on the draft. */
  readonly due: number;
  readonly tried: number;
  /** Tried before the write that is under way. */
  readonly ended: number;
  readonly written: number;
  readonly write: Write;
  /** Where a switch failed: what it was to. */
  readonly failedSwitch?: boolean;
  /** Told to other frames once that revision is on the draft. */
  readonly switching?: { on: boolean; revision: number };
  /** False after the mailbox had no room for its own key, without which nothing can be sealed. */
  readonly keyHasRoom: boolean;
  /** From of the mail when it was last written. */
  readonly writtenFor?: AddressSpelling;
  readonly saving: SavingState;
  /** Beside the writes: a notification that is never answered must not hold them up. */
  readonly notice: { wanted: DraftNotice; shown?: DraftNotice; isUnderWay: boolean; isDue: boolean };
  readonly memory: { kept: string; keptFor: string; waiting: readonly ToRemember[]; isUnderWay: boolean };
  readonly looks: ReadonlyMap<number, Look>;
  readonly nextId: number;
}

export type DraftEvent =
  | { is: 'opened' }
  | { is: 'recipients-changed' }
  | { is: 'recipients-read'; found: DraftRecipients }
  /** @param isCurrent false: Outlook shows another draft by now */
  | { is: 'recipients-unreadable'; isCurrent: boolean }
  | { is: 'looked-up'; lookup: number; answer: Answer }
  | { is: 'draft-read'; marks: RestoredDraft; openedFor: EmailAddress | undefined }
  | { is: 'following' }
  | { is: 'look' }
  | { is: 'opened-for'; look: number; address: EmailAddress | undefined }
  /** @param marks undefined: Outlook shows another draft by now */
  | { is: 'marks-read'; for: 'write' | 'seal' | number; marks: RestoredDraft | undefined }
  | { is: 'sender-read'; look: number; sender: Sender | undefined }
  | { is: 'switched'; on: boolean }
  | { is: 'chosen'; choices: ReadonlyMap<EmailAddress, Choice>; together: boolean }
  | { is: 'undone' }
  /** Choices, or what is known of somebody, have changed by what a person did on a card. */
  | {
      is: 'changed';
      choices?: (before: DraftChoices) => DraftChoices;
      known?: { address: EmailAddress; change: Change };
    }
  /** @param isOfPerson somebody has just decided it */
  | { is: 'to-write'; isOfPerson: boolean }
  | { is: 'retry' }
  | { is: 'write-again' }
  | { is: 'configured'; configuration: Configuration }
  /** More is known now: asked for with the next lookup. */
  | { is: 'outdated' }
  /** Another frame learned or forgot something: asked for at once. */
  | { is: 'memory-changed' }
  | { is: 'prepared'; sender: Sender }
  | { is: 'saved' }
  | { is: 'cleared' }
  /** @param isCurrent false: Outlook shows another draft by now */
  | { is: 'write-failed'; error: unknown; isCurrent: boolean }
  | { is: 'marked-as-on'; isOn: boolean }
  | { is: 'notified'; ok: boolean }
  /** @param isUnreadable of the mailbox memory, after that */
  | { is: 'remembered'; result: RememberResult; isUnreadable: boolean }
  | { is: 'codes-wanted'; address: EmailAddress }
  | {
      is: 'codes-read';
      addresses: readonly EmailAddress[];
      found: ReadonlyMap<EmailAddress, readonly ReadCode[]> | DirectoryAbsence;
    }
  | { is: 'transport-found'; found: ReadonlyMap<string, DomainTransport> }
  | {
      is: 'code-shared';
      address: EmailAddress;
      choice: Choice;
      before: KnownCode | undefined;
      result: ShareCodeResult;
      on: string;
    }
  | {
      is: 'code-taken-back';
      address: EmailAddress;
      known: KnownCode;
      before: KnownCode | undefined;
      result: ShareCodeResult | RememberResult;
    }
  /** Without a person: all is looked up, and it is our turn to write. */
  | { is: 'seal'; isLast: boolean }
  | { is: 'left' };

export type Effect =
  | { do: 'read-recipients' }
  | { do: 'look-up'; lookup: number; addresses: readonly EmailAddress[] }
  | { do: 'read-draft' }
  | { do: 'follow-recipients' }
  | { do: 'read-opened-for'; look: number }
  | { do: 'read-marks'; for: 'write' | 'seal' | number }
  | { do: 'read-sender'; look: number }
  /** The mailbox key, which is made where there is none, and who the mail is from. */
  | { do: 'prepare' }
  | { do: 'save'; draft: DraftToSave; wasOn: boolean }
  | { do: 'clear' }
  | { do: 'mark-as-on'; draftId: string }
  /** Until it is on the draft, the gate does not let go what was there before. */
  | { do: 'mark-as-unsaved'; draftId: string; to: boolean }
  | { do: 'tell-switched' }
  | { do: 'notify'; what: DraftNotice }
  | { do: 'remember'; draftId: string; used: readonly UsedChoice[] }
  | { do: 'read-codes'; addresses: readonly EmailAddress[] }
  | { do: 'find-transport'; domains: readonly string[] }
  | { do: 'share-code'; address: EmailAddress; choice: Choice; before: KnownCode | undefined }
  /** Puts back what stood there, or nothing. */
  | { do: 'take-code-back'; address: EmailAddress; known: KnownCode; before: KnownCode | undefined; version: string }
  | { do: 'say'; problem: DraftProblem }
  | { do: 'unsay'; problems: readonly ProblemKind[] }
  | { do: 'show-recipient'; address: EmailAddress | undefined }
  /** The directory answers after it was away. */
  | { do: 'directory-is-back' };

export type DraftStart = Pick<
  DraftState,
  'alone' | 'configuration' | 'ownDomain' | 'hasService' | 'canSwitchOn' | 'draftId' | 'records'
>;

export const newDraft = (start: DraftStart): DraftState => ({
  ...start,
  stage: 'opening',
  reading: 'not',
  hasRead: false,
  afterReading: [],
  choices: NO_CHOICES,
  lookups: new Map(),
  isAway: false,
  rows: [],
  codesUnderWay: new Set(),
  codeProblems: new Map(),
  askedDomains: new Set(),
  transportUnderWay: 0,
  sharing: new Map(),
  wanted: false,
  onDraft: false,
  revision: 0,
  due: 0,
  tried: 0,
  ended: 0,
  written: 0,
  write: { is: 'idle' },
  keyHasRoom: true,
  saving: 'nothing-to-save',
  notice: { wanted: 'off', isUnderWay: false, isDue: false },
  memory: { kept: JSON.stringify([]), keptFor: '', waiting: [], isUnderWay: false },
  looks: new Map(),
  nextId: 1,
});
