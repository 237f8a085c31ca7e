/** Above a long list: who is selected, what to choose for them, and what came of it. */
import { Button, Checkbox, makeStyles, MenuButton, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { EmailAddress } from '../../verification/brands';
import { useMethodWords } from '../method-words';
import { usePaneControls, type OpenSeveral } from '../pane-controls';
import type { PaneActions, RecipientRow } from '../state/types';
import { useWords } from '../words';
import { choicesOf, isSelectable, offersFor, outcomeOf, type Outcome, type SeveralOffer } from './offers';
import { SeveralMenu } from './several-menu';
import { severalWords } from './several-words';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
  },
  // above those of the rows
  all: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  count: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  outcome: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  show: { minWidth: 0, paddingInline: tokens.spacingHorizontalXS, color: tokens.colorBrandForegroundLink },
});

const NOBODY: ReadonlySet<EmailAddress> = new Set();

export interface SeveralBarProps {
  several: OpenSeveral;
  rows: readonly RecipientRow[];
  /** Those whom the filter leaves. */
  shown: readonly RecipientRow[];
  buttonRef: RefObject<HTMLButtonElement | null>;
  onChange(several: OpenSeveral): void;
  /** The only ones that are shown, if so. */
  only: ReadonlySet<EmailAddress> | undefined;
  /** Shows these alone; `undefined` shows everyone again. */
  onShow(addresses: ReadonlySet<EmailAddress> | undefined): void;
  choose: PaneActions['chooseForSeveral'];
}

export function SeveralBar({ several, rows, shown, buttonRef, onChange, only, onShow, choose }: SeveralBarProps) {
  const styles = useStyles();
  const words = severalWords();
  const sentences = useOutcomeWords();
  const { tools } = useWords().pane.list;
  const { announce } = usePaneControls();
  const [menuTarget, setMenuTarget] = useState<HTMLElement>();
  const menuOpen = menuTarget !== undefined;
  const { selected = NOBODY, outcome } = several;
  const people = useMemo(() => selectedOf(rows, selected), [rows, selected]);
  const offers = useMemo(() => (menuOpen ? offersFor(people) : []), [menuOpen, people]);
  const selectable = shown.filter(isSelectable);
  const selectedHere = selectable.filter(({ recipient }) => selected.has(recipient.address)).length;
  const isAll = selectable.length > 0 && selectedHere === selectable.length;

  useEffect(() => {
    if (!several.selected) onChange({ ...several, selected: NOBODY });
  }, [several, onChange]);

  const selectAll = () => {
    const next = new Set(people.map(({ recipient }) => recipient.address));
    for (const { recipient } of selectable)
      if (isAll) next.delete(recipient.address);
      else next.add(recipient.address);
    onChange({ ...several, selected: next });
    announce(words.selected(next.size, next.size - (isAll ? 0 : selectable.length)));
  };

  const pick = (offer: SeveralOffer) => {
    if (offer.needs === 'access-code') return onChange({ ...several, typing: offer.method, outcome: undefined });
    const next = outcomeOf(offer);
    choose(choicesOf(offer));
    onChange({ selected: NOBODY, outcome: next });
    announce(sentences(next));
  };

  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <Checkbox
          className={styles.all}
          label={words.selectAll}
          checked={isAll ? true : selectedHere > 0 ? 'mixed' : false}
          onChange={selectAll}
        />
        <span className={styles.count}>{words.selected(people.length, people.length - selectedHere)}</span>
      </div>
      <MenuButton
        ref={buttonRef}
        appearance={several.typing ? 'secondary' : 'primary'}
        aria-expanded={menuOpen}
        disabledFocusable={people.length === 0}
        onClick={({ currentTarget }) => people.length > 0 && setMenuTarget(menuOpen ? undefined : currentTarget)}
      >
        {people.length === 0 ? words.chooseForSelected : words.chooseFor(people.length)}
      </MenuButton>
      {menuTarget && (
        <SeveralMenu
          offers={offers}
          count={people.length}
          target={menuTarget}
          onPick={pick}
          onClose={(returnFocus) => {
            setMenuTarget(undefined);
            if (returnFocus) buttonRef.current?.focus();
          }}
        />
      )}
      {outcome && (
        <p className={styles.outcome}>
          {sentences(outcome)}
          {outcome.stay.size > 0 && (
            <Button
              appearance="transparent"
              size="small"
              className={styles.show}
              onClick={() => onShow(only === outcome.stay ? undefined : outcome.stay)}
            >
              {only === outcome.stay ? tools.showAll : words.show}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** Those who are still there and need a method. */
export const selectedOf = (rows: readonly RecipientRow[], selected: ReadonlySet<EmailAddress>): RecipientRow[] =>
  rows.filter((row) => selected.has(row.recipient.address) && isSelectable(row));

export function useOutcomeWords(): (outcome: Outcome) => string {
  const { distinctLabel, whyNot } = useMethodWords();
  const words = severalWords();
  return ({ method, changed, stay, reasons }) => {
    const done = words.done(changed, distinctLabel(method));
    if (stay.size === 0) return done;
    return `${done} ${words.stayBecause(stay.size, reasons.map(whyNot).join('. '))}`;
  };
}
