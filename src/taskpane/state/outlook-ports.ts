/** The store's ports, fulfilled by Outlook, the browser and the organization's files. */
import * as z from 'zod/mini';
import { followSharedSettings } from '../../engine/shared-settings';
import { makeMailboxKey, openDirectory, ownDomain, readMailboxKey } from '../../engine/outlook-directory';
import { showFailure, showNotice, hideNotice } from '../../draft/notice';
import { loadConfiguration } from '../../engine/load-configuration';
import { asksAtSend, type Configuration } from '../../configuration/schema';
import { followOtherFrames, tellOtherFrames } from '../../draft/draft-signal';
import { followSentDrafts } from '../../draft/follow-sent-drafts';
import { GATE_POLICY_SETTING } from '../../draft/gate-policy';
import { createDraftId } from '../../seal/crypto/random';
import { toRecipients } from '../../draft/recipients';
import { restoreDraft } from '../../draft/restore-draft';
import { readSender } from '../../draft/sender';
import { forgetSentDrafts, readSentDrafts } from '../../draft/sent-drafts';
import { MEMORY_SETTING } from '../../draft/setting-names';
import { setUnsaved } from '../../draft/unsaved-drafts';
import { claimDraft, claims, inTurn, letDraftGo } from '../../draft/write-turn';
import type { Words } from '../../locales/words';
import { followItem, followRecipients, initializationContext } from '../../office/events';
import { headersSupported } from '../../office/internet-headers';
import { currentItem } from '../../office/item';
import { readSetting } from '../../office/read-setting';
import { readRecipients } from '../../office/recipients';
import { parseEmailAddress } from '../../verification/email-address';
import type { DraftPort, PanePorts } from './ports';

const openerSchema = z.object({ show: z.string() });

/** Late: a draft without secure mail saves nothing. */
const loadSaving = () => import('../../draft/save-draft');

/** Late, with the field for a code, which may not stand in the mail. */
const loadReading = () => import(/* webpackChunkName: "access-code-input" */ '../../office/message-text');

/** Late: few organizations have such a policy. What cannot be kept now is kept next time. */
function keepGatePolicy(configuration: Configuration, language: string): void {
  if (asksAtSend(configuration) || readSetting(GATE_POLICY_SETTING))
    void import('./keep-policy').then(({ keepPolicy }) => keepPolicy(configuration, language)).catch(() => undefined);
}

function openDraft({ notice }: Words): DraftPort {
  letDraftGo();
  const item = currentItem();
  const isCurrent = () => Office.context.mailbox.item === (item as unknown);
  return {
    isCurrent,
    headersSupported,
    async restore(mailboxKey) {
      const restored = await inTurn(() => restoreDraft(mailboxKey));
      if (restored.draftId && isCurrent()) claimDraft(restored.draftId);
      return restored;
    },
    async save(draft, keys, wasOn) {
      const { saveDraft } = await loadSaving();
      if (isCurrent()) claimDraft(draft.instructions.draftId);
      await inTurn(() => saveDraft(draft, keys, isCurrent, wasOn));
    },
    async clear() {
      const { clearDraft } = await loadSaving();
      await inTurn(() => clearDraft(isCurrent));
    },
    async hold(draftId) {
      const { holdUnsealed } = await loadSaving();
      return inTurn(() => holdUnsealed(draftId, isCurrent));
    },
    readRecipients: async () => toRecipients(await readRecipients()),
    async readText() {
      const { readMessageText } = await loadReading();
      return readMessageText();
    },
    readSender,
    notify(what) {
      if (what === 'off') return hideNotice();
      return typeof what === 'number' ? showNotice(what, notice) : showFailure(what, notice);
    },
    followRecipients,
    async openedFor() {
      const text = await initializationContext();
      if (text === '') return undefined;
      const opener = z.safeParse(openerSchema, JSON.parse(text));
      const address = opener.success ? parseEmailAddress(opener.data.show) : undefined;
      return address?.ok ? address.value : undefined;
    },
  };
}

export function createOutlookPorts(words: Words): PanePorts {
  let memoryChanged = () => {};
  followSharedSettings((name) => name === MEMORY_SETTING && memoryChanged());
  return {
    openDraft: () => openDraft(words),
    async loadConfiguration() {
      const loaded = await loadConfiguration();
      if (loaded.ok) {
        keepGatePolicy(loaded.configuration, words.pane.language);
        return loaded;
      }
      if (loaded.problem !== 'wrong') return loaded;
      try {
        const { mistakesInWords } = await import('./mistakes-in-words');
        return { ...loaded, mistakes: mistakesInWords(loaded.mistakes, words.pane.language) };
      } catch {
        return { ok: false, problem: 'unreachable' };
      }
    },
    ownDomain,
    directoryFor: openDirectory,
    readMailboxKey,
    createMailboxKey: makeMailboxKey,
    createDraftId,
    setUnsaved,
    sentDrafts: { read: readSentDrafts, forget: forgetSentDrafts, follow: followSentDrafts },
    followLooks(look) {
      followOtherFrames(look, claims);
      window.addEventListener('focus', () => void look());
      window.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void look();
      });
    },
    tellSwitched: tellOtherFrames,
    followMemory: (changed) => void (memoryChanged = changed),
    followItem,
  };
}
