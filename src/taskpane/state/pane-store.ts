/** The pane's store: reads the configuration, opens the draft that Outlook shows, and follows Outlook from draft to draft. */
import { createStore } from 'zustand/vanilla';
import type { Configuration } from '../../configuration/schema';
import { UNAVAILABLE } from '../../directory/types';
import type { Directory } from '../../directory/types';
import { createDraftSession } from './draft-session';
import type { DraftSession } from './draft-session';
import type { PanePorts } from './outlook-ports';
import { withoutProblems, withProblem } from './problems';
import type { DraftEvent } from '../../engine/draft-state';
import type { DraftPort } from '../../engine/outlook-draft';
import { NO_RECORDS, outdated } from '../../engine/records';
import type { Records } from '../../engine/records';
import type { PaneActions, PaneProblem, PaneState, PaneStore } from './types';

/** `ItemChanged` may come before the item does (office-js issue 2295): then it is looked for once more. */
const ITEM_LATE_MS = 500;

/** People to forget at once when the memory is full. */
const ROOM_TO_MAKE = 20;

/** Of the mailbox or the organization, not of one draft. */
const KEPT: readonly PaneProblem['problem'][] = ['no-gateway-key', 'memory-full', 'memory-unreadable'];

const START: PaneState = {
  phase: 'starting',
  problems: [],
  secure: false,
  canSwitchOn: false,
  rows: [],
  saving: 'nothing-to-save',
  // named, or else those of the last draft would stay
  undo: undefined,
  label: undefined,
  show: undefined,
};

