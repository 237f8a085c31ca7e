/** What stands in place of the list: secure mail is off, nobody is addressed yet, the draft is being read. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    maxWidth: '60ch',
  },
  text: { margin: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  steps: { margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  step: { listStyleType: 'none', display: 'flex', gap: tokens.spacingHorizontalM },
  number: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '20px',
    height: '20px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1',
    color: tokens.colorNeutralForeground2,
  },
  skeleton: { display: 'flex', flexDirection: 'column', padding: '26px 0 0' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalMNudge,
    // as high as a row
    height: '60px',
    justifyContent: 'center',
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  rowTop: { display: 'flex', justifyContent: 'space-between' },
  bone: { height: '12px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1 },
  name: { width: '38%' },
  method: { width: '28%' },
  address: { width: '56%' },
});

export function SecureMailOff({ canSwitchOn }: { canSwitchOn: boolean }) {
  const styles = useStyles();
  const { off } = useWords().pane;
  return (
    <div className={styles.state}>
      <p className={styles.title}>{off.what}</p>
      {canSwitchOn && <p className={styles.text}>{off.why}</p>}
    </div>
  );
}

export function NoRecipients() {
  const styles = useStyles();
  const { empty } = useWords().pane;
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{empty.title}</h2>
      <ol role="list" className={styles.steps}>
        {empty.steps.map((step, index) => (
          <li key={step} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Rows to be, where the rows will stand. */
export function Starting() {
  const { starting } = useWords().pane;
  return <Bones label={starting} />;
}

/** In place of what is not there yet. */
export function Bones({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.skeleton} role="img" aria-label={label}>
      {[0, 1, 2].map((row) => (
        <div key={row} className={styles.row}>
          <div className={styles.rowTop}>
            <div className={`${styles.bone} ${styles.name}`} />
            <div className={`${styles.bone} ${styles.method}`} />
          </div>
          <div className={`${styles.bone} ${styles.address}`} />
        </div>
      ))}
    </div>
  );
}
