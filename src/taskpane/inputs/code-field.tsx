/** The field of a code, with its buttons: hide it, copy it, have one made. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  Checkmark20Filled,
  Copy20Regular,
  Eye20Regular,
  EyeOff20Regular,
} from '@fluentui/react-icons';
import { useEffect, useState, type JSX, type RefObject } from 'react';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { copyText } from './copy-text';

const useStyles = makeStyles({
  // l and 1, O and 0 look apart
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    minWidth: 0,
    '::placeholder': { fontFamily: tokens.fontFamilyBase },
  },
  buttons: { display: 'flex' },
});

export interface CodeFieldProps {
  code: string;
  /** Why the code cannot be used. */
  problem: string | undefined;
  /** Of what else describes the field. */
  describedBy: string;
  fieldRef: RefObject<HTMLInputElement | null>;
  onType(code: string): void;
  onGenerate(): void;
}

export function CodeField({ code, problem, describedBy, fieldRef, onType, onGenerate }: CodeFieldProps) {
  const styles = useStyles();
  const { input } = useWords().pane;
  const { announce } = usePaneControls();
  const [hidden, setHidden] = useState(false);
  const [copied, setCopied] = useState<{ code: string; done: boolean }>();
  const copy = copied?.code === code ? copied : undefined;
  const blocked = copy?.done === false;

  // with the code in sight and selected, the keys do what the button may not
  useEffect(() => {
    if (!blocked) return;
    fieldRef.current?.focus();
    fieldRef.current?.select();
  }, [blocked, fieldRef]);

  const onCopy = async () => {
    const done = await copyText(code);
    if (!done) setHidden(false);
    setCopied({ code, done });
    announce(done ? input.codeCopied : input.copyBlocked);
  };

  return (
    <Field
      label={input.code}
      validationState={problem === undefined ? 'none' : 'error'}
      validationMessage={problem}
      hint={blocked && problem === undefined ? input.copyBlocked : undefined}
    >
      <Input
        ref={fieldRef}
        data-first
        dir="auto"
        type={hidden ? 'password' : 'text'}
        input={{ className: styles.code }}
        // a code is not a word: no dictionary, no password manager
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        placeholder={input.codePlaceholder}
        value={code}
        onChange={(_, { value }) => onType(value)}
        contentAfter={
          <span className={styles.buttons}>
            <IconButton
              name={hidden ? input.showCode : input.hideCode}
              icon={hidden ? <Eye20Regular /> : <EyeOff20Regular />}
              onClick={() => setHidden(!hidden)}
            />
            <IconButton
              name={input.copyCode}
              icon={copy?.done ? <Checkmark20Filled /> : <Copy20Regular />}
              disabled={code === ''}
              onClick={() => void onCopy()}
            />
            <IconButton name={input.generateCode} icon={<ArrowClockwise20Regular />} onClick={onGenerate} />
          </span>
        }
      />
    </Field>
  );
}

interface IconButtonProps {
  name: string;
  icon: JSX.Element;
  disabled?: boolean;
  onClick(): void;
}

function IconButton({ name, icon, disabled = false, onClick }: IconButtonProps) {
  return (
    <Button
      appearance="transparent"
      size="small"
      icon={icon}
      aria-label={name}
      title={name}
      disabledFocusable={disabled}
      onClick={disabled ? undefined : onClick}
    />
  );
}
