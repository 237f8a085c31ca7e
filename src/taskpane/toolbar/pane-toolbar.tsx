/** The toolbar: grey while secure mail is off, green while it is on; text and icon say it, too. Nothing else is grey or green. */
import { mergeClasses, Switch } from '@fluentui/react-components';
import { LockClosed20Filled, LockOpen20Regular } from '@fluentui/react-icons';
import { memo, type Ref } from 'react';
import { VerificationButton } from '../lazy-parts';
import { PROBLEM_BARS_ID } from '../problems/intents';
import { useWords } from '../words';
import { useToolbarStyles } from './toolbar-styles';

const WHY_ID = 'cannot-switch-on';

export interface PaneToolbarProps {
  secure: boolean;
  /** The switch can be used: it is on, or may be switched on. */
  canSwitch: boolean;
  /** There is a bar that says why it cannot. */
  saysWhy: boolean;
  /** While the draft is being read nothing is wrong yet. */
  starting: boolean;
  missing: number;
  onSwitch(on: boolean): void;
  onRecipientVerification(): void;
  verificationRef: Ref<HTMLButtonElement>;
}

export const PaneToolbar = memo(function PaneToolbar(props: PaneToolbarProps) {
  const { secure, canSwitch, saysWhy, starting, missing } = props;
  const styles = useToolbarStyles();
  const { toolbar, list } = useWords().pane;
  const says = !canSwitch && !saysWhy && !starting;
  return (
    <header className={mergeClasses(styles.toolbar, secure ? styles.on : styles.off)}>
      <h1 className={styles.title}>{list.title}</h1>
      <div className={styles.switchRow}>
        {secure ? <LockClosed20Filled className={styles.icon} /> : <LockOpen20Regular className={styles.icon} />}
        <Switch
          className={mergeClasses(styles.switch, secure && styles.switchOn)}
          checked={secure}
          // a switch of Fluent that is disabled but focusable still calls this
          onChange={(_, data) => canSwitch && props.onSwitch(data.checked)}
          disabledFocusable={!canSwitch}
          aria-describedby={canSwitch ? undefined : says ? WHY_ID : saysWhy ? PROBLEM_BARS_ID : undefined}
          label={{
            className: mergeClasses(styles.label, secure && styles.labelOn),
            children: (
              <>
                {toolbar.secureMail}
                <span className={styles.state} aria-hidden="true">
                  {!starting && (secure ? toolbar.on : toolbar.off)}
                </span>
              </>
            ),
          }}
          labelPosition="before"
        />
      </div>
      {says && (
        <div className={styles.why} id={WHY_ID}>
          {toolbar.cannotSwitchOn}
        </div>
      )}
      {secure && !starting && (
        <VerificationButton
          missing={missing}
          onClick={props.onRecipientVerification}
          buttonRef={props.verificationRef}
          fallback={<div className={styles.verificationRoom} />}
        />
      )}
    </header>
  );
});
