/** One thing that is known of a recipient: what, where from, and what can be done with it. */
import { Button } from '@fluentui/react-components';
import {
  Building20Regular,
  Eye20Regular,
  EyeOff20Regular,
  Person20Regular,
  PersonAvailable20Regular,
  Phone20Regular,
} from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';
import type { KnownThing } from './known-things';

export interface KnownLineProps {
  thing: KnownThing;
  name: string;
  /** Saved codes are hidden until they are asked for. */
  masks: boolean;
  /** They were asked for before. */
  revealed: boolean;
  /** The code could not be read. */
  failed: boolean;
  onRead(): void;
  onForget(): void;
}

const ICONS = {
  account: PersonAvailable20Regular,
  number: Phone20Regular,
  'organization-code': Building20Regular,
  'personal-code': Person20Regular,
} as const;

export function KnownLine({ thing, name, masks, revealed, failed, onRead, onForget }: KnownLineProps) {
  const styles = useCardStyles();
  const { known } = useCardWords();
  const Icon = ICONS[thing.is];
  const from =
    thing.is === 'account'
      ? known.accountFrom
      : thing.is === 'number'
        ? known.numberFrom(thing.known)
        : known.codeFrom(thing.known);
  return (
    <>
      <span className={styles.icon}>
        <Icon />
      </span>
      <div className={styles.said}>
        <div className={styles.value}>{name}</div>
        {(thing.is === 'organization-code' || thing.is === 'personal-code') && (
          <Code code={thing.known.accessCode} name={name} masks={masks && !revealed} failed={failed} onRead={onRead} />
        )}
        {'known' in thing && 'hint' in thing.known && thing.known.hint !== undefined && (
          <div className={styles.quiet}>{known.hint(thing.known.hint)}</div>
        )}
        <div className={styles.quiet}>{from}</div>
      </div>
      {thing.item && (
        <Button
          size="small"
          className={styles.action}
          data-forget={thing.key}
          aria-label={known.forgetIt(name)}
          onClick={onForget}
        >
          {known.forget}
        </Button>
      )}
    </>
  );
}

interface CodeProps {
  /** Absent until it has been read. */
  code: string | undefined;
  name: string;
  masks: boolean;
  failed: boolean;
  onRead(): void;
}

function Code({ code, name, masks, failed, onRead }: CodeProps) {
  const styles = useCardStyles();
  const { pane, verification } = useWords();
  const { known } = useCardWords();
  const [shown, setShown] = useState(!masks);
  const { list, problemActions } = pane;
  const read = useRef(onRead);
  // asked for when it is shown, and not before
  useEffect(() => {
    if (shown && code === undefined) read.current();
  }, [shown, code]);
  const label = shown ? known.hideCode(name) : known.showCode(name);
  return (
    <div className={styles.value}>
      {shown && code === undefined && failed ? (
        <>
          <span className={styles.quiet}>{known.codeNotRead}</span>
          <Button appearance="transparent" size="small" aria-label={known.readAgain(name)} onClick={onRead}>
            {problemActions.retry}
          </Button>
        </>
      ) : shown && code === undefined ? (
        <span className={styles.reading} role="img" aria-label={list.readingCode} />
      ) : (
        <span className={styles.code}>{shown ? code : <Masked dots={verification.maskedCode} />}</span>
      )}
      {masks && (
        <Button
          appearance="transparent"
          size="small"
          icon={shown ? <EyeOff20Regular /> : <Eye20Regular />}
          aria-label={label}
          title={label}
          onClick={() => setShown(!shown)}
        />
      )}
    </div>
  );
}

/** Dots say nothing to a screen reader. */
function Masked({ dots }: { dots: string }) {
  const { known } = useCardWords();
  return (
    <span role="img" aria-label={known.hiddenCode}>
      {dots}
    </span>
  );
}
