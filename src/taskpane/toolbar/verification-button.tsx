/** Goes to the list of recipients, and says how many of them lack a method. Comes with that list. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Important16Filled, PeopleCheckmark20Regular } from '@fluentui/react-icons';
import type { Ref } from 'react';
import { useWords } from '../words';

const onGreen = tokens.colorNeutralForegroundStaticInverted;

const useStyles = makeStyles({
  verification: {
    justifyContent: 'flex-start',
    width: '100%',
    minHeight: '36px',
    paddingLeft: 0,
    paddingRight: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    color: onGreen,
    ':hover': { color: onGreen, textDecorationLine: 'underline' },
    ':hover:active': { color: onGreen },
  },
  verificationIcon: { color: onGreen },
  verificationText: { flexGrow: 1, textAlign: 'left' },
  missing: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '36px',
    height: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: onGreen,
    color: tokens.colorStatusSuccessBackground3,
    fontWeight: tokens.fontWeightSemibold,
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalXS}`,
    boxSizing: 'border-box',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
});

export interface VerificationButtonProps {
  missing: number;
  onClick(): void;
  buttonRef: Ref<HTMLButtonElement>;
}

export function VerificationButton({ missing, onClick, buttonRef }: VerificationButtonProps) {
  const styles = useStyles();
  const { toolbar } = useWords().pane;
  return (
    <Button
      ref={buttonRef}
      className={styles.verification}
      appearance="transparent"
      icon={{ className: styles.verificationIcon, children: <PeopleCheckmark20Regular /> }}
      onClick={onClick}
      aria-label={
        missing > 0
          ? `${toolbar.recipientVerification}, ${toolbar.needsMethod(missing)}`
          : toolbar.recipientVerification
      }
    >
      <span className={styles.verificationText}>{toolbar.recipientVerification}</span>
      {missing > 0 && (
        <span className={styles.missing}>
          <Important16Filled />
          {missing}
        </span>
      )}
    </Button>
  );
}
