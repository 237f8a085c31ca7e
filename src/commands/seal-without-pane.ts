/**
 * Does for a draft what the pane does when nobody picks anything: looks up, resolves, seals, and lets the memory know. Loaded
 * late, in pages of a browser only. A draft that a pane shows, or that cannot be read in full, is left to the pane.
 */
import { noChoices } from '../choices/draft-choices';
import { makeMailboxKey, openDirectory, ownDomain, policyFor, readMailboxKey } from '../choices/outlook-directory';
import { createRecords } from '../choices/records';
import { takeOver } from '../choices/restored-choices';
import { countMissing, makeRows, toSave, usedChoices } from '../choices/rows';
import type { Configuration } from '../configuration/types';
import { createDraftId } from '../draft/random';
import { toRecipients } from '../draft/recipients';
import { restoreDraft } from '../draft/restore-draft';
import { saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';
import { isClaimed, onlyInTurn } from '../draft/write-turn';
import { readRecipients } from '../office/recipients';

export interface Sealed {
  recipients: number;
  /** How many of them lack a method. */
  missing: number;
}

/**
 * @param isCurrent false once Outlook shows another draft
 * @returns undefined where it is left to the pane; nothing was written then
 * @throws SealTooLong, HeadersNotKept, DraftChanged, OfficeError, MailboxMemoryFull
 */
export async function sealWithoutPane(
  configuration: Configuration,
  isCurrent: () => boolean,
): Promise<Sealed | undefined> {
  const { gatewayKeys, defaultNotificationLanguage } = configuration;
  if (gatewayKeys.length === 0) return undefined;
  const directory = openDirectory(configuration);
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
    if (await isClaimed(draftId)) return undefined;
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
    return { recipients: rows.length, missing: countMissing(rows) };
  });
}
