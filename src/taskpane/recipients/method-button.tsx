/** The menu button of a row: the current method in sight, its reason on hover and focus, warm where a choice is missing. */
import { mergeClasses } from '@fluentui/react-components';
import { ChevronDown16Regular, Important16Filled } from '@fluentui/react-icons';
import { useCallback, useId } from 'react';
import type { EmailAddress } from '../../verification/brands';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { useMethodButtonStyles } from './row-styles';

export interface MethodButtonProps {
  address: EmailAddress;
  typedAddress: string;
  /** The label of the chosen method, or the call to choose one. */
  text: string;
  missing: boolean;
  reason?: string;
  /** That the code at the end of the label is still being read. */
  reading?: string;
  expanded: boolean;
}

/** A native button: 500 rows of them must be cheap, and the menu they open is shared. */
export function MethodButton(props: MethodButtonProps) {
  const { address, typedAddress, text, missing, reason, reading, expanded } = props;
  const styles = useMethodButtonStyles();
  const { list } = useWords().pane;
  const controls = usePaneControls();
  const id = useId();
  const register = useCallback(
    (button: HTMLButtonElement | null) => controls.registerMethodButton(address, button),
    [controls, address],
  );
  const show = (button: HTMLElement) => reason !== undefined && controls.showReason(button, reason);
  const description = [reading, reason].filter((part) => part !== undefined).join(' ');
  return (
    <>
      <button
        ref={register}
        type="button"
        className={mergeClasses(styles.button, missing && styles.missing)}
        aria-label={list.verificationMethodFor(typedAddress, text)}
        aria-haspopup="menu"
        aria-expanded={expanded}
        aria-describedby={description ? id : undefined}
        // the second press of a double click neither closes what the first has opened nor takes the focus out of it
        onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
        onClick={(event) => (event.detail < 2 || !expanded) && controls.openMenu(address, event.currentTarget)}
        onPointerEnter={(event) => {
          controls.warmMenu();
          show(event.currentTarget);
        }}
        onPointerLeave={(event) => controls.hideReason(event.currentTarget)}
        onFocus={(event) => {
          controls.warmMenu();
          // a click gives focus, too; only the keyboard needs the reason then
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget);
        }}
        onBlur={(event) => controls.hideReason(event.currentTarget)}
      >
        {missing && (
          <span className={styles.icon}>
            <Important16Filled />
          </span>
        )}
        <span className={styles.text}>
          {text}
          {reading !== undefined && <span className={styles.reading} />}
        </span>
        <span className={styles.icon}>
          <ChevronDown16Regular />
        </span>
      </button>
      {description && (
        <span hidden id={id}>
          {description}
        </span>
      )}
    </>
  );
}
