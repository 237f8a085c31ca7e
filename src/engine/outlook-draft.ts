/** The draft that Outlook shows, as the engine needs it. */
import * as z from 'zod/mini';
import { toRecipients } from '../draft/recipients';
import { restoreDraft } from '../draft/restore-draft';
import type { DraftLabel } from '../draft/restore-draft';
import type { DraftToSave, SealKeys } from '../draft/save-draft';
import { readSender } from '../draft/sender';
import { isToBeOn, setToBeOn } from '../draft/to-be-on';
import { followLabel, followOpener, followRecipients, initializationContext } from '../office/events';
import { headersSupported } from '../office/internet-headers';
import { readRecipients } from '../office/recipients';
import type { EmailAddress } from '../verification/brands';
import { parseEmailAddress } from '../verification/email-address';
import type { DraftNotice } from './draft-state';

const openerSchema = z.object({ show: z.string() });

/** Late: a draft without secure mail saves nothing. */
const loadSaving = () => import('../draft/save-draft');

/** Late, with the field for a code, which may not stand in the mail. */
const loadReading = () => import(/* webpackChunkName: "access-code-input" */ '../office/message-text');

export interface Driver {
  /** False once Outlook shows another draft. */
  isCurrent(): boolean;
  /** Whose turn it is to read and write (`write-turn.ts`). */
  turn<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Before that draft is read or written. @throws where it is for somebody else */
  claim(draftId: string): void | Promise<void>;
  /** Says above the draft what it is; `off` takes that away. */
  notify(what: DraftNotice): Promise<void>;
  /** Absent for an organization that asks nothing of labels. */
  readLabel?(): Promise<DraftLabel>;
}

/** One draft, from the moment the pane shows it until it shows another. */
export type DraftPort = ReturnType<typeof openOutlookDraft>;

export function openOutlookDraft({ isCurrent, turn, claim, notify, readLabel }: Driver) {
  return {
    isCurrent,
    headersSupported,
    /**
     * What stands on it, and its label where the organization asks something of labels.
     * @param mailboxKeys of this mailbox: any of them may open the seal
     */
    async restore(mailboxKeys: readonly string[]) {
      const [restored, label] = await Promise.all([
        turn(() => restoreDraft(...mailboxKeys)),
        readLabel?.().catch(() => undefined),
      ]);
      if (restored.draftId && isCurrent()) await claim(restored.draftId);
      return { ...restored, ...(label && { label }) };
    },
    /** @param wasOn as far as is known. @throws SwitchedOff where somebody has switched it off since */
    async save(draft: DraftToSave, keys: SealKeys, wasOn: boolean) {
      const { saveDraft } = await loadSaving();
      if (isCurrent()) await claim(draft.instructions.draftId);
      await turn(() => saveDraft(draft, keys, isCurrent, wasOn));
    },
    async clear() {
      const { clearDraft } = await loadSaving();
      await turn(() => clearDraft(isCurrent));
    },
    /** Marks a draft that could not be saved, so that the gate holds it. @returns whether it says "on" now */
    async hold(draftId: string) {
      const { holdUnsealed } = await loadSaving();
      return turn(() => holdUnsealed(draftId, isCurrent));
    },
    readRecipients: async () => toRecipients(await readRecipients()),
    async readText() {
      const { readMessageText } = await loadReading();
      return readMessageText();
    },
    readSender,
    notify,
    followRecipients,
    /** Calls back when the pane, open already, is asked for again. */
    followOpener,
    /** Calls back when the label has changed. Absent where the organization asks nothing of labels. */
    followLabel: readLabel && followLabel,
    /** Whether policy wants this new mail secure and nothing is written on it yet. */
    isToBeOn,
    /** Once that was tried: until then the gate goes by it. */
    async nothingToBeOn(): Promise<void> {
      if (isCurrent()) await setToBeOn(false);
    },
    /** For whom the pane was opened, if for somebody. */
    async openedFor(): Promise<EmailAddress | undefined> {
      const text = await initializationContext();
      if (text === '') return undefined;
      const opener = z.safeParse(openerSchema, JSON.parse(text));
      const address = opener.success ? parseEmailAddress(opener.data.show) : undefined;
      return address?.ok ? address.value : undefined;
    },
  };
}
