/** The text of the mail. Plain text, kept as HTML as Outlook keeps it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import { htmlToText, textToHtml } from '../host/plain-text';

const useStyles = makeStyles({
  body: {
    flexGrow: 1,
    minHeight: '120px',
    resize: 'none',
    border: 'none',
    outline: 'none',
    padding: '16px 24px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
  },
});

/** Where the focus goes that comes back to the mail. */
export const BODY_ID = 'message-body';

export function BodyEditor({ draft, disabled }: { draft: Draft; disabled: boolean }) {
  const styles = useStyles();
  const body = useStore(draft.store, ({ content }) => content.body);
  const [text, setText] = useState(() => htmlToText(body));
  const written = useRef(body);
  useEffect(() => {
    // changed by the add-in, not by typing here
    if (body !== written.current) setText(htmlToText(body));
    written.current = body;
  }, [body]);
  return (
    <textarea
      id={BODY_ID}
      className={styles.body}
      aria-label={outlook.body}
      disabled={disabled}
      value={text}
      onChange={({ target: { value } }) => {
        setText(value);
        written.current = textToHtml(value);
        draft.change({ body: written.current });
      }}
    />
  );
}
