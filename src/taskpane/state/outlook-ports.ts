/** The store's ports, fulfilled by Outlook, the browser and the organization's files. */
import * as z from 'zod/mini';
import { showNotice, hideNotice } from '../../draft/notice';
import { loadConfiguration } from '../../configuration/load-configuration';
import { lateDirectory, lateService } from '../../directory/late-directory';
import { createMailboxDirectory } from '../../directory/mailbox-directory';
import { MailboxMemoryFull } from '../../directory/types';
import type { MailboxMemory } from '../../directory/types';
import { followOtherFrames as followOtherFramesOfTheDraft, tellOtherFrames } from '../../draft/draft-signal';
import { followSentDrafts } from '../../draft/follow-sent-drafts';
import { parseMailboxKey } from '../../draft/mailbox-key';
import { createDraftId, createMailboxKey } from '../../draft/random';
import { toRecipients } from '../../draft/recipients';
import { restoreDraft } from '../../draft/restore-draft';
import { forgetSentDrafts, readSentDrafts } from '../../draft/sent-drafts';
import { MAILBOX_KEY_SETTING, MEMORY_SETTING } from '../../draft/setting-names';
import { loadConfigurationMistakes, type Words } from '../../locales/words';
import { followItem, followRecipients, initializationContext } from '../../office/events';
import { headersSupported } from '../../office/internet-headers';
import { currentItem, mailboxAddress } from '../../office/item';
import { readMessageText } from '../../office/message-text';
import { readSetting } from '../../office/read-setting';
import { readRecipients } from '../../office/recipients';
import { followOtherFrames, writeSetting } from '../../office/roaming-settings';
import { parseEmailAddress } from '../../verification/email-address';
import type { DraftPort, PanePorts } from './ports';

const openerSchema = z.object({ show: z.string() });

const memory: MailboxMemory = {
  read: () => readSetting(MEMORY_SETTING),
  write: (document) => keep(MEMORY_SETTING, document),
};

/** @throws MailboxMemoryFull when there is no room for it */
async function keep(name: string, value: unknown): Promise<void> {
  await writeSetting(name, value).catch((error: unknown) => {
    throw error instanceof RangeError ? new MailboxMemoryFull() : error;
  });
}

/** Late: a draft without secure mail saves nothing. */
const loadSaving = () => import('../../draft/save-draft');

/** Late: of the two an organization has one at most. */
const loadService = () => import(/* webpackChunkName: "directory-service" */ './open-service');
const loadFile = () => import(/* webpackChunkName: "directory-file" */ './open-file');

function openDraft({ notice }: Words): DraftPort {
  const item = currentItem();
  const isCurrent = () => Office.context.mailbox.item === (item as unknown);
  return {
    isCurrent,
    headersSupported,
    restore: restoreDraft,
    save: async (draft, keys) => (await loadSaving()).saveDraft(draft, keys, isCurrent),
    clear: async () => (await loadSaving()).clearDraft(isCurrent),
    readRecipients: async () => toRecipients(await readRecipients()),
    readText: readMessageText,
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
      if (loaded.ok || loaded.problem !== 'wrong') return loaded;
      const late = await Promise.all([
        import('../../configuration/mistakes'),
        loadConfigurationMistakes(words.pane.language),
      ]).catch(() => undefined);
      if (!late) return { ok: false, problem: 'unreachable' };
      const [{ inWords }, sentences] = late;
      return { ...loaded, mistakes: loaded.mistakes.map((mistake) => inWords(mistake, sentences)) };
    },
    ownDomain: () => mailboxAddress().toLowerCase().split('@').pop() ?? '',
    directoryFor({ directory, directoryFile }) {
      const now = () => new Date().toISOString();
      const mailbox = createMailboxDirectory(memory, { now, forService: directory !== undefined });
      if (directory) return lateService(async () => (await loadService()).openService(directory, mailbox), mailbox);
      if (!directoryFile) return mailbox;
      return lateDirectory(async () => (await loadFile()).openFile(directoryFile, mailbox), mailbox);
    },
    readMailboxKey: () => parseMailboxKey(readSetting(MAILBOX_KEY_SETTING)),
    async createMailboxKey() {
      const key = createMailboxKey();
      await keep(MAILBOX_KEY_SETTING, key);
      return key;
    },
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
