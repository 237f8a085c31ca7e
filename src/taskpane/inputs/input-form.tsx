/** The frame of every input under a row: its title, Enter to use it, Escape to leave, and the two buttons. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMethodWords } from '../method-words';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import type { MethodInputProps } from './input-place';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  gone: { margin: 0, color: tokens.colorStatusWarningForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', justifyContent: 'flex-end', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface InputFrameProps {
  title: string;
  /** 2 where it stands above the list; 3, when absent, under a field of it. */
  headingLevel?: 2 | 3;
  use: string;
  /** What was typed is being checked: not to be used twice. */
  busy?: boolean;
  /** Why what is typed can no longer be used, if so. */
  gone?: string;
  /** Whether the person just asked for this input. Called once. */
  takesFocus(): boolean;
  /** Not called while busy, or while the method is gone. */
  onUse(): void;
  onCancel(): void;
  children: ReactNode;
}

export interface InputFormProps extends Pick<InputFrameProps, 'use' | 'busy' | 'onUse' | 'children'> {
  of: Pick<MethodInputProps, 'row' | 'option' | 'gone'>;
  /** Absent: the label of the method. */
  title?: string;
}

/** Under a row. */
export function InputForm({ of, title, ...rest }: InputFormProps) {
  const frame = useRowFrame(of);
  return <InputFrame {...frame} title={title ?? frame.title} {...rest} />;
}

/** What a frame under a row has of it. */
export function useRowFrame({ row, option, gone }: InputFormProps['of']) {
  const words = useMethodWords();
  const controls = usePaneControls();
  const { address } = row.recipient;
  return {
    title: words.methodLabel(option.method),
    gone,
    takesFocus: () => controls.takesFocus(address),
    onCancel: () => controls.cancelInput(address),
  };
}

export function InputFrame(props: InputFrameProps) {
  const { title, headingLevel = 3, use, busy = false, gone, takesFocus, onUse, onCancel, children } = props;
  const styles = useStyles();
  const { input } = useWords().pane;
  const Heading = `h${headingLevel}` as const;
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const isUsable = gone === undefined && !busy;

  // the person just asked for this input, unless the row was painted anew around it
  const asked = useRef(takesFocus);
  useEffect(() => {
    const focused = document.activeElement;
    const elsewhere = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement;
    if (asked.current() && !elsewhere) form.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);

  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={titleId}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUsable) onUse();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // at the window Office.js would leave the pane
        event.stopPropagation();
        onCancel();
      }}
    >
      <Heading id={titleId} className={styles.title}>
        {title}
      </Heading>
      {children}
      {gone !== undefined && (
        <p role="alert" className={styles.gone}>
          {input.noLongerPossible(gone)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={onCancel}>
          {input.cancel}
        </Button>
        <Button size="small" type="submit" appearance="primary" disabledFocusable={!isUsable}>
          {use}
        </Button>
      </div>
    </form>
  );
}
