/** The pane put together: toolbar, problems, list or what stands in its place, footer, and what opens over them. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { EmailAddress } from '../verification/brands';
import { LiveRegion } from './announcements/live-region';
import { PaneFooter } from './footer/pane-footer';
import { ContactCard, MethodMenu, ReasonTip, warmCard, warmInputs, warmMenu, whenIdle } from './lazy-parts';
import { MethodWordsProvider } from './method-words';
import { PaneControlsContext } from './pane-controls';
import { ProblemBars } from './problems/problem-bars';
import { countRows, groupRows, nameOf } from './recipients/grouping';
import { RecipientList } from './recipients/recipient-list';
import type { PaneStore, RecipientRow } from './state/types';
import { NoRecipients, SecureMailOff, Starting } from './states/pane-states';
import { PaneToolbar } from './toolbar/pane-toolbar';
import { useFormatNumber } from './use-format-number';
import { useLostFocus } from './use-lost-focus';
import { usePaneParts } from './use-pane-parts';
import { useWords } from './words';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', height: '100%' },
  // the card covers this part; the toolbar stays in sight
  below: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  main: { flexGrow: 1, minHeight: 0, overflowY: 'auto', paddingBottom: tokens.spacingVerticalM },
  // still there, so that it keeps its place and what was typed; out of reach for eyes, pointer and Tab
  covered: { visibility: 'hidden' },
  title: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** More than fit on a screen. */
const FIRST_ROWS = 30;

export function Pane({ store }: { store: PaneStore }) {
  const styles = useStyles();
  const { pane } = useWords();
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const { phase, configuration, secure, rows } = state;
  const parts = usePaneParts(store);
  const { open, controls, focusMethod, reset, closeCard, focusAddress, pick, reveal } = parts;
  const [unfolded, setUnfolded] = useState(false);
  const [said, setSaid] = useState<{ sentence: string }>();
  const verificationButton = useRef<HTMLButtonElement>(null);

  const groups = useMemo(() => groupRows(rows), [rows]);
  const counts = useMemo(() => countRows(groups), [groups]);
  const listed = phase === 'ready' && secure && rows.length > 0;
  // the first rows at once, the rest when the browser has time: a long list does not hold up the switch
  const rowLimit = useDeferredValue(listed ? Infinity : FIRST_ROWS, FIRST_ROWS);
  const formatNumber = useFormatNumber(listed && rows.some(hasNumber));
  const rowOf = (address: EmailAddress | undefined) =>
    address === undefined ? undefined : rows.find(({ recipient }) => recipient.address === address);

  // what was open belongs to one draft
  useEffect(() => {
    if (phase !== 'ready') reset();
  }, [phase, reset]);

  useEffect(
    () =>
      whenIdle(() => {
        warmMenu();
        warmInputs();
        warmCard();
      }),
    [],
  );

  useShow(store, state.show, listed && rowLimit === Infinity, (address) => {
    if (rowOf(address)?.verification?.state === 'not-needed') setUnfolded(true);
    else focusMethod(address);
  });
  useLostFocus(rows, verificationButton);

  const { focusNext, next } = useNext(counts.missing, focusMethod);
  const toList = useCallback(() => {
    const first = counts.missing[0] ?? groups.fields[0]?.rows[0];
    if (first) focusMethod(first.recipient.address);
  }, [counts, groups, focusMethod]);
  const undo = useCallback(() => {
    const { undo: change } = store.getState();
    store.actions.undo();
    if (change) focusMethod(change.address);
  }, [store, focusMethod]);

  const menuRow = rowOf(open.menu?.address);
  const menuVerification =
    menuRow?.verification && menuRow.verification.state !== 'not-needed' ? menuRow.verification : undefined;
  const cardRow = rowOf(open.card);
  const cardOpen = cardRow !== undefined && configuration !== undefined && phase === 'ready' && secure;
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
        <div className={styles.pane}>
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
            <main className={mergeClasses(styles.main, cardOpen && styles.covered)} aria-busy={phase === 'starting'}>
              <h2 className={styles.title}>{pane.list.title}</h2>
              {phase === 'starting' && <Starting />}
              {phase === 'ready' && !secure && <SecureMailOff canSwitchOn={state.canSwitchOn} />}
              {phase === 'ready' && secure && rows.length === 0 && <NoRecipients />}
              {listed && (
                <RecipientList
                  groups={groups}
                  rowLimit={rowLimit}
                  menuOpenFor={open.menu?.address}
                  inputs={open.inputs}
                  revealed={open.revealed}
                  configuration={configuration}
                  notNeededUnfolded={unfolded}
                  onFoldNotNeeded={setUnfolded}
                />
              )}
            </main>
            {listed && !cardOpen && (
              <PaneFooter
                counts={counts}
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
                onSave={store.actions.saveContact}
                onAnnounce={(sentence) => setSaid({ sentence })}
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
              verification={menuVerification}
              policy={configuration.policy}
              target={open.menu.target}
              revealed={open.revealed.has(open.menu.address)}
              onReveal={() => reveal(menuRow.recipient.address)}
              onPick={(option) => pick(menuRow.recipient.address, option)}
              onClose={parts.closeMenu}
            />
          )}
          {open.reason && <ReasonTip key={open.reason.text} {...open.reason} onHide={parts.hideReason} />}
          <LiveRegion state={state} extra={said} />
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

/** The next row without a method after the one that "Next" went to last; from the end it starts over. */
function useNext(missing: readonly RecipientRow[], focusMethod: (address: EmailAddress) => boolean) {
  const [visited, setVisited] = useState<EmailAddress>();
  const at = missing.findIndex(({ recipient }) => recipient.address === visited);
  const next = missing.length === 0 ? undefined : missing[(at + 1) % missing.length];
  const address = next?.recipient.address;
  const focusNext = useCallback(() => {
    if (address === undefined) return;
    focusMethod(address);
    setVisited(address);
  }, [address, focusMethod]);
  return { next, focusNext };
}
