/** What is known of a recipient, where it comes from, and forgetting what is the sender's own. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Policy, RecipientRecord } from '../../verification/types';
import { useMethodWords } from '../method-words';
import type { PaneActions } from '../state/types';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';
import { ForgottenLine } from './forgotten-line';
import { KnownLine } from './known-line';
import { knownThings, METHOD_OF, type KnownThing } from './known-things';
import { useForgetting } from './use-forgetting';

export interface KnownSectionProps {
  record: RecipientRecord;
  policy: Policy;
  directoryAway: boolean;
  revealed: boolean;
  onForget: PaneActions['forget'];
  onReadCodes: PaneActions['readCodes'];
  /** They could not be read. */
  codesFailed: boolean;
}

export function KnownSection(props: KnownSectionProps) {
  const { record, policy, directoryAway, revealed, onForget, onReadCodes, codesFailed } = props;
  const styles = useCardStyles();
  const card = useCardWords();
  const words = useMethodWords();
  const headingId = useId();
  const list = useRef<HTMLUListElement>(null);
  const nameOf = (thing: KnownThing) =>
    thing.is === 'number' ? words.number(thing.known.phoneNumber) : words.distinctLabel(METHOD_OF[thing.is]);
  const things = knownThings(record);
  const { gone, failed, forget, undo } = useForgetting(record.address, onForget, nameOf);

  /** What is back in the list, and takes the focus with it. */
  const returned = useRef<string>(undefined);
  useEffect(() => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-forget]') ?? [])];
    const button = buttons.find(({ dataset }) => dataset['forget'] === returned.current);
    if (!button) return;
    button.focus();
    returned.current = undefined;
  });

  const lines: { key: string; line: ReactNode }[] = things
    .filter(({ key }) => !gone.some((one) => one.thing.key === key))
    .map((thing) => ({
      key: thing.key,
      line: (
        <KnownLine
          thing={thing}
          name={nameOf(thing)}
          masks={policy.accessCode.maskSaved}
          revealed={revealed}
          failed={codesFailed}
          onRead={() => onReadCodes(record.address)}
          onForget={async () => {
            const at = lines.findIndex(({ key }) => key === thing.key);
            if (!(await forget(thing, at))) returned.current = thing.key;
          }}
        />
      ),
    }));
  for (const one of [...gone].sort((a, b) => a.at - b.at))
    lines.splice(one.at, 0, {
      key: `gone ${one.thing.key}`,
      line: (
        <ForgottenLine
          forgotten={one}
          name={nameOf(one.thing)}
          onUndo={async () => {
            if (await undo(one)) returned.current = one.thing.key;
          }}
        />
      ),
    });

  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {card.known.title}
      </h3>
      {lines.length === 0 ? (
        <p className={styles.text}>{directoryAway ? card.known.nothingWhileAway : card.known.nothing}</p>
      ) : (
        <ul ref={list} role="list" className={styles.items}>
          {lines.map(({ key, line }) => (
            <li key={key} className={styles.item}>
              {line}
            </li>
          ))}
        </ul>
      )}
      {failed && <p className={styles.problem}>{card.known.notForgotten}</p>}
      {directoryAway && lines.length > 0 && <p className={styles.quiet}>{card.known.mayBeMore}</p>}
    </section>
  );
}
