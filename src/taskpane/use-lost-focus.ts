/** Keeps the focus in the pane when the row that had it leaves. */
import { useEffect, useRef, type RefObject } from 'react';

/**
 * @param changes the focus is looked after each time this changes.
 * @param haven takes a lost focus. It must be a Tab stop: from anything else Office.js finds no way on.
 */
export function useLostFocus(changes: unknown, haven: RefObject<HTMLElement | null>): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last.current = event.target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    const lost = last.current !== null && !last.current.isConnected && document.activeElement === document.body;
    // while the person writes in the mail the focus is theirs
    if (lost && document.hasFocus()) haven.current?.focus();
  }, [changes, haven]);
}
