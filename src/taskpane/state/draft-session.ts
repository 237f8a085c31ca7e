/** One draft in the pane: the engine's state is what is shown. Ends when the pane shows another draft. */
import type { StoreApi } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/schema';
import { UNAVAILABLE } from '../../directory/types';
import type { Directory } from '../../directory/types';
import { newDraft } from '../../engine/draft-state';
import type { DraftState } from '../../engine/draft-state';
import { askingLabel, isShownOn, shownUndo } from '../../engine/draft-view';
import type { DraftPort } from '../../engine/outlook-draft';
import type { Records } from '../../engine/records';
import { runDraft } from '../../engine/run-draft';
import type { Audience, DraftRun } from '../../engine/run-draft';
import { createDraftId } from '../../seal/crypto/random';
import type { PanePorts } from './outlook-ports';
import { withoutProblems, withProblem } from './problems';
import type { PaneActions, PaneProblem, PaneState } from './types';

export interface SessionContext {
  ports: PanePorts;
  draft: DraftPort;
  configuration: Configuration;
  directory: Directory;
  records: Records;
  store: StoreApi<PaneState>;
  /** The directory answers after it was away. */
  directoryIsBack(): void;
}

export interface DraftSession extends DraftRun, Pick<PaneActions, 'saveContact' | 'forget' | 'readMail'> {
  /** Looks whether secure mail was switched elsewhere, who are recipients now, whether From is another, and for whom the pane was asked for. */
  lookAgain(): Promise<void>;
  /** False once Outlook shows another draft. */
  isCurrent(): boolean;
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
      hasService: directory.hasService,
      draftId: createDraftId(),
    }),
    { draft, mailbox: ports, directory },
    audience,
  );
  const { dispatch } = run;

  /** A mail to nobody yet, which policy wants secure: it waits for a recipient, or for somebody who looks at it here. */
  let wasDue = false; // once: a person may switch it off meanwhile
  async function switchOnIfDue(): Promise<void> {
    if (!start.configuration.secureByDefault || wasDue || isShownOn(run.state())) return;
    const isDue = await draft.isToBeOn().catch(() => false);
    if (!isDue || !draft.isCurrent() || run.state().stage !== 'ready') return;
    wasDue = true;
    dispatch({ is: 'switched', on: true });
    void run
      .written()
      .then(draft.nothingToBeOn)
      .catch(() => undefined);
  }

  async function lookAgain(): Promise<void> {
    await switchOnIfDue();
    const { nextId } = run.state();
    dispatch({ is: 'look' });
    await run.until(({ looks, stage }) => !looks.has(nextId) || stage === 'left');
  }

  return {
    ...run,
    async saveContact(address, card) {
      const loaded = await import(/* webpackChunkName: "card-content" */ './saved-card').catch(() => undefined); // late, as the card is
      return loaded?.saveCard(address, card, { run, directory, problem }) ?? UNAVAILABLE;
    },
    async forget(address, item) {
      const loaded = await import('./forgotten').catch(() => undefined); // late: few people are ever forgotten
      return loaded?.forgetItem(address, item, { run, directory, problem }) ?? UNAVAILABLE;
    },
    readMail: async () => {
      // late, as the field for a code is; in the chunk of that
      const loaded = await import(/* webpackChunkName: "access-code-input" */ './mail-text').catch(() => undefined);
      return loaded?.readMailText(draft);
    },
    async open() {
      await run.open();
      void draft.followOpener(() => void lookAgain()).catch(() => undefined); // the focus tells as well
      void draft.followLabel?.(() => void lookAgain()).catch(() => undefined); // likewise
      await switchOnIfDue();
    },
    lookAgain,
    isCurrent: draft.isCurrent,
    async stop() {
      dispatch({ is: 'left' });
      await run.until(({ write }) => write.is === 'idle' || write.is === 'waiting');
    },
  };
}
