/** The list: To, Cc, Bcc, and folded at the end the people who need nothing. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useId, useMemo, type ReactNode } from 'react';
import type { Configuration } from '../../configuration/schema';
import type { EmailAddress } from '../../verification/brands';
import type { RecipientField } from '../../verification/types';
import type { OpenInput } from '../pane-controls';
import type { RecipientRow as Row } from '../state/types';
import { useWords } from '../words';
import { FIELDS, type RowGroups } from './grouping';
import { NotNeededRows } from './not-needed-rows';
import { RecipientRow } from './recipient-row';
import { useGradual } from './use-gradual';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  rows: { margin: 0, padding: 0 },
});

export interface RecipientListProps {
  groups: RowGroups;
  menuOpenFor: EmailAddress | undefined;
  inputs: ReadonlyMap<EmailAddress, OpenInput>;
  revealed: ReadonlySet<EmailAddress>;
  configuration: Configuration | undefined;
  /** Absent while nobody is being selected. */
  selected: ReadonlySet<EmailAddress> | undefined;
  notNeededUnfolded: boolean;
  onFoldNotNeeded(unfolded: boolean): void;
}

/** A row where it stands. */
interface Entry {
  group: RecipientField | 'not-needed';
  row: Row;
  /** Absent where it cannot be selected. */
  selected?: boolean;
}

const keyOf = ({ row }: Entry) => row.recipient.address;
const isSame = (before: Entry, now: Entry) =>
  before.group === now.group && before.row === now.row && before.selected === now.selected;

export const RecipientList = memo(function RecipientList(props: RecipientListProps) {
  const { pane } = useWords();
  const { groups, selected, notNeededUnfolded } = props;
  const entries = useMemo((): Entry[] => {
    const needing = groups.fields.flatMap(({ field, rows }) =>
      rows.map((row) => ({ group: field, row, selected: row.verification && selected?.has(row.recipient.address) })),
    );
    const others = notNeededUnfolded ? groups.notNeeded.map((row) => ({ group: 'not-needed' as const, row })) : [];
    return [...needing, ...others];
  }, [groups, selected, notNeededUnfolded]);
  const drawn = useGradual(entries, keyOf, isSame);
  const rowsOf = (group: Entry['group']) =>
    drawn
      .filter((entry) => entry.group === group)
      .map(({ row, selected: isSelected }) => {
        const { address } = row.recipient;
        return (
          <RecipientRow
            key={address}
            row={row}
            menuOpen={props.menuOpenFor === address}
            input={props.inputs.get(address)}
            revealed={props.revealed.has(address)}
            selected={isSelected}
            configuration={props.configuration}
          />
        );
      });
  return (
    <>
      {FIELDS.map((field) => ({ field, rows: rowsOf(field) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ field, rows }) => (
          <Group key={field} title={pane.list.field[field]}>
            {rows}
          </Group>
        ))}
      {groups.notNeeded.length > 0 && (
        <NotNeededRows rows={groups.notNeeded} unfolded={notNeededUnfolded} onFold={props.onFoldNotNeeded}>
          {rowsOf('not-needed')}
        </NotNeededRows>
      )}
    </>
  );
});

function Group({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {/* without bullets Safari forgets that it is a list */}
      <ul role="list" className={styles.rows} aria-labelledby={id}>
        {children}
      </ul>
    </section>
  );
}
