/**
 * Does for a draft what the pane does when nobody picks anything: looks up, resolves, seals, and lets the memory know. Loaded
 * late, in pages of a browser only. A draft that a pane shows, or that cannot be read in full, is left to the pane.
 */
import { overlay } from '../configuration/overlay';
import type { Configuration } from '../configuration/schema';
import type { Directory } from '../directory/types';
import { DraftChanged } from '../draft/save-errors';
import { isClaimed, onlyInTurn } from '../draft/write-turn';
import type { ProblemKind } from '../engine/draft-problems';
import { newDraft } from '../engine/draft-state';
import type { DraftState } from '../engine/draft-state';
import { openOutlookDraft } from '../engine/outlook-draft';
import { readMailboxKeys } from '../engine/mailbox-keys';
import { makeMailboxKey, openDirectory, ownDomain } from '../engine/outlook-directory';
import { NO_RECORDS } from '../engine/records';
import type { RecipientRow } from '../engine/rows';
import { runDraft } from '../engine/run-draft';
import type { World } from '../engine/run-draft';
import { isKnown, isSealed } from '../engine/step-alone';
import { readLabel } from '../office/sensitivity-label';
import { createDraftId } from '../seal/crypto/random';

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
 * @param options.isLast nothing comes after it but Send
 * @returns undefined where it is left to a person in the pane, or to Send; nothing was written then
 * @throws Error whatever went wrong
 */
export async function sealWithoutPane(
  settings: Settings,
  isCurrent: () => boolean,
  { isLast = false } = {},
): Promise<Sealed | OfPane | undefined> {
  if (settings.configuration.gatewayKeys.length === 0) return undefined;
  const directory = openDirectory(settings.configuration);
  const configuration = await asAdministratorsSet(settings, directory);
  // what they allow is not known: left to the pane, which says so
  if (!configuration) return undefined;
  let ofPane: OfPane | undefined;
  let trouble: ProblemKind | undefined;
  const draft = openOutlookDraft({
    isCurrent,
    turn: (work) => work(), // taken below, for reading and writing together
    async claim(draftId) {
      if (!(await isClaimed(draftId))) return;
      ofPane = { ofPane: draftId };
      throw new DraftChanged();
    },
    notify: async () => undefined,
    ...(configuration.labels && { readLabel: async () => ({ id: await readLabel() }) }),
  });
  const run = runDraft(
    newDraft({
      alone: { is: 'looking-up' },
      configuration,
      ownDomain: ownDomain(),
      hasService: directory.hasService,
      canSwitchOn: true,
      draftId: createDraftId(),
      records: NO_RECORDS,
    }),
    { draft, mailbox: MAILBOX, directory },
    {
      changed: () => undefined,
      said: (what) => {
        if (what.do === 'say' && TROUBLES.includes(what.problem.problem)) trouble = what.problem.problem;
      },
    },
  );
  const isOver = ({ stage }: DraftState) => stage === 'left' || trouble !== undefined;
  const left = () => {
    if (trouble) throw new Error(trouble);
    return ofPane;
  };

  const isOpen = await onlyInTurn(async () => {
    await run.open();
    return run.state().stage === 'ready';
  }).catch((error: unknown) => {
    if (!ofPane) throw error;
  });
  if (!isOpen) return ofPane;
  // between two turns: others need not wait for the network, and for domains nobody has looked at yet
  await run.until((state) => isKnown(state) || isOver(state));
  if (isOver(run.state())) return left();
  return onlyInTurn(async () => {
    run.dispatch({ is: 'seal', isLast });
    await run.until((state) => isSealed(state) || isOver(state));
    const { written, rows } = run.state();
    run.dispatch({ is: 'left' }); // what is answered after our turn is written by nobody
    return written > 0 ? { recipients: rows.length, missing: rows.filter(isNotSealed).length } : left();
  });
}

const TROUBLES: readonly ProblemKind[] = [
  'recipients-unreadable',
  'not-saved',
  'headers-not-kept',
  'gateway-key-unusable',
  'too-much-for-one-mail',
  'memory-full',
];

/** What a pane tells other frames of is none of ours. */
const MAILBOX: World['mailbox'] = {
  readMailboxKeys,
  createMailboxKey: makeMailboxKey,
  setUnsaved: () => undefined,
  tellSwitched: () => undefined,
};

const isNotSealed = ({ verification }: RecipientRow): boolean =>
  verification?.state !== 'ready' && verification?.state !== 'not-needed';

/** Settings with a mistake change nothing. @returns undefined while the service is away */
async function asAdministratorsSet(
  { configuration, document }: Settings,
  directory: Pick<Directory, 'settings'>,
): Promise<Configuration | undefined> {
  try {
    const set = await directory.settings();
    return (set && overlay(document, set)) ?? configuration;
  } catch {
    return undefined;
  }
}
