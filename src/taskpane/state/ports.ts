/** What the store needs from outside. `outlook-ports.ts` fulfils it with Outlook; tests with plain objects. */
import type { LoadedConfiguration } from '../../engine/load-configuration';
import type { ConfigurationMistake } from '../../configuration/mistakes';
import type { Configuration } from '../../configuration/schema';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import type { DraftRecipients } from '../../draft/recipients';
import type { RestoredDraft } from '../../draft/restore-draft';
import type { DraftToSave, SealKeys } from '../../draft/save-draft';
import type { Sender } from '../../draft/sender';
import type { MailText } from '../../verification/access-code-rules';
import type { EmailAddress } from '../../verification/brands';

/** How many people lack a method on a draft that is on; `failed`: it could not be secured; `not-on`: not even switched on. */
export type DraftNotice = number | 'off' | 'failed' | 'not-on';

/** One draft, from the moment the pane shows it until it shows another. */
export interface DraftPort {
  /** False once Outlook shows another draft. */
  isCurrent(): boolean;
  headersSupported(): boolean;
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
  /** For whom the pane was opened, if for somebody. */
  openedFor(): Promise<EmailAddress | undefined>;
}

export interface PanePorts {
  /** @throws OfficeError `no-item` while Outlook shows no draft. */
  openDraft(): DraftPort;
  loadConfiguration(): Promise<LoadedConfiguration<ConfigurationMistake>>;
  /** `ownDomain` of the sender's mailbox, for organizations that name none. */
  ownDomain(): string;
  directoryFor(configuration: Configuration): MailboxDirectory;
  /** The mailbox's own key: as it is, or made and kept now. */
  readMailboxKey(): string | undefined;
  /** @throws MailboxMemoryFull */
  createMailboxKey(): Promise<string>;
  createDraftId(): string;
  /** Whether this frame shows choices that are not on that draft: the gate holds it meanwhile. */
  setUnsaved(draftId: string, to: boolean): void;
  sentDrafts: { read(): string[]; forget(draftIds: readonly string[]): void; follow(changed: () => void): void };
  /** The draft was switched on or off from the ribbon, Send asks for what is shown, or the pane is looked at again. */
  followLooks(look: () => Promise<void>): void;
  tellSwitched(): void;
  /** Another frame of the add-in changed the sender's memory. */
  followMemory(changed: () => void): void;
  followItem(changed: () => void): Promise<void>;
}
