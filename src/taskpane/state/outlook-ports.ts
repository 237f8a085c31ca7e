/** What the store needs from outside: Outlook, the browser and the organization's files. */
import { followSharedSettings } from '../../engine/shared-settings';
import { readMailboxKeys } from '../../engine/mailbox-keys';
import { makeMailboxKey, openDirectory, ownDomain } from '../../engine/outlook-directory';
import { uniteWithThisClient } from '../../engine/this-client';
import { showFailure, showNotice, hideNotice } from '../../draft/notice';
import { loadConfiguration } from '../../engine/load-configuration';
import type { LoadedConfiguration } from '../../engine/load-configuration';
import type { ConfigurationMistake } from '../../configuration/mistakes';
import { asksAtSend, type Configuration } from '../../configuration/schema';
import { followOtherFrames, tellOtherFrames } from '../../draft/draft-signal';
import { followSentDrafts } from '../../draft/follow-sent-drafts';
import { GATE_POLICY_SETTING } from '../../draft/gate-policy';
import { forgetSentDrafts, readSentDrafts } from '../../draft/sent-drafts';
import { MEMORY_SETTING } from '../../draft/setting-names';
import { setUnsaved } from '../../draft/unsaved-drafts';
import { setUnsavedInSession } from '../../draft/unsaved-session';
import { claimDraft, claims, inTurn, letDraftGo } from '../../draft/write-turn';
import type { Words } from '../../locales/words';
import { isClassicOutlook } from '../../office/client';
import { followItem } from '../../office/events';
import { currentItem } from '../../office/item';
import { readSetting } from '../../office/read-setting';
import { openOutlookDraft } from '../../engine/outlook-draft';
import type { DraftPort } from '../../engine/outlook-draft';

/** Late: few organizations have such a policy. What cannot be kept now is kept next time. */
function keepGatePolicy(configuration: Configuration, language: string): void {
  if (asksAtSend(configuration) || readSetting(GATE_POLICY_SETTING))
    void import('./keep-policy').then(({ keepPolicy }) => keepPolicy(configuration, language)).catch(() => undefined);
}

const readLabel = async () => (await import('./named-label')).readNamedLabel();

/**
 * @param readsLabels the organization asks something of sensitivity labels
 * @throws OfficeError `no-item` while Outlook shows no draft
 */
function openDraft({ notice, pane }: Words, readsLabels: boolean): DraftPort {
  letDraftGo();
  const item = currentItem();
  return openOutlookDraft({
    isCurrent: () => Office.context.mailbox.item === (item as unknown),
    turn: inTurn,
    claim: claimDraft,
    ...(readsLabels && { readLabel }),
    notify(what) {
      if (what === 'off') return hideNotice();
      if (what === 'failed') return showFailure(notice);
      return what === 'not-on' ? showNotice(0, notice, pane.notOn) : showNotice(what, notice);
    },
  });
}

export type PanePorts = ReturnType<typeof createOutlookPorts>;

export function createOutlookPorts(words: Words) {
  let memoryChanged = () => {};
  followSharedSettings((name) => name === MEMORY_SETTING && memoryChanged());
  return {
    openDraft: (readsLabels: boolean) => openDraft(words, readsLabels),
    async loadConfiguration(): Promise<LoadedConfiguration<ConfigurationMistake>> {
      // what another client undid is there again before anything is looked up
      const [loaded] = await Promise.all([loadConfiguration(), uniteWithThisClient()]);
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
    readMailboxKeys,
    createMailboxKey: makeMailboxKey,
    setUnsaved(draftId: string, to: boolean) {
      setUnsaved(draftId, to);
      if (isClassicOutlook()) setUnsavedInSession(draftId, to);
    },
    sentDrafts: { read: readSentDrafts, forget: forgetSentDrafts, follow: followSentDrafts },
    /** Somebody pressed the ribbon button, Send asks for what is shown, or the pane is looked at again. */
    followLooks(look: () => Promise<void>) {
      followOtherFrames(look, claims);
      window.addEventListener('focus', () => void look());
      window.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void look();
      });
    },
    tellSwitched: tellOtherFrames,
    /** Another frame of the add-in changed the sender's memory. */
    followMemory: (changed: () => void) => void (memoryChanged = changed),
    followItem,
  };
}
