/** What Outlook keeps for one mailbox: saved drafts and the add-in's roaming settings. Lives in the page's localStorage. */
import { createStore } from 'zustand/vanilla';
import * as z from 'zod/mini';
import { type DraftContent, draftContentSchema } from './draft-content';
import { CODES, LIMITS, OutlookError } from './limits';

const roamingSettingsSchema = z.record(z.string(), z.string());
/** Each value is the JSON text of what the add-in set; Office.js makes and reads it. */
export type RoamingSettings = z.infer<typeof roamingSettingsSchema>;

const mailboxSchema = z.object({ drafts: z.array(draftContentSchema), roamingSettings: roamingSettingsSchema });
export type MailboxState = z.infer<typeof mailboxSchema>;

export class Mailbox {
  readonly store;
  private readonly key: string;

  /** @param storage localStorage, or a stand-in */
  constructor(
    address: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
  ) {
    this.key = `local-outlook:${address.toLowerCase()}`;
    this.store = createStore<MailboxState>(() => this.read());
  }

  private read(): MailboxState {
    try {
      const found = mailboxSchema.safeParse(JSON.parse(this.storage.getItem(this.key) ?? 'null'));
      if (found.success) return found.data;
    } catch {
      // not JSON: as good as nothing
    }
    return { drafts: [], roamingSettings: {} };
  }

  private write(part: Partial<MailboxState>): void {
    this.store.setState(part);
    this.storage.setItem(this.key, JSON.stringify(this.store.getState()));
  }

  /** The newest copy: another window of the same mailbox may have written. */
  get roamingSettings(): RoamingSettings {
    return this.read().roamingSettings;
  }

  /**
   * Replaces them as a whole: the last writer wins, as each frame of an add-in holds its own copy.
   * @throws OutlookError over 32 KB
   */
  saveRoamingSettings(settings: unknown): void {
    const parsed = roamingSettingsSchema.safeParse(settings);
    if (!parsed.success) throw new OutlookError(CODES.internalFormatError, 'roaming settings of another shape');
    if (JSON.stringify(parsed.data).length > LIMITS.roamingSettings)
      throw new OutlookError(CODES.settingsError, 'roaming settings over 32 KB');
    this.write({ ...this.read(), roamingSettings: parsed.data });
  }

  get drafts(): DraftContent[] {
    return this.store.getState().drafts;
  }

  saveDraft(content: DraftContent): void {
    const { drafts, roamingSettings } = this.read();
    this.write({ roamingSettings, drafts: [content, ...drafts.filter(({ id }) => id !== content.id)] });
  }

  /** Takes out what is to leave by now; another window of this mailbox may be faster. */
  takeDue(now: Date): DraftContent[] {
    const { drafts, roamingSettings } = this.read();
    const isDue = ({ sendAt }: DraftContent) => sendAt !== null && new Date(sendAt) <= now;
    const due = drafts.filter(isDue);
    if (due.length > 0) this.write({ roamingSettings, drafts: drafts.filter((draft) => !isDue(draft)) });
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
    const { drafts, roamingSettings } = this.read();
    this.write({ roamingSettings, drafts: drafts.filter((draft) => draft.id !== id) });
  }
}
