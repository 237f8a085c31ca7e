/** The one polite live region of the pane. */
import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PaneState } from '../state/types';
import { useWords } from '../words';
import { changesBetween, spokenOf } from './changes';

const useStyles = makeStyles({
  // clipped, not hidden: hidden text is not read
  region: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** @param extra said each time it is a new object, for what is not in the state of the pane (the contact card). */
export function LiveRegion({ state, extra }: { state: PaneState; extra?: { sentence: string } }) {
  const styles = useStyles();
  const { pane } = useWords();
  const [text, setText] = useState('');
  const before = useRef(spokenOf(state));

  const saidExtra = useRef(extra);

  useEffect(() => {
    const after = spokenOf(state);
    const sentences = changesBetween(before.current, after, pane);
    before.current = after;
    if (extra && extra !== saidExtra.current) sentences.push(extra.sentence);
    saidExtra.current = extra;
    if (sentences.length > 0) setText((said) => again(said, sentences.join(' ')));
  }, [state, pane, extra]);

  return (
    <div role="status" aria-live="polite" aria-atomic="true" className={styles.region}>
      {text}
    </div>
  );
}

/** The same sentence twice is only read twice when the text differs. */
function again(said: string, next: string): string {
  return said === next ? `${next}\u00a0` : next;
}
