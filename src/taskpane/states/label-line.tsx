/** While secure mail is off: that the sensitivity label of the mail asks for it. Loads late: few mails have such a label. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    maxWidth: '60ch',
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
});

export interface LabelLineProps {
  /** Of the label, where Outlook gives it. */
  name?: string;
  onSwitchOn(): void;
}

export function LabelLine({ name, onSwitchOn }: LabelLineProps) {
  const styles = useStyles();
  const { off } = useWords().pane;
  return (
    <div className={styles.line}>
      <p className={styles.text}>{off.askedByLabel(name)}</p>
      <Button size="small" onClick={onSwitchOn}>
        {off.switchOn}
      </Button>
    </div>
  );
}
