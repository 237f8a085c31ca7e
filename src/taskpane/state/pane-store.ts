/** The pane's store: reads the configuration, opens the draft that Outlook shows, and follows Outlook from draft to draft. */
import { createStore } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/types';
import type { MailboxDirectory } from '../../directory/mailbox-directory';
import { createDraftSession } from './draft-session';
import type { DraftSession } from './draft-session';
import type { DraftPort, PanePorts } from './ports';
import { withoutProblems, withProblem } from './problems';
import { createRecords } from './records';
import type { Records } from './records';
import type { PaneActions, PaneProblem, PaneState, PaneStore } from './types';

/** `ItemChanged` may come before the item does (office-js issue 2295): then it is looked for once more. */
const ITEM_LATE_MS = 500;

const START: PaneState = {
  phase: 'starting',
  problems: [],
  secure: false,
  canSwitchOn: false,
  rows: [],
  saving: 'nothing-to-save',
};

export function createPaneStore(ports: PanePorts): PaneStore & { start(): Promise<void> } {
  const store = createStore<PaneState>(() => START);
  let organization: { configuration: Configuration; directory: MailboxDirectory; records: Records } | undefined;
  let session: DraftSession | undefined;

  const problem = (found: PaneProblem) => store.setState({ problems: withProblem(store.getState().problems, found) });

  async function loadOrganization(): Promise<void> {
    const loaded = await ports.loadConfiguration();
    store.setState({
      problems: withoutProblems(
        store.getState().problems,
        'configuration-unreachable',
        'configuration-wrong',
        'no-gateway-key',
      ),
    });
    if (!loaded.ok) {
      if (loaded.problem === 'unreachable') problem({ problem: 'configuration-unreachable', action: 'retry' });
      else problem({ problem: 'configuration-wrong', mistakes: loaded.mistakes });
      store.setState({ phase: 'stopped' });
      return;
    }
    const { configuration } = loaded;
    const directory = ports.directoryFor(configuration);
    organization = { configuration, directory, records: createRecords(directory) };
    store.setState({ configuration });
    if (configuration.gatewayKeys.length === 0) problem({ problem: 'no-gateway-key' });
    await learnWhatWasSent();
    if (directory.problem()) problem({ problem: 'memory-unreadable' });
  }

  /** What was typed on drafts that have left becomes the sender's own. */
  async function learnWhatWasSent(): Promise<void> {
    const sent = ports.sentDrafts.read();
    if (!organization || sent.length === 0) return;
    const result = await organization.directory.confirmSent(sent);
    if (result.ok) ports.sentDrafts.forget(sent);
    else if (result.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
  }

  async function openDraft(again = false): Promise<void> {
    const old = session;
    session = undefined;
    await old?.stop();
    if (!organization) return;
    let draft: DraftPort;
    try {
      draft = ports.openDraft();
    } catch {
      store.setState({
        ...START,
        configuration: organization.configuration,
        phase: 'stopped',
        problems: [{ problem: 'no-draft' }],
      });
      if (!again) setTimeout(() => void openDraft(true), ITEM_LATE_MS);
      return;
    }
    const { configuration } = organization;
    const hasKey = configuration.gatewayKeys.length > 0;
    const kept = store
      .getState()
      .problems.filter((one) => one.problem === 'no-gateway-key' || one.problem.startsWith('memory'));
    store.setState({ ...START, configuration, problems: kept, canSwitchOn: hasKey && draft.headersSupported() });
    if (!draft.headersSupported()) {
      store.setState({ phase: 'stopped' });
      problem({ problem: 'outlook-too-old' });
      return;
    }
    const opened = createDraftSession({ ports, draft, store, ...organization });
    session = opened;
    try {
      await opened.start();
    } catch {
      if (session !== opened || !draft.isCurrent()) return;
      store.setState({ phase: 'ready' });
      problem({ problem: 'not-saved', action: 'retry' });
    }
  }

  const actions: PaneActions = {
    setSecure: (on) => session?.setSecure(on),
    choose: (address, choice) => session?.choose(address, choice),
    undo: () => session?.undo(),
    saveContact: async (address, card) => session?.saveContact(address, card) ?? { ok: false, problem: 'unavailable' },
    makeRoom: () => session?.makeRoom(),
    retry: () => void (session ? session.refresh() : start()),
    shown: () => store.setState({ show: undefined }),
  };

  async function start(): Promise<void> {
    await loadOrganization();
    await openDraft();
  }

  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    actions,
    async start() {
      await ports.followItem(() => void openDraft()).catch(() => undefined); // not pinned then: one draft only
      ports.followSwitch(() => void session?.lookAgain().catch(() => undefined));
      ports.sentDrafts.follow(() => void learnWhatWasSent());
      await start();
    },
  };
}
