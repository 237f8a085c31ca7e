/** The reminder how a code travels, and what helps on the phone: unfolds into its groups, with a word for each character. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular } from '@fluentui/react-icons';
import { useEffect, useId, useState } from 'react';
import { spell } from '../../verification/spelling';
import { useWords } from '../words';
import { loadSpelling, type SpellingWords } from './spelling-words';

const useStyles = makeStyles({
  reminder: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  // in the flow of the sentence
  button: { minWidth: 0, paddingLeft: 0, paddingRight: 0 },
  groups: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  group: { listStyleType: 'none', display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  characters: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'pre',
    // as wide as the longest group
    minWidth: '4ch',
    flexShrink: 0,
  },
});

/** A space would not be seen. */
const visible = (text: string) => text.replace(/\s/gu, '␣');

export function SpelledCode({ code, reminder }: { code: string; reminder: string }) {
  const styles = useStyles();
  const { input, language } = useWords().pane;
  const [unfolded, setUnfolded] = useState(false);
  const [words, setWords] = useState<SpellingWords>();
  const id = useId();
  const open = unfolded && code !== '';

  useEffect(() => {
    if (!open || words) return;
    let gone = false;
    loadSpelling(language).then(
      (loaded) => !gone && setWords(loaded),
      // the groups alone help, too; the next unfolding tries again
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [open, words, language]);

  return (
    <>
      <p className={styles.reminder}>
        {reminder}{' '}
        <Button
          className={styles.button}
          appearance="transparent"
          size="small"
          icon={open ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
          iconPosition="after"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          disabledFocusable={code === ''}
          onClick={code === '' ? undefined : () => setUnfolded(!unfolded)}
        >
          {input.readAloud}
        </Button>
      </p>
      {open && (
        <ol role="list" id={id} className={styles.groups} aria-label={input.readAloud}>
          {spell(code).map(({ text, parts }, index) => (
            <li key={index} className={styles.group}>
              <span className={styles.characters} aria-hidden={words !== undefined}>
                {visible(text)}
              </span>
              <span>{words?.spoken(parts)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
