/**
 * Does for a draft what the pane does when nobody picks anything: looks up, resolves, seals, and lets the memory know. Loaded
 * late, in pages of a browser only. A draft that a pane shows, or that cannot be read in full, is left to the pane.
 */
import { noChoices } from '../choices/draft-choices';
import { makeMailboxKey, openDirectory, ownDomain, policyFor, readMailboxKey } from '../choices/outlook-directory';
import { createRecords } from '../choices/records';
import { takeOver } from '../choices/restored-choices';
import { makeRows, toSave, usedChoices } from '../choices/rows';
import { overlay } from '../configuration/overlay';
import type { Configuration } from '../configuration/types';
import type { DirectoryService } from '../directory/types';
import { tellOtherFrames } from '../draft/draft-signal';
import { createDraftId } from '../draft/random';
import { toRecipients } from '../draft/recipients';
import { restoreDraft } from '../draft/restore-draft';
import { saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';
import { isClaimed, onlyInTurn } from '../draft/write-turn';
import { readRecipients } from '../office/recipients';

export interface Sealed {
  recipients: number;
  /** How many of them lack a method, or have one that rests on a code which only the pane reads. */
  missing: number;
}

export interface Settings {
  configuration: Configuration;
  /** The organization's, as it was found. */
  document?: unknown;
}

/**
 * @param isCurrent false once Outlook shows another draft
 * @returns undefined where it is left to the pane; nothing was written then
 * @throws SealTooLong, HeadersNotKept, DraftChanged, OfficeError, MailboxMemoryFull
 */
export async function sealWithoutPane(settings: Settings, isCurrent: () => boolean): Promise<Sealed | undefined> {
  if (settings.configuration.gatewayKeys.length === 0) return undefined;
  const directory = openDirectory(settings.configuration);
  const configuration = await asAdministratorsSet(settings, directory.service);
  // what they allow is not known: left to the pane, which says so
  if (!configuration) return undefined;
  const { gatewayKeys, defaultNotificationLanguage } = configuration;
  const records = createRecords(directory);
  const lookUp = async () => {
    const { recipients } = toRecipients(await readRecipients());
    return { recipients, complete: await records.ensure(recipients.map(({ address }) => address)) };
  };
  await lookUp(); // before the turn: others need not wait for the network
  return onlyInTurn(async () => {
    const restored = await restoreDraft(readMailboxKey());
    if (restored.secure !== 'on' || restored.unreadable.length > 0) return undefined;
    const draftId = restored.draftId ?? createDraftId();
    // Outlook tells no pane of another From
    if (await isClaimed(draftId)) return void tellOtherFrames();
    const { recipients, complete } = await lookUp();
    // a weaker method could come out than is known where nobody sees it
    if (!complete) return undefined;
    const choices = noChoices();
    takeOver(restored, recipients, choices, new Set());
    const policy = policyFor(configuration.policy, ownDomain());
    const rows = makeRows(recipients, records, choices, { policy, defaultNotificationLanguage });
    const mailboxKey = readMailboxKey() ?? (await makeMailboxKey());
    const draft = toSave({ draftId, sender: await readSender() }, rows, choices, defaultNotificationLanguage);
    await saveDraft(draft, { gatewayKeys, mailboxKey }, isCurrent);
    // what cannot be remembered is on the draft all the same
    await directory.holdForDraft(draftId, usedChoices(rows, choices)).catch(() => undefined);
    return { recipients: rows.length, missing: draft.missing.length };
  });
}

/** Settings with a mistake change nothing. @returns undefined while the service is away */
async function asAdministratorsSet(
  { configuration, document }: Settings,
  service: DirectoryService | undefined,
): Promise<Configuration | undefined> {
  if (!service) return configuration;
  try {
    const set = await service.settings();
    return (set && overlay(document, set)) ?? configuration;
  } catch {
    return undefined;
  }
}
