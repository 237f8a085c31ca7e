/** What one draft needs from outside. `outlook-draft.ts` fulfils it with Outlook. */
import type { DraftRecipients } from '../draft/recipients';
import type { RestoredDraft } from '../draft/restore-draft';
import type { DraftToSave, SealKeys } from '../draft/save-draft';
import type { Sender } from '../draft/sender';
import type { MailText } from '../verification/access-code-rules';
import type { EmailAddress } from '../verification/brands';
import type { DraftNotice } from './draft-state';

/** One draft, from the moment the pane shows it until it shows another. */
export interface DraftPort {
  /** False once Outlook shows another draft. */
  isCurrent(): boolean;
  headersSupported(): boolean;
  /** What stands on it, and its label where the organization asks something of labels. */
  restore(mailboxKey: string | undefined): Promise<RestoredDraft>;
  /** @param wasOn the draft is on as far as the pane knows. @throws SwitchedOff where somebody has switched it off since */
  save(draft: DraftToSave, keys: SealKeys, wasOn: boolean): Promise<void>;
  clear(): Promise<void>;
  /** Marks a draft that somebody wants secure and that could not be saved. @returns whether it says now that it is on */
  hold(draftId: string): Promise<boolean>;
  readRecipients(): Promise<DraftRecipients>;
  readText(): Promise<MailText>;
  /** @throws while From cannot be read */
  readSender(): Promise<Sender>;
  /** Says above the draft what it is; `off` takes that away. */
  notify(what: DraftNotice): Promise<void>;
  followRecipients(changed: () => void): Promise<void>;
  /** @returns whether policy wants this new mail secure and nothing is written on it yet; asked once, it is the caller's to do */
  takeToBeOn(): Promise<boolean>;
  /** Calls back when the label has changed. Absent where the organization asks nothing of labels. */
  followLabel?(changed: () => void): Promise<void>;
  /** Calls back when the pane, open already, is asked for again. */
  followOpener(changed: () => void): Promise<void>;
  /** For whom the pane was opened, if for somebody. */
  openedFor(): Promise<EmailAddress | undefined>;
}

/** What is the mailbox's, or this frame's. */
export interface MailboxPort {
  /** The mailbox's own key: as it is, or made and kept now. */
  readMailboxKey(): string | undefined;
  /** @throws MailboxMemoryFull */
  createMailboxKey(): Promise<string>;
  /** Whether this frame shows choices that are not on that draft: the gate holds it meanwhile. */
  setUnsaved(draftId: string, to: boolean): void;
  tellSwitched(): void;
}
