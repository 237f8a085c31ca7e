/** The contract of a directory: what is known of a recipient, and how it learns. Callers see this alone. */
import type { AccessCode, EmailAddress, PhoneNumber } from '../verification/brands';
import type {
  ChoiceValues,
  KnownCode,
  MethodId,
  NotificationLanguage,
  RecipientRecord,
  Scope,
} from '../verification/types';

/** What a sender used for one recipient on one draft. */
export interface UsedChoice extends ChoiceValues {
  address: EmailAddress;
  displayName?: string;
  method: MethodId;
}

/** `full`: there is no room left; nothing was changed. `unavailable`: the store could not be reached; try again. */
export type RememberResult = { ok: true } | { ok: false; problem: 'full' | 'unavailable' };

export const UNAVAILABLE = { ok: false, problem: 'unavailable' } as const satisfies RememberResult;

/**
 * `changed`: somewhere else another language was saved for them meanwhile; that one stays.
 */
export type SaveContactResult = RememberResult | { ok: false; problem: 'changed'; now: NotificationLanguage };

export interface ContactToSave {
  notificationLanguage: NotificationLanguage;
  /** What was known when this was picked; absent where nothing was. */
  shown?: NotificationLanguage | undefined;
}

/** One thing that a sender knows of a recipient: a number, or the code of that scope (the sender's, which they set). */
export type KnownItem = { kind: 'number'; phoneNumber: PhoneNumber } | { kind: 'code'; scope: Scope };

/** `too-late`: a service keeps for a while only what was forgotten. */
export type UndoResult = RememberResult | { ok: false; problem: 'too-late' };

/** `undo` puts back exactly what was there, beside what was learned since. */
export type ForgetResult = { ok: true; undo(): Promise<UndoResult> } | Extract<RememberResult, { ok: false }>;

/**
 * What is known of recipients, wherever it is known: in the mailbox (`mailbox-directory.ts`), and beside
 * it in a file or a service of the organization (`combined-directory.ts`). What changes something never
 * rejects: its answer says `unavailable`.
 */
export interface Directory {
  /**
   * One call for a whole draft.
   * @returns a record for every address asked, in any order; unknown addresses have empty records.
   * @throws DirectoryUnavailable when the store cannot answer, or only in part. Never an empty answer instead.
   */
  lookup(addresses: readonly EmailAddress[]): Promise<Map<EmailAddress, RecipientRecord>>;
  /**
   * Keeps what was used on a draft until it is known that the draft was sent (`confirmSent`). Replaces what was
   * kept for that draft before.
   */
  keepForDraft(draftId: string, used: readonly UsedChoice[]): Promise<RememberResult>;
  /** Drafts with something pending; none where the memory is damaged. @throws DirectoryUnavailable */
  pendingDrafts(): string[];
  /** What was kept for these drafts becomes the sender's own. Unknown ids are ignored. */
  confirmSent(draftIds: readonly string[]): Promise<RememberResult>;
  /** Saves the contact card at once, unless the sender saved another language elsewhere since it was `shown`. */
  saveContact(address: EmailAddress, card: ContactToSave): Promise<SaveContactResult>;
  /** Forgets at once what is this sender's own. What only others know stays, and so does what is pending for drafts. */
  forget(address: EmailAddress, item: KnownItem): Promise<ForgetResult>;
  /** Forgets this many contacts: those not written to for the longest time. What is pending stays. */
  makeRoom(count: number): Promise<RememberResult>;
  /**
   * The mailbox does not answer; or its memory, or an entry in it, is of a newer version or damaged. That
   * stays as it is. Where it is the whole document, every change answers `unavailable`.
   */
  isUnreadable(): boolean;

  /** The organization has a service. The calls below are the service's: without one they know nothing. */
  readonly hasService: boolean;
  /**
   * A lookup tells that there are codes. These are the codes; the service writes down who read them.
   * @throws DirectoryUnavailable
   */
  readCodes(addresses: readonly EmailAddress[]): Promise<Map<EmailAddress, ReadCode[]>>;
  /**
   * Looks now, for domains that a lookup said nothing of. Not every one may be found out in time.
   * @throws DirectoryUnavailable
   */
  lookUpTransport(domains: readonly string[]): Promise<Map<string, DomainTransport>>;
  /** Colleagues have it at once. @param seen version of the code it takes the place of; absent: there was none */
  shareCode(
    address: EmailAddress,
    code: Pick<KnownCode, 'hint'> & { accessCode: AccessCode },
    seen?: string,
  ): Promise<ShareCodeResult>;
  /**
   * @returns what administrators set, in the form of the organization's document; `undefined` where it is
   * as it was told last
   * @throws DirectoryUnavailable
   */
  settings(): Promise<Record<string, unknown> | undefined>;
  /** Upon a person's click only: a window may open. @throws DirectoryUnavailable */
  signIn(): Promise<void>;
}

/** Why a part of the directory is away. `sign-in`: once the person has signed in, it may answer. */
export type DirectoryAbsence = 'away' | 'not-allowed' | 'sign-in';

/** A saved code as it was read; `version` is the one that a lookup told of. */
export type ReadCode = Required<Pick<KnownCode, 'scope' | 'accessCode' | 'version'>> & Pick<KnownCode, 'hint'>;

/** What was found out of a domain. */
export type DomainTransport = Pick<RecipientRecord, 'safeTransport' | 'alsoSafe' | 'unsafeTransport'>;

/** `changed`: a colleague has set one meanwhile; theirs stays. */
export type ShareCodeResult = { ok: true; version: string } | { ok: false; problem: 'changed' | DirectoryAbsence };

/**
 * A part of the directory, or all of it, did not answer. `records` holds what the other parts know, a record for every
 * address asked: enough to go on with while the sender is told, never enough to say that somebody is unknown.
 */
export class DirectoryUnavailable extends Error {
  override name = 'DirectoryUnavailable';
  readonly records?: Map<EmailAddress, RecipientRecord>;
  readonly absence: DirectoryAbsence;

  constructor(
    message?: string,
    options?: ErrorOptions & { records?: Map<EmailAddress, RecipientRecord>; absence?: DirectoryAbsence },
  ) {
    super(message, options);
    this.records = options?.records;
    this.absence = options?.absence ?? 'away';
  }
}

/** What anything that went wrong says of the directory. */
export const absenceOf = (error: unknown): DirectoryAbsence =>
  error instanceof DirectoryUnavailable ? error.absence : 'away';

/** Where the mailbox store keeps its one document: Outlook's roaming settings, or a plain object in tests. */
export interface MailboxMemory {
  /** The document as it was found: anything, parsed by the store. `undefined` when there is none. */
  read(): unknown;
  /** @throws MailboxMemoryFull when it does not fit in 32 KB; nothing was changed. */
  write(document: unknown): Promise<void>;
}

export class MailboxMemoryFull extends Error {
  override name = 'MailboxMemoryFull';
}
