/** The store's ports, fulfilled by Outlook, the browser and the organization's files. */
import * as z from 'zod/mini';
import { keepGatePolicy } from '../../choices/keep-gate-policy';
import { makeMailboxKey, openDirectory, ownDomain, readMailboxKey } from '../../choices/outlook-directory';
import { showNotice, hideNotice } from '../../draft/notice';
import { loadConfiguration } from '../../configuration/load-configuration';
import { followOtherFrames as followOtherFramesOfTheDraft, tellOtherFrames } from '../../draft/draft-signal';
import { followSentDrafts } from '../../draft/follow-sent-drafts';
import { createDraftId } from '../../draft/random';
import { toRecipients } from '../../draft/recipients';
import { restoreDraft } from '../../draft/restore-draft';
import { readSender } from '../../draft/sender';
import { forgetSentDrafts, readSentDrafts } from '../../draft/sent-drafts';
import { MEMORY_SETTING } from '../../draft/setting-names';
import { claimDraft, inTurn, letDraftGo } from '../../draft/write-turn';
import { interfaceLanguage } from '../../locales/interface-language';
import { loadConfigurationMistakes, type Words } from '../../locales/words';
import { followItem, followRecipients, initializationContext } from '../../office/events';
import { headersSupported } from '../../office/internet-headers';
import { currentItem } from '../../office/item';
import { readMessageText } from '../../office/message-text';
import { readRecipients } from '../../office/recipients';
import { followOtherFrames } from '../../office/roaming-settings';
import { parseEmailAddress } from '../../verification/email-address';
import type { DraftPort, PanePorts } from './ports';

const openerSchema = z.object({ show: z.string() });

/** Late: a draft without secure mail saves nothing. */
const loadSaving = () => import('../../draft/save-draft');

/** Late: few organizations have such a policy. */
const loadGatePolicyWords = async (language: string) =>
  (await import('../../locales/gate-policy')).GATE_POLICY_WORDS[interfaceLanguage(language)];

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
    async save(draft, keys) {
      const { saveDraft } = await loadSaving();
      if (isCurrent()) claimDraft(draft.instructions.draftId);
      await inTurn(() => saveDraft(draft, keys, isCurrent));
    },
    async clear() {
      const { clearDraft } = await loadSaving();
      await inTurn(() => clearDraft(isCurrent));
    },
    readRecipients: async () => toRecipients(await readRecipients()),
    readText: readMessageText,
    readSender,
    notify: (missing) => (missing === 'off' ? hideNotice() : showNotice(missing, notice)),
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
  followOtherFrames((name) => name === MEMORY_SETTING && memoryChanged());
  return {
    openDraft: () => openDraft(words),
    async loadConfiguration() {
      const loaded = await loadConfiguration();
      // what cannot be kept now is kept next time
      if (loaded.ok)
        void keepGatePolicy(loaded.configuration, () => loadGatePolicyWords(words.pane.language)).catch(
          () => undefined,
        );
      if (loaded.ok || loaded.problem !== 'wrong') return loaded;
      const late = await Promise.all([
        import('../../configuration/mistakes'),
        loadConfigurationMistakes(words.pane.language),
      ]).catch(() => undefined);
      if (!late) return { ok: false, problem: 'unreachable' };
      const [{ inWords }, sentences] = late;
      return { ...loaded, mistakes: loaded.mistakes.map((mistake) => inWords(mistake, sentences)) };
    },
    ownDomain,
    directoryFor: openDirectory,
    readMailboxKey,
    createMailboxKey: makeMailboxKey,
    createDraftId,
    sentDrafts: { read: readSentDrafts, forget: forgetSentDrafts, follow: followSentDrafts },
    followSwitch(switched) {
      followOtherFramesOfTheDraft(switched);
      window.addEventListener('focus', switched);
    },
    tellSwitched: tellOtherFrames,
    followMemory: (changed) => void (memoryChanged = changed),
    followItem,
  };
}
