/**
 * Does for a draft what the pane does when nobody picks anything: looks up, resolves, seals, and lets the memory know. Loaded
 * late, in pages of a browser only. A draft that a pane shows, or that cannot be read in full, is left to the pane.
 */
import { noChoices } from '../engine/draft-choices';
import { makeMailboxKey, openDirectory, ownDomain, policyFor, readMailboxKey } from '../engine/outlook-directory';
import { createRecords } from '../engine/records';
import { takeOver, wasOnDraft } from '../engine/restored-choices';
import { makeRows, toSave, usedChoices } from '../engine/rows';
import { meetNeeds } from '../engine/service-needs';
import { overlay } from '../configuration/overlay';
import type { Configuration } from '../configuration/types';
import type { DirectoryService } from '../directory/types';
import { createDraftId } from '../seal/crypto/random';
import { toRecipients } from '../draft/recipients';
import { restoreDraft } from '../draft/restore-draft';
import type { RestoredDraft } from '../draft/restore-draft';
import { saveDraft } from '../draft/save-draft';
import { readSender } from '../draft/sender';
import { isClaimed, onlyInTurn } from '../draft/write-turn';
import { readRecipients } from '../office/recipients';

export interface Sealed {
  recipients: number;
  /** How many of them lack a method, or have one that rests on a code which could not be read. */
  missing: number;
}

/** Nothing was written: it is for the pane that shows it. */
export interface OfPane {
  ofPane: string;
}

export interface Settings {
  configuration: Configuration;
  /** The organization's, as it was found. */
  document?: unknown;
}

/**
 * @param isCurrent false once Outlook shows another draft
 * @param options.isLast nothing comes after it but Send. Before that, a draft that somebody with an own choice has just left stays as it is:
 * they may be on their way from To to Bcc, and only the seal on it has their choice
 * @returns undefined where it is left to a person in the pane, or to Send; nothing was written then
 * @throws SealTooLong, HeadersNotKept, DraftChanged, OfficeError, MailboxMemoryFull
 */
export async function sealWithoutPane(
  settings: Settings,
  isCurrent: () => boolean,
  { isLast = false } = {},
): Promise<Sealed | OfPane | undefined> {
  if (settings.configuration.gatewayKeys.length === 0) return undefined;
  const directory = openDirectory(settings.configuration);
  const configuration = await asAdministratorsSet(settings, directory.service);
  // what they allow is not known: left to the pane, which says so
  if (!configuration) return undefined;
  const { gatewayKeys, defaultNotificationLanguage } = configuration;
  const records = createRecords(directory);
  const policy = policyFor(configuration.policy, ownDomain());
  const lookUp = async (restored: RestoredDraft, usesTransport = false) => {
    const { recipients } = toRecipients(await readRecipients());
    const complete = await records.ensure(recipients.map(({ address }) => address));
    const choices = noChoices();
    takeOver(restored, recipients, choices, new Set());
    const present = new Set(recipients.map(({ address }) => address));
    const hasLeft = [...choices.own.keys()].some((address) => !present.has(address));
    const mayComeBack = hasLeft && recipients.every((recipient) => wasOnDraft(restored, recipient));
    const rows = () => makeRows(recipients, records, choices, { policy, defaultNotificationLanguage });
    if (directory.service) await meetNeeds(directory.service, rows(), records, { usesTransport });
    return { complete, choices, rows: rows(), mayComeBack };
  };
  const found = await onlyInTurn(restoreOwn);
  if (!found || 'ofPane' in found) return found;
  // between two turns: others need not wait for the network, and for domains nobody has looked at yet
  await lookUp(found.restored, policy.allowed['transport-security']);
  return onlyInTurn(async () => {
    const own = await restoreOwn();
    if (!own || 'ofPane' in own) return own;
    const { restored, draftId } = own;
    const { complete, choices, rows, mayComeBack } = await lookUp(restored);
    if (mayComeBack && !isLast) return undefined;
    // a weaker method could come out than is known where nobody sees it
    if (!complete) return undefined;
    const mailboxKey = readMailboxKey() ?? (await makeMailboxKey());
    const draft = toSave({ draftId, sender: await readSender() }, rows, choices, defaultNotificationLanguage);
    // a pane may have been opened, or secure mail switched off, by a frame that did not wait for this turn to end
    if (await isClaimed(draftId)) return { ofPane: draftId };
    await saveDraft(draft, { gatewayKeys, mailboxKey }, isCurrent, true);
    // what cannot be remembered is on the draft all the same
    await directory.keepForDraft(draftId, usedChoices(rows, choices)).catch(() => undefined);
    const { recipients, notNeeded } = draft.instructions;
    return { recipients: rows.length, missing: rows.length - recipients.length - notNeeded.length };
  });
}

/** What stands on the draft; undefined where it is off, or cannot be read in full. To be asked in turn. */
async function restoreOwn(): Promise<{ restored: RestoredDraft; draftId: string } | OfPane | undefined> {
  const restored = await restoreDraft(readMailboxKey());
  if (restored.secure !== 'on' || restored.unreadable.length > 0) return undefined;
  const draftId = restored.draftId ?? createDraftId();
  if (await isClaimed(draftId)) return { ofPane: draftId };
  return { restored, draftId };
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
