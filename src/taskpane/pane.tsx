/** The pane put together: toolbar, problems, list or what stands in its place, footer, and what opens over them. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { EmailAddress } from '../verification/brands';
import { LiveRegion } from './announcements/live-region';
import {
  ContactCard,
  LabelLine,
  ListTools,
  MethodMenu,
  NothingFound,
  PaneFooter,
  ReasonTip,
  RecipientList,
  SharedCode,
  warmCard,
  warmInputs,
  warmMenu,
  warmProblems,
  whenIdle,
} from './lazy-parts';
import { LOW } from './low';
import { MethodWordsProvider } from './method-words';
import { PaneControlsContext } from './pane-controls';
import { ProblemBars } from './problems/problem-bars';
import { countRows, groupRows, nameOf, unusedRows } from './recipients/grouping';
import { isAbsence } from './state/problems';
import type { PaneStore, RecipientRow } from './state/types';
import { NoRecipients, SecureMailOff, Starting } from './states/pane-states';
import { PaneToolbar } from './toolbar/pane-toolbar';
import { useFormatNumber } from './use-format-number';
import { useListView } from './use-list-view';
import { useLostFocus } from './use-lost-focus';
import { useNativeTab } from './use-native-tab';
import { usePaneParts } from './use-pane-parts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%' },
  // the card covers this part; the toolbar stays in sight
  below: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  main: { flexGrow: 1, minHeight: 0, overflowY: 'auto', paddingBottom: tokens.spacingVerticalM },
  lowPane: { [LOW]: { height: 'auto', minHeight: '100%' } },
  lowMain: { [LOW]: { overflowY: 'visible' } },
  // as high as the tools, so that the list does not move when they come
  toolsRoom: { height: '89px', flexShrink: 0 },
  // still there, so that it keeps its place and what was typed; out of reach for eyes, pointer and Tab
  covered: { visibility: 'hidden' },
});

export function Pane({ store }: { store: PaneStore }) {
  const styles = useStyles();
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const { phase, configuration, secure, rows } = state;
  const parts = usePaneParts(store);
  const { open, controls, reset, closeCard, focusAddress, pick, reveal } = parts;
  const view = useListView(store, rows, parts);
  const { goTo, reset: resetView } = view;
  const verificationButton = useRef<HTMLButtonElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const severalButton = useRef<HTMLButtonElement>(null);

  const groups = useMemo(() => groupRows(rows), [rows]);
  const counts = useMemo(() => countRows(groups), [groups]);
  const listed = phase === 'ready' && secure && rows.length > 0;
  const formatNumber = useFormatNumber(listed && rows.some(hasNumber));
  const rowOf = (address: EmailAddress | undefined) =>
    address === undefined ? undefined : rows.find(({ recipient }) => recipient.address === address);

  // what was open belongs to one draft
  useEffect(() => {
    if (phase === 'ready') return;
    reset();
    resetView();
  }, [phase, reset, resetView]);

  useEffect(
    () =>
      whenIdle(() => {
        warmMenu();
        warmProblems();
        warmInputs();
        warmCard();
      }),
    [],
  );

  // while the draft is being read, as it is needed soon after
  const listLoaded = RecipientList.useLoaded();
  useShow(store, state.show, listed && listLoaded, goTo);
  useLostFocus(rows, verificationButton);
  useNativeTab();

  const several = view.isLong ? open.several : undefined;
  const unused = useMemo(() => unusedRows(groups, open), [groups, open]);
  const { focusNext, next } = useNext(
    useMemo(() => withUnused(counts.missing, unused), [counts, unused]),
    goTo,
  );
  const toList = useCallback(() => {
    const first = counts.missing[0] ?? groups.fields[0]?.rows[0];
    if (first) goTo(first.recipient.address);
  }, [counts, groups, goTo]);
  const undo = useCallback(() => {
    const { undo: change } = store.getState();
    store.actions.undo();
    if (change) goTo(change.address);
  }, [store, goTo]);
  const showAll = useCallback(() => {
    resetView();
    searchBox.current?.focus();
  }, [resetView]);

  const menuRow = rowOf(open.menu?.address);
  const menuVerification =
    menuRow?.verification && menuRow.verification.state !== 'not-needed' ? menuRow.verification : undefined;
  const cardRow = rowOf(open.card);
  const cardOpen = cardRow !== undefined && configuration !== undefined && phase === 'ready' && secure;
  // it does not come back by itself with the switch or with the recipient
  const cardGone = open.card !== undefined && !cardOpen;
  useEffect(() => {
    if (cardGone) closeCard();
  }, [cardGone, closeCard]);
  const cardClosed = useRef<EmailAddress>(undefined);
  // only after the list is visible again can it take the focus
  useEffect(() => {
    if (open.card !== undefined || cardClosed.current === undefined) return;
    focusAddress(cardClosed.current);
    cardClosed.current = undefined;
  }, [open.card, focusAddress]);

  return (
    <PaneControlsContext value={controls}>
      <MethodWordsProvider policy={configuration?.policy} formatNumber={formatNumber}>
        <div className={mergeClasses(styles.pane, !cardOpen && styles.lowPane)}>
          <PaneToolbar
            secure={secure}
            canSwitch={phase === 'ready' && (secure || state.canSwitchOn)}
            saysWhy={state.problems.length > 0}
            starting={phase === 'starting'}
            missing={counts.missing.length}
            onSwitch={store.actions.setSecure}
            onRecipientVerification={toList}
            verificationRef={verificationButton}
          />
          <ProblemBars problems={state.problems} actions={store.actions} />
          <div className={styles.below}>
            {listed && view.isLong && (
              <div className={mergeClasses(cardOpen && styles.covered)}>
                <ListTools
                  filter={view.filter}
                  shownRows={view.shown}
                  rows={rows}
                  searchRef={searchBox}
                  onFilter={view.setFilter}
                  several={several}
                  severalRef={severalButton}
                  onSeveral={parts.setSeveral}
                  chooseForSeveral={store.actions.chooseForSeveral}
                  fallback={<div className={styles.toolsRoom} />}
                />
              </div>
            )}
            <main
              className={mergeClasses(styles.main, cardOpen ? styles.covered : styles.lowMain)}
              aria-busy={phase === 'starting'}
            >
              {phase === 'starting' && <Starting />}
              {phase === 'ready' && !secure && <SecureMailOff canSwitchOn={state.canSwitchOn} />}
              {phase === 'ready' && !secure && state.canSwitchOn && state.label && (
                <LabelLine name={state.label.name} onSwitchOn={() => store.actions.setSecure(true)} />
              )}
              {phase === 'ready' && secure && rows.length === 0 && <NoRecipients />}
              {listed && view.filter && view.shown.length === 0 && (
                <NothingFound filter={view.filter} onShowAll={showAll} />
              )}
              {listed && several?.typing && configuration && (
                <SharedCode
                  key={several.typing}
                  several={several}
                  method={several.typing}
                  rows={rows}
                  policy={configuration.policy}
                  buttonRef={severalButton}
                  onChange={parts.setSeveral}
                  choose={store.actions.chooseForSeveral}
                />
              )}
              {listed && (
                <RecipientList
                  groups={view.groups}
                  menuOpenFor={open.menu?.address}
                  inputs={open.inputs}
                  revealed={open.revealed}
                  configuration={configuration}
                  selected={several?.selected}
                  notNeededUnfolded={view.notNeededUnfolded}
                  onFoldNotNeeded={view.foldNotNeeded}
                  fallback={<Starting />}
                />
              )}
            </main>
            {listed && !cardOpen && (
              <PaneFooter
                counts={counts}
                unused={unused}
                saving={state.saving}
                undo={state.undo}
                next={next}
                onNext={focusNext}
                onUndo={undo}
                onRetry={store.actions.retry}
              />
            )}
            {cardOpen && (
              <ContactCard
                key={cardRow.recipient.address}
                row={cardRow}
                configuration={configuration}
                revealed={open.revealed.has(cardRow.recipient.address)}
                actions={store.actions}
                directoryAway={state.problems.some(isAbsence)}
                onClose={() => {
                  cardClosed.current = closeCard();
                }}
              />
            )}
          </div>
          {listed && open.menu && menuRow && menuVerification && configuration && (
            <MethodMenu
              key={open.menu.address}
              name={nameOf(menuRow)}
              isList={menuRow.recipient.kind === 'list'}
              verification={menuVerification}
              policy={configuration.policy}
              target={open.menu.target}
              revealed={open.revealed.has(open.menu.address)}
              onReveal={() => reveal(menuRow.recipient.address)}
              onNeedCodes={() => store.actions.readCodes(menuRow.recipient.address)}
              onPick={(option) => pick(menuRow.recipient.address, option)}
              onClose={parts.closeMenu}
            />
          )}
          {open.reason && <ReasonTip key={open.reason.text} {...open.reason} onHide={parts.hideReason} />}
          <LiveRegion state={state} extra={open.said} />
        </div>
      </MethodWordsProvider>
    </PaneControlsContext>
  );
}

function hasNumber({ verification, record }: RecipientRow): boolean {
  if (record !== undefined && record.numbers.length > 0) return true;
  if (verification === undefined || verification.state === 'not-needed') return false;
  const shown = verification.chosen ?? verification.withdrawn;
  return shown?.choice.phoneNumber !== undefined;
}

/** Once, when the pane was opened for one recipient and their row is there. */
function useShow(
  store: PaneStore,
  address: EmailAddress | undefined,
  listed: boolean,
  show: (address: EmailAddress) => void,
): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (!listed || address === undefined) return;
    latest.current(address);
    store.actions.shown();
  }, [store, address, listed]);
}

const withUnused = (missing: readonly RecipientRow[], unused: readonly RecipientRow[]) => [
  ...missing,
  ...unused.filter((row) => !missing.includes(row)),
];

/** The next row that asks for something after the one that "Next" went to last; from the end it starts over. */
function useNext(asking: readonly RecipientRow[], goTo: (address: EmailAddress) => void) {
  const [visited, setVisited] = useState<EmailAddress>();
  const at = asking.findIndex(({ recipient }) => recipient.address === visited);
  const next = asking.length === 0 ? undefined : asking[(at + 1) % asking.length];
  const address = next?.recipient.address;
  const focusNext = useCallback(() => {
    if (address === undefined) return;
    goTo(address);
    setVisited(address);
  }, [address, goTo]);
  return { next, focusNext };
}
