/** One draft in the pane: what a person does becomes events of the engine, and its state what is shown. Ends when the pane shows another draft. */
import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/schema';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { newDraft } from '../../engine/draft-state';
import type { DraftState } from '../../engine/draft-state';
import { askingLabel, isShownOn, shownUndo } from '../../engine/draft-view';
import type { DraftPort } from '../../engine/ports';
import type { Records } from '../../engine/records';
import { runDraft } from '../../engine/run-draft';
import type { Audience } from '../../engine/run-draft';
import type { PanePorts } from './ports';
import { withoutProblems, withProblem } from './problems';
import type { PaneActions, PaneProblem, PaneState } from './types';

export interface SessionContext {
  ports: PanePorts;
  draft: DraftPort;
  configuration: Configuration;
  directory: MailboxDirectory;
  records: Records;
  store: StoreApi<PaneState>;
  /** The directory answers after it was away. */
  directoryIsBack(): void;
}

export interface DraftSession extends Pick<
  PaneActions,
  'setSecure' | 'choose' | 'chooseForSeveral' | 'undo' | 'saveContact' | 'forget' | 'readCodes' | 'readMail'
> {
  /** @throws when the draft could not be read; nothing was written then, and the session takes no actions */
  start(): Promise<void>;
  /** Reads recipients and the directory anew, and does again what could not be saved. */
  refresh(): void;
  /** Writes what is shown once more, after there is room in the memory. */
  saveAgain(): void;
  /** More is known now of recipients: asked for with the next lookup. */
  outdated(): void;
  /** Another frame learned or forgot something: rows follow. */
  memoryChanged(): void;
  /** Administrators have set something else: rows follow. */
  configure(configuration: Configuration): void;
  /** Looks whether secure mail was switched elsewhere, who are recipients now, whether From is another, and for whom the pane was asked for. */
  lookAgain(): Promise<void>;
  /** What the directory has answered. */
  records(): Records;
  stop(): Promise<void>;
}

/** For the store: what is shown of a draft. */
const shown = (state: DraftState): Pick<PaneState, 'rows' | 'saving' | 'secure' | 'undo' | 'label'> => ({
  rows: state.rows,
  saving: state.saving,
  secure: isShownOn(state),
  undo: shownUndo(state),
  label: askingLabel(state),
});

export function createDraftSession({
  ports,
  draft,
  directory,
  store,
  directoryIsBack,
  ...start
}: SessionContext): DraftSession {
  const problem = (found: PaneProblem) => store.setState({ problems: withProblem(store.getState().problems, found) });
  const audience: Audience = {
    changed(state) {
      if (state.stage === 'left') return;
      store.setState({ ...shown(state), ...(state.stage === 'ready' && { phase: 'ready' }) });
    },
    said(what) {
      if (what.do === 'say') problem(what.problem);
      else if (what.do === 'unsay')
        store.setState({ problems: withoutProblems(store.getState().problems, ...what.problems) });
      else if (what.do === 'show-recipient') store.setState({ show: what.address });
      else directoryIsBack();
    },
  };
  const { canSwitchOn } = store.getState();
  const run = runDraft(
    newDraft({
      ...start,
      canSwitchOn,
      ownDomain: ports.ownDomain(),
      hasService: directory.service !== undefined,
      draftId: ports.createDraftId(),
    }),
    { draft, mailbox: ports, directory },
    audience,
  );
  const { dispatch } = run;

  /** A mail to nobody yet, which policy wants secure: it waits for a recipient, or for somebody who looks at it here. */
  async function switchOnIfDue(): Promise<void> {
    if (!start.configuration.secureByDefault || isShownOn(run.state())) return;
    const isDue = await draft.takeToBeOn().catch(() => false);
    if (isDue && run.state().stage === 'ready') dispatch({ is: 'switched', on: true });
  }

  async function lookAgain(): Promise<void> {
    await switchOnIfDue();
    const { nextId } = run.state();
    dispatch({ is: 'look' });
    await run.until(({ looks, stage }) => !looks.has(nextId) || stage === 'left');
  }

  return {
    setSecure: (on) => dispatch({ is: 'switched', on }),
    readCodes: (address) => dispatch({ is: 'codes-wanted', address }),
    choose: (address, choice) => dispatch({ is: 'chosen', choices: new Map([[address, choice]]), together: false }),
    chooseForSeveral: (choices) => dispatch({ is: 'chosen', choices, together: true }),
    undo: () => dispatch({ is: 'undone' }),
    async saveContact(address, card) {
      const loaded = await import(/* webpackChunkName: "card-content" */ './saved-card').catch(() => undefined); // late, as the card is
      return loaded?.saveCard(address, card, { run, directory, problem }) ?? { ok: false, problem: 'unavailable' };
    },
    async forget(address, item) {
      const loaded = await import('./forgotten').catch(() => undefined); // late: few people are ever forgotten
      return loaded?.forgetItem(address, item, { run, directory, problem }) ?? { ok: false, problem: 'unavailable' };
    },
    readMail: async () => {
      // late, as the field for a code is; in the chunk of that
      const loaded = await import(/* webpackChunkName: "access-code-input" */ './mail-text').catch(() => undefined);
      return loaded?.readMailText(draft);
    },
    async start() {
      await run.open();
      void draft.followOpener(() => void lookAgain()).catch(() => undefined); // the focus tells as well
      void draft.followLabel?.(() => void lookAgain()).catch(() => undefined); // likewise
      await switchOnIfDue();
    },
    refresh: () => dispatch({ is: 'retry' }),
    saveAgain: () => dispatch({ is: 'write-again' }),
    outdated: () => dispatch({ is: 'outdated' }),
    memoryChanged: () => dispatch({ is: 'memory-changed' }),
    configure: (configuration) => dispatch({ is: 'configured', configuration }),
    lookAgain,
    records: () => run.state().records,
    async stop() {
      dispatch({ is: 'left' });
      await run.until(({ write }) => write.is === 'idle' || write.is === 'waiting');
    },
  };
}
