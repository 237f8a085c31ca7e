/** What Outlook keeps for one mailbox: saved drafts and the add-in's roaming settings. Lives in the page's localStorage. */
import { createStore } from 'zustand/vanilla';
import * as z from 'zod/mini';
import { type DraftContent, draftContentSchema } from './draft-content';
import { CODES, LIMITS, OutlookError } from './limits';

const roamingSettingsSchema = z.record(z.string(), z.string());
/** Each value is the JSON text of what the add-in set; Office.js makes and reads it. */
export type RoamingSettings = z.infer<typeof roamingSettingsSchema>;

const mailboxSchema = z.object({
  drafts: z.array(draftContentSchema),
  roamingSettings: roamingSettingsSchema,
  /** The add-in's properties on what was sent, by the id of the sent mail. */
  sentProperties: z._default(z.record(z.string(), z.record(z.string(), z.unknown())), {}),
});
export type MailboxState = z.infer<typeof mailboxSchema>;

export class Mailbox {
  readonly store;
  private readonly key: string;
  /** As they were when this Outlook started. */
  readonly settingsAtStart: RoamingSettings;
  private copy: RoamingSettings;

  /** @param storage localStorage, or a stand-in */
  constructor(
    address: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
  ) {
    this.key = `local-outlook:${address.toLowerCase()}`;
    this.store = createStore<MailboxState>(() => this.read());
    this.copy = this.settingsAtStart = this.storedSettings;
  }

  private read(): MailboxState {
    try {
      const found = mailboxSchema.safeParse(JSON.parse(this.storage.getItem(this.key) ?? 'null'));
      if (found.success) return found.data;
    } catch {
      // not JSON: as good as nothing
    }
    return { drafts: [], roamingSettings: {}, sentProperties: {} };
  }

  /** Another window of the same mailbox may have written meanwhile: its parts stay. */
  private write(part: Partial<MailboxState>): void {
    this.store.setState({ ...this.read(), ...part });
    this.storage.setItem(this.key, JSON.stringify(this.store.getState()));
  }

  /** Of the mailbox, by whichever Outlook they were saved last. */
  get storedSettings(): RoamingSettings {
    return this.read().roamingSettings;
  }

  /**
   * This Outlook's copy. What another one saves is seen after a restart only (office-js issue 5080,
   * open, H), so two windows are two Outlooks of one person.
   */
  get roamingSettings(): RoamingSettings {
    return this.copy;
  }

  /**
   * Replaces them as a whole: the last writer wins, as each Outlook and each frame of an add-in
   * holds its own copy.
   * @throws OutlookError over 32 KB
   */
  saveRoamingSettings(settings: unknown): void {
    const parsed = roamingSettingsSchema.safeParse(settings);
    if (!parsed.success) throw new OutlookError(CODES.internalFormatError, 'roaming settings of another shape');
    if (JSON.stringify(parsed.data).length > LIMITS.roamingSettings)
      throw new OutlookError(CODES.settingsError, 'roaming settings over 32 KB');
    this.copy = parsed.data;
    this.write({ roamingSettings: parsed.data });
  }

  get drafts(): DraftContent[] {
    return this.store.getState().drafts;
  }

  saveDraft(content: DraftContent): void {
    const { drafts } = this.read();
    this.write({ drafts: [content, ...drafts.filter(({ id }) => id !== content.id)] });
  }

  /** Takes out what is to leave by now; another window of this mailbox may be faster. */
  takeDue(now: Date): DraftContent[] {
    const { drafts } = this.read();
    const isDue = ({ sendAt }: DraftContent) => sendAt !== null && new Date(sendAt) <= now;
    const due = drafts.filter(isDue);
    if (due.length > 0) this.write({ drafts: drafts.filter((draft) => !isDue(draft)) });
    return due;
  }

  /** Another window of this mailbox wrote. */
  readAgain(): void {
    this.store.setState(this.read());
  }

  isKept(key: string | null): boolean {
    return key === this.key;
  }

  removeDraft(id: string): void {
    const { drafts } = this.read();
    this.write({ drafts: drafts.filter((draft) => draft.id !== id) });
  }

  /** What was sent keeps the add-in's properties, and leaves the drafts. */
  moveToSent({ id, customProperties }: DraftContent, sentId: string): void {
    const { drafts, sentProperties } = this.read();
    this.write({
      drafts: drafts.filter((draft) => draft.id !== id),
      sentProperties: { ...sentProperties, [sentId]: customProperties },
    });
  }

  /** The add-in's properties on a sent mail; none on one that this mailbox did not send. */
  propertiesOfSent(sentId: string): DraftContent['customProperties'] {
    return this.read().sentProperties[sentId] ?? {};
  }
}
