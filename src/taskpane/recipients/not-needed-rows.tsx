/** The people who need nothing, behind one line. A button and not `<details>`: Office.js does not let Tab stop at a summary. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useId, type ReactNode } from 'react';
import { useDirectionStyles } from '../direction-styles';
import type { RecipientRow } from '../state/types';
import { useWords } from '../words';

const useStyles = makeStyles({
  toggle: {
    justifyContent: 'flex-start',
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    paddingLeft: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  rows: { margin: 0, padding: 0 },
});

export interface NotNeededRowsProps {
  rows: readonly RecipientRow[];
  unfolded: boolean;
  onFold(unfolded: boolean): void;
  children: ReactNode;
}

export function NotNeededRows({ rows, unfolded, onFold, children }: NotNeededRowsProps) {
  const styles = useStyles();
  const { pointing } = useDirectionStyles();
  const id = useId();
  const { list } = useWords().pane;
  const colleagues = rows.every(
    ({ verification }) => verification?.state === 'not-needed' && verification.because === 'own-domain',
  );
  const text = (colleagues ? list.colleaguesNeedNothing : list.peopleNeedNothing)(rows.length);
  return (
    <div>
      <Button
        className={styles.toggle}
        appearance="subtle"
        size="small"
        icon={unfolded ? <ChevronDown16Regular /> : <ChevronRight16Regular className={pointing} />}
        aria-expanded={unfolded}
        aria-controls={unfolded ? id : undefined}
        onClick={() => onFold(!unfolded)}
      >
        {text}
      </Button>
      {unfolded && (
        <ul role="list" id={id} className={styles.rows} aria-label={text}>
          {children}
        </ul>
      )}
    </div>
  );
}
