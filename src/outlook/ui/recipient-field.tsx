/** To, Cc or Bcc: typed or pasted text becomes pills. Text that is no address stays, and is marked. */
import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import { type Person, parseRecipients } from '../host/address-parsing';
import type { Draft } from '../host/draft';
import type { Field } from '../host/draft-content';
import { OutlookError } from '../host/limits';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    columnGap: '12px',
    alignItems: 'flex-start',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-within': { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
  label: { width: '36px', flexShrink: 0, paddingTop: '9px', color: tokens.colorNeutralForeground3 },
  people: {
    display: 'flex',
    flexWrap: 'wrap',
    flexGrow: 1,
    minWidth: 0,
    gap: '4px',
    padding: '5px 0',
    maxHeight: '132px',
    overflowY: 'auto',
  },
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    padding: '0 2px 0 10px',
    height: '28px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  remove: {
    display: 'inline-flex',
    border: 'none',
    background: 'none',
    padding: '5px',
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground3,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  input: {
    flexGrow: 1,
    minWidth: '64px',
    height: '28px',
    border: 'none',
    outline: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
  },
  wrong: { color: tokens.colorPaletteRedForeground1, textDecorationLine: 'underline', textDecorationStyle: 'wavy' },
  problem: { flexBasis: '100%', color: tokens.colorPaletteRedForeground1 },
});

const ENDS_A_RECIPIENT = new Set(['Enter', 'Tab', ';', ',']);

export function RecipientField({ draft, field }: { draft: Draft; field: Field }) {
  const styles = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const people = useStore(draft.store, ({ content }) => content[field]);
  const typed = useStore(draft.store, ({ unresolved }) => unresolved[field]);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLDivElement>(null);
  // the place where one types stays in sight when the list is long
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [people.length]);

  const put = (next: Person[]): boolean => {
    try {
      draft.putRecipients(field, next);
      return true;
    } catch (error) {
      if (!(error instanceof OutlookError)) throw error;
      setProblem(outlook.tooManyRecipients(draft.recipientsPerField));
      return false;
    }
  };
  /** True when something became a pill. */
  const resolve = (text: string): boolean => {
    const parsed = parseRecipients(text);
    if (parsed.people.length > 0 && !put([...draft.content[field], ...parsed.people])) return false;
    draft.setUnresolved(field, parsed.unresolved);
    setProblem(parsed.unresolved ? outlook.notAnAddress(parsed.unresolved) : '');
    return parsed.people.length > 0;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Backspace' && typed === '') put(people.slice(0, -1));
    if (!ENDS_A_RECIPIENT.has(event.key)) return;
    const insideQuotes = (typed.split('"').length - 1) % 2 === 1;
    if ((event.key === ',' || event.key === ';') && insideQuotes) return;
    if (event.key !== 'Tab') event.preventDefault();
    if (typed.trim() !== '') resolve(typed);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!/[;,\r\n\t]|@.*>/.test(pasted)) return; // one word: the person may go on typing
    event.preventDefault();
    resolve(`${typed}${pasted}`);
  };

  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        <Text>{outlook.fields[field]}</Text>
      </label>
      <div
        ref={box}
        className={styles.people}
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        {people.map((person, index) => (
          <span
            key={`${person.address}-${index}`}
            className={styles.pill}
            title={person.address}
            data-recipient={field}
          >
            <Text className={styles.name}>{person.name}</Text>
            <button
              type="button"
              className={styles.remove}
              aria-label={outlook.remove(person.address)}
              tabIndex={-1}
              onClick={() => {
                put(people.filter((_, at) => at !== index));
                input.current?.focus();
              }}
            >
              <DismissRegular fontSize={14} />
            </button>
          </span>
        ))}
        <input
          id={id}
          ref={input}
          className={mergeClasses(styles.input, problem !== '' && styles.wrong)}
          aria-invalid={problem !== ''}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target: { value } }) => {
            draft.setUnresolved(field, value);
            setProblem('');
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => typed.trim() !== '' && resolve(typed)}
        />
        {problem && (
          <Text size={200} className={styles.problem} role="alert">
            {problem}
          </Text>
        )}
      </div>
    </div>
  );
}
