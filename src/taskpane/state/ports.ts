/** What the store needs from outside. `outlook-ports.ts` fulfils it with Outlook; tests with plain objects. */
import type { LoadedConfiguration } from '../../engine/load-configuration';
import type { ConfigurationMistake } from '../../configuration/mistakes';
import type { Configuration } from '../../configuration/schema';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import type { DraftPort, MailboxPort } from '../../engine/ports';

export interface PanePorts extends MailboxPort {
  /**
   * @param readsLabels the organization asks something of sensitivity labels
   * @throws OfficeError `no-item` while Outlook shows no draft.
   */
  openDraft(readsLabels: boolean): DraftPort;
  loadConfiguration(): Promise<LoadedConfiguration<ConfigurationMistake>>;
  /** `ownDomain` of the sender's mailbox, for organizations that name none. */
  ownDomain(): string;
  directoryFor(configuration: Configuration): MailboxDirectory;
  createDraftId(): string;
  sentDrafts: { read(): string[]; forget(draftIds: readonly string[]): void; follow(changed: () => void): void };
  /** The draft was switched on or off from the ribbon, Send asks for what is shown, or the pane is looked at again. */
  followLooks(look: () => Promise<void>): void;
  /** Another frame of the add-in changed the sender's memory. */
  followMemory(changed: () => void): void;
  followItem(changed: () => void): Promise<void>;
}
