/** One recipient: name, address, method, and under them whatever needs typing. Memoised; compares what it shows. */
import { mergeClasses } from '@fluentui/react-components';
import { People16Regular } from '@fluentui/react-icons';
import { memo, useCallback } from 'react';
import type { Configuration } from '../../configuration/schema';
import { InputPlace } from '../inputs/input-place';
import { CodeNote, RowCheckbox } from '../lazy-parts';
import { useMethodWords } from '../method-words';
import { usePaneControls, type OpenInput } from '../pane-controls';
import { lacksMethod } from '../../engine/rows';
import type { RecipientRow as Row } from '../state/types';
import { useWords } from '../words';
import { firstField, givenNameOf, nameOf } from './grouping';
import { MethodButton } from './method-button';
import { useRowStyles } from './row-styles';

export interface RecipientRowProps {
  row: Row;
  menuOpen: boolean;
  input: OpenInput | undefined;
  /** Saved codes of this row may be read although policy masks them. */
  revealed: boolean;
  /** Absent while nobody is being selected. */
  selected: boolean | undefined;
  configuration: Configuration | undefined;
}

export const RecipientRow = memo(function RecipientRow(props: RecipientRowProps) {
  const { row, menuOpen, input, revealed, selected, configuration } = props;
  const { recipient, verification, codeProblem } = row;
  const styles = useRowStyles();
  const { list } = useWords().pane;
  const words = useMethodWords();
  const missing = lacksMethod(row);
  const notNeeded = verification?.state === 'not-needed';
  const name = givenNameOf(row);
  const chosen = verification && 'chosen' in verification ? verification.chosen : undefined;
  const withdrawn = verification && 'withdrawn' in verification ? verification.withdrawn : undefined;
  const isList = recipient.kind === 'list';
  const also = recipient.fields.filter((field) => field !== firstField(row)).map((field) => list.field[field]);
  return (
    <li className={mergeClasses(styles.row, missing && styles.missing, selected !== undefined && styles.selectable)}>
      {selected !== undefined && <RowCheckbox address={recipient.address} name={nameOf(row)} selected={selected} />}
      <div className={mergeClasses(styles.top, name === undefined && styles.topWithoutName)}>
        {name === undefined ? (
          <AddressButton row={row} className={styles.addressAsName} />
        ) : (
          <span className={styles.name} title={name}>
            {name}
          </span>
        )}
        {verification === undefined && (
          <span className={styles.placeholder} role="img" aria-label={list.beingLookedUp} />
        )}
        {notNeeded && <span className={styles.notNeeded}>{list.needsNothingBecause[verification.because]}</span>}
        {verification !== undefined && !notNeeded && (
          <MethodButton
            address={recipient.address}
            typedAddress={recipient.typedAddress}
            text={chosen ? words.choiceLabel(chosen.choice, !revealed) : list.chooseMethod}
            missing={missing}
            reason={chosen && words.choiceReason(chosen.reason)}
            reading={verification.state === 'unread' && !missing ? list.readingCode : undefined}
            expanded={menuOpen}
          />
        )}
      </div>
      {(name !== undefined || also.length > 0 || isList) && (
        <div className={styles.bottom}>
          {name !== undefined && <AddressButton row={row} />}
          {also.length > 0 && <span className={styles.note}>{list.alsoIn(also)}</span>}
          {isList && (
            <span className={mergeClasses(styles.note, styles.list)}>
              <People16Regular /> {list.distributionList}
            </span>
          )}
        </div>
      )}
      {withdrawn && <p className={styles.withdrawn}>{words.withdrawn(withdrawn.choice, withdrawn.reason)}</p>}
      {missing && (codeProblem || withdrawn?.reason.why === 'organization-code-exists') && <CodeNote row={row} />}
      {input && configuration && !notNeeded && <InputPlace row={row} input={input} policy={configuration.policy} />}
    </li>
  );
}, sameRow);

function AddressButton({ row, className }: { row: Row; className?: string }) {
  const { address, typedAddress } = row.recipient;
  const styles = useRowStyles();
  const { list } = useWords().pane;
  const controls = usePaneControls();
  const register = useCallback(
    (button: HTMLButtonElement | null) => controls.registerAddressButton(address, button),
    [controls, address],
  );
  return (
    <button
      ref={register}
      type="button"
      className={mergeClasses(styles.address, className)}
      title={typedAddress}
      aria-label={list.contactInformationOf(typedAddress)}
      aria-haspopup="dialog"
      onClick={() => controls.openCard(address)}
      onPointerEnter={controls.warmCard}
      onFocus={controls.warmCard}
    >
      {typedAddress}
    </button>
  );
}

/** A store may make new row objects around the same contents; those need no new paint. */
function sameRow(before: RecipientRowProps, after: RecipientRowProps): boolean {
  return (
    before.menuOpen === after.menuOpen &&
    before.input === after.input &&
    before.revealed === after.revealed &&
    before.selected === after.selected &&
    before.configuration === after.configuration &&
    (before.row === after.row ||
      (before.row.recipient === after.row.recipient &&
        before.row.record === after.row.record &&
        before.row.verification === after.row.verification &&
        before.row.codeProblem === after.row.codeProblem))
  );
}
