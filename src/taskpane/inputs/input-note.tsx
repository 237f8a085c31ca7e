/** A line to read before typing. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  warning: { color: tokens.colorStatusWarningForeground2 },
  icon: { display: 'flex', flexShrink: 0 },
});

export function InputNote({ icon, warning, children }: { icon: JSX.Element; warning?: boolean; children: string }) {
  const styles = useStyles();
  return (
    <p className={mergeClasses(styles.note, warning && styles.warning)}>
      <span className={styles.icon}>{icon}</span>
      {children}
    </p>
  );
}