export function createPaneStore(ports: PanePorts): PaneStore & { start(): Promise<void> } {
  const store = createStore<PaneState>(() => START);
  let organization:
    { configuration: Configuration; document: unknown; directory: Directory; records: Records } | undefined;
  let session: DraftSession | undefined;
  /** Of how many: Outlook may show one draft after another faster than they can be read. */
  let opening = 0;
  let startFailed = false;

  const dispatch = (event: DraftEvent) => session?.dispatch(event);
  const problem = (found: PaneProblem) => store.setState({ problems: withProblem(store.getState().problems, found) });

  function sayWhetherUnreadable(directory: Directory): void {
    if (directory.isUnreadable()) problem({ problem: 'memory-unreadable' });
  }

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
    const { configuration, document } = loaded;
    const directory = ports.directoryFor(configuration);
    organization = { configuration, document, directory, records: NO_RECORDS };
    store.setState({ configuration });
    if (configuration.gatewayKeys.length === 0) problem({ problem: 'no-gateway-key' });
    // a service is not waited for: the list is on screen before it answers
    const learned = learnWhatWasSent();
    if (!directory.hasService) await learned;
    sayWhetherUnreadable(directory);
  }

  /** What administrators have set in the service is laid over the organization's document; without a service there is nothing. */
  async function followSettings(): Promise<void> {
    const asked = organization;
    const settings = await asked?.directory.settings().catch(() => undefined);
    if (!asked || !settings || asked !== organization) return;
    const { overlay } = await import('../../configuration/overlay');
    const configuration = overlay(asked.document, settings);
    if (!configuration) return; // a mistake: the document stays as it is
    asked.configuration = configuration;
    store.setState({ configuration });
    dispatch({ is: 'configured', configuration });
  }

  let learning = Promise.resolve();
  /** What was typed on drafts that have left becomes the sender's own. One after the other: a service must not be told twice. */
  const learnWhatWasSent = (): Promise<void> => (learning = learning.then(learnNow).catch(() => undefined));

  async function learnNow(): Promise<void> {
    if (!organization) return;
    const { directory } = organization;
    const pending = directory.pendingDrafts();
    // the list is one for all mailboxes of this browser: what is another's is left to it
    const sent = ports.sentDrafts.read().filter((id) => pending.includes(id));
    if (sent.length === 0) return;
    const result = await directory.confirmSent(sent);
    if (result.ok) {
      ports.sentDrafts.forget(sent);
      dispatch({ is: 'outdated' });
      if (directory.hasService) dispatch({ is: 'memory-changed' });
      return;
    }
    // of several some may have been told
    const left = directory.pendingDrafts();
    ports.sentDrafts.forget(sent.filter((id) => !left.includes(id)));
    if (result.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
  }

  async function makeRoom(): Promise<void> {
    if (!organization) return;
    const { directory } = organization;
    const result = await directory.makeRoom(ROOM_TO_MAKE);
    if (!result.ok) return sayWhetherUnreadable(directory);
    store.setState({ problems: withoutProblems(store.getState().problems, 'memory-full') });
    await learnWhatWasSent();
    dispatch({ is: 'write-again' });
  }

  async function openDraft(again = false): Promise<void> {
    const mine = ++opening;
    const old = session;
    session = undefined;
    if (organization && old) organization.records = old.state().records;
    startFailed = false;
    if (!organization) return;
    const { configuration } = organization;
    const kept = store.getState().problems.filter(({ problem: one }) => KEPT.includes(one));
    const stopping = old?.stop();
    // at once: what is shown must not be of a draft that is gone
    if (old) store.setState({ ...START, configuration, problems: kept });
    await stopping;
    if (mine !== opening) return; // yet another one was shown meanwhile
    let draft: DraftPort;
    try {
      draft = ports.openDraft(configuration.labels !== undefined);
    } catch {
      store.setState({ ...START, configuration, phase: 'stopped', problems: [{ problem: 'no-draft' }] });
      if (!again) setTimeout(() => mine === opening && void openDraft(true), ITEM_LATE_MS);
      return;
    }
    const isSupported = draft.headersSupported();
    const canSwitchOn = isSupported && configuration.gatewayKeys.length > 0;
    store.setState({ ...START, configuration, problems: kept, canSwitchOn });
    if (!isSupported) {
      store.setState({ phase: 'stopped' });
      problem({ problem: 'outlook-too-old' });
      return;
    }
    organization.records = outdated(organization.records); // a pinned pane lives long
    const opened = createDraftSession({ ports, draft, store, ...organization, directoryIsBack });
    session = opened;
    void followSettings().catch(() => undefined);
    try {
      await opened.open();
    } catch {
      if (session !== opened || !draft.isCurrent()) return;
      startFailed = true;
      store.setState({ phase: 'stopped' });
      problem({ problem: 'recipients-unreadable', action: 'retry' }); // "Nothing was changed."
    }
  }

  /** Also at another draft, of which Outlook did not tell (office-js issue 6287). */
  async function lookAgain(): Promise<void> {
    if (session?.isCurrent()) await session.lookAgain().catch(() => undefined);
    else if (session) await openDraft();
  }

  const actions: PaneActions = {
    setSecure: (on) => dispatch({ is: 'switched', on }),
    choose: (address, choice) => dispatch({ is: 'chosen', choices: new Map([[address, choice]]), together: false }),
    chooseForSeveral: (choices) => dispatch({ is: 'chosen', choices, together: true }),
    undo: () => dispatch({ is: 'undone' }),
    saveContact: async (address, card) => session?.saveContact(address, card) ?? UNAVAILABLE,
    forget: async (address, item) => session?.forget(address, item) ?? UNAVAILABLE,
    readCodes: (address) => dispatch({ is: 'codes-wanted', address }),
    readMail: async () => session?.readMail(),
    makeRoom: () => void makeRoom(),
    retry: () => void retry(),
    shown: () => store.setState({ show: undefined }),
  };

  /** What could not be told while it was away. */
  function directoryIsBack(): void {
    void learnWhatWasSent();
    void followSettings().catch(() => undefined);
  }

  async function retry(): Promise<void> {
    const asksToSignIn = store.getState().problems.some(({ problem: one }) => one === 'directory-sign-in');
    if (asksToSignIn) await organization?.directory.signIn().catch(() => undefined);
    if (session && !startFailed) dispatch({ is: 'retry' });
    else if (organization && startFailed) await openDraft();
    else await start();
  }

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
      ports.followLooks(lookAgain);
      ports.followMemory(() => dispatch({ is: 'memory-changed' }));
      ports.sentDrafts.follow(() => void learnWhatWasSent());
      await start();
    },
  };
}
