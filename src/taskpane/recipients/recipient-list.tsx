/** The list: To, Cc, Bcc, and folded at the end the people who need nothing. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useId, type ReactNode } from 'react';
import type { Configuration } from '../../configuration/types';
import type { EmailAddress } from '../../verification/brands';
import type { OpenInput } from '../pane-controls';
import type { RecipientRow as Row } from '../state/types';
import { useWords } from '../words';
import type { RowGroups } from './grouping';
import { NotNeededRows } from './not-needed-rows';
import { RecipientRow } from './recipient-row';

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
  /** Rows of a field beyond this many are left out for now. */
  rowLimit: number;
  menuOpenFor: EmailAddress | undefined;
  inputs: ReadonlyMap<EmailAddress, OpenInput>;
  revealed: ReadonlySet<EmailAddress>;
  configuration: Configuration | undefined;
  notNeededUnfolded: boolean;
  onFoldNotNeeded(unfolded: boolean): void;
}

export const RecipientList = memo(function RecipientList(props: RecipientListProps) {
  const { pane } = useWords();
  const { groups, notNeededUnfolded } = props;
  const rowFor = (row: Row) => {
    const { address } = row.recipient;
    return (
      <RecipientRow
        key={address}
        row={row}
        menuOpen={props.menuOpenFor === address}
        input={props.inputs.get(address)}
        revealed={props.revealed.has(address)}
        configuration={props.configuration}
      />
    );
  };
  return (
    <>
      {groups.fields.map(({ field, rows }) => (
        <Group key={field} title={pane.list.field[field]}>
          {rows.slice(0, props.rowLimit).map(rowFor)}
        </Group>
      ))}
      {groups.notNeeded.length > 0 && (
        <NotNeededRows rows={groups.notNeeded} unfolded={notNeededUnfolded} onFold={props.onFoldNotNeeded}>
          {notNeededUnfolded && groups.notNeeded.slice(0, props.rowLimit).map(rowFor)}
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
