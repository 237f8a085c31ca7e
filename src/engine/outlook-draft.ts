/** The draft that Outlook shows, as the engine needs it. */
import * as z from 'zod/mini';
import { toRecipients } from '../draft/recipients';
import { restoreDraft } from '../draft/restore-draft';
import type { DraftLabel } from '../draft/restore-draft';
import { readSender } from '../draft/sender';
import { isToBeOn, setToBeOn } from '../draft/to-be-on';
import { followLabel, followOpener, followRecipients, initializationContext } from '../office/events';
import { headersSupported } from '../office/internet-headers';
import { readRecipients } from '../office/recipients';
import { parseEmailAddress } from '../verification/email-address';
import type { DraftNotice } from './draft-state';
import type { DraftPort } from './ports';

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
  notify(what: DraftNotice): Promise<void>;
  /** Absent for an organization that asks nothing of labels. */
  readLabel?(): Promise<DraftLabel>;
}

export function openOutlookDraft({ isCurrent, turn, claim, notify, readLabel }: Driver): DraftPort {
  return {
    isCurrent,
    headersSupported,
    async restore(mailboxKey) {
      const [restored, label] = await Promise.all([
        turn(() => restoreDraft(mailboxKey)),
        readLabel?.().catch(() => undefined),
      ]);
      if (restored.draftId && isCurrent()) await claim(restored.draftId);
      return { ...restored, ...(label && { label }) };
    },
    async save(draft, keys, wasOn) {
      const { saveDraft } = await loadSaving();
      if (isCurrent()) await claim(draft.instructions.draftId);
      await turn(() => saveDraft(draft, keys, isCurrent, wasOn));
    },
    async clear() {
      const { clearDraft } = await loadSaving();
      await turn(() => clearDraft(isCurrent));
    },
    async hold(draftId) {
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
    followOpener,
    ...(readLabel && { followLabel }),
    async takeToBeOn() {
      const isDue = await isToBeOn();
      if (isDue) await setToBeOn(false);
      return isDue;
    },
    async openedFor() {
      const text = await initializationContext();
      if (text === '') return undefined;
      const opener = z.safeParse(openerSchema, JSON.parse(text));
      const address = opener.success ? parseEmailAddress(opener.data.show) : undefined;
      return address?.ok ? address.value : undefined;
    },
  };
}
