/** Stands in place of what was forgotten, with the way to have it back. Takes the focus, which was on the button it replaces. */
import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useWords } from '../words';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';
import type { Forgotten } from './use-forgetting';

export interface ForgottenLineProps {
  forgotten: Forgotten;
  name: string;
  onUndo(): void;
}

export function ForgottenLine({ forgotten, name, onUndo }: ForgottenLineProps) {
  const styles = useCardStyles();
  const { pane } = useWords();
  const { known } = useCardWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <div className={styles.said}>
        <div className={styles.value}>{known.forgotten(name)}</div>
        {forgotten.problem && <div className={styles.problem}>{known.notPutBack[forgotten.problem]}</div>}
      </div>
      <Button
        ref={button}
        size="small"
        className={styles.action}
        aria-label={known.undo(name)}
        disabledFocusable={forgotten.undo === undefined}
        onClick={onUndo}
      >
        {pane.footer.undo}
      </Button>
    </>
  );
}
