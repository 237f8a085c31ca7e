/** What this mail says, read when an input opens, when the pane gets the focus back, and when a code is to be used: it may be written further meanwhile. */
import { useCallback, useEffect, useState } from 'react';
import type { MailText } from '../../verification/access-code-rules';
import { usePaneControls } from '../pane-controls';

export type ReadMail = MailText | 'unreadable' | undefined;

/** @returns `undefined` until it was read for the first time, and how to read it again. */
export function useMailText(): { mail: ReadMail; readAgain(): Promise<MailText | 'unreadable'> } {
  const { readMail } = usePaneControls();
  const [mail, setMail] = useState<ReadMail>();
  const readAgain = useCallback(async () => {
    const found = (await readMail()) ?? 'unreadable';
    setMail(found);
    return found;
  }, [readMail]);
  useEffect(() => {
    let gone = false;
    const read = () => void readMail().then((found) => !gone && setMail(found ?? 'unreadable'));
    read();
    window.addEventListener('focus', read);
    return () => {
      gone = true;
      window.removeEventListener('focus', read);
    };
  }, [readMail]);
  return { mail, readAgain };
}
