/** The contract of a directory: what is known of a recipient, and how it learns. Stores fulfil it; callers see only this. */
import type { AccessCode, EmailAddress, PhoneNumber } from '../verification/brands';
import type { MethodId, NotificationLanguage, RecipientRecord, Scope } from '../verification/types';

/** What a sender used for one recipient on one draft. */
export interface UsedChoice {
  address: EmailAddress;
  displayName?: string;
  method: MethodId;
  phoneNumber?: PhoneNumber;
  accessCode?: AccessCode;
  accessCodeHint?: string;
}

/** `full`: there is no room left; nothing was changed. `unavailable`: the store could not be reached; try again. */
export type RememberResult = { ok: true } | { ok: false; problem: 'full' | 'unavailable' };

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

/** `undo` puts back exactly what was there, beside what was learned since. */
export type ForgetResult = { ok: true; undo(): Promise<RememberResult> } | Extract<RememberResult, { ok: false }>;

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
  holdForDraft(draftId: string, used: readonly UsedChoice[]): Promise<RememberResult>;
  /** What was held for these drafts becomes the sender's own. Unknown ids are ignored. */
  confirmSent(draftIds: readonly string[]): Promise<RememberResult>;
  /** Saves the contact card at once, unless the sender saved another language elsewhere since it was `shown`. */
  saveContact(address: EmailAddress, card: ContactToSave): Promise<SaveContactResult>;
  /** Forgets at once what is this sender's own. What only others know stays, and so does what is held for drafts. */
  forget(address: EmailAddress, item: KnownItem): Promise<ForgetResult>;
}

/**
 * A part of the directory, or all of it, did not answer. `records` holds what the other parts know, a record for every
 * address asked: enough to go on with while the sender is told, never enough to say that somebody is unknown.
 */
export class DirectoryUnavailable extends Error {
  override name = 'DirectoryUnavailable';
  readonly records?: Map<EmailAddress, RecipientRecord>;

  constructor(message?: string, options?: ErrorOptions & { records?: Map<EmailAddress, RecipientRecord> }) {
    super(message, options);
    this.records = options?.records;
  }
}

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
