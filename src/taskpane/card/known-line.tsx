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
import { useState } from 'react';
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
  onForget(): void;
}

const ICONS = {
  account: PersonAvailable20Regular,
  number: Phone20Regular,
  'organization-code': Building20Regular,
  'personal-code': Person20Regular,
} as const;

export function KnownLine({ thing, name, masks, revealed, onForget }: KnownLineProps) {
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
        {'known' in thing && 'accessCode' in thing.known && (
          <Code code={thing.known.accessCode ?? ''} name={name} masks={masks && !revealed} />
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

function Code({ code, name, masks }: { code: string; name: string; masks: boolean }) {
  const styles = useCardStyles();
  const { verification } = useWords();
  const { known } = useCardWords();
  const [shown, setShown] = useState(!masks);
  const label = shown ? known.hideCode(name) : known.showCode(name);
  return (
    <div className={styles.value}>
      <span className={styles.code}>{shown ? code : <Masked dots={verification.maskedCode} />}</span>
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
