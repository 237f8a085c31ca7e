/** Selects a row. Loaded late: Fluent's checkbox is for few lists. */
import { Checkbox, makeStyles } from '@fluentui/react-components';
import type { EmailAddress } from '../../verification/brands';
import { usePaneControls } from '../pane-controls';

const useStyles = makeStyles({
  // in the room that the row keeps for it
  checkbox: { position: 'absolute', insetInlineStart: '1px', top: '2px' },
});

export interface RowCheckboxProps {
  address: EmailAddress;
  /** Of the recipient, as people call them. */
  name: string;
  selected: boolean;
}

export function RowCheckbox({ address, name, selected }: RowCheckboxProps) {
  const styles = useStyles();
  const { toggleSelected } = usePaneControls();
  return (
    <Checkbox
      className={styles.checkbox}
      aria-label={name}
      checked={selected}
      onChange={() => toggleSelected(address)}
    />
  );
}
