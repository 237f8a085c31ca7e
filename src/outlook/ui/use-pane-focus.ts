/** The way out of the pane and into it with the keys: its page is in a frame, where Office.js has taken them from the browser. */
import { useFocusFinders } from '@fluentui/react-components';
import { useCallback, useEffect } from 'react';
import type { OutlookHost } from '../host/outlook-host';
import type { FocusExit } from '../host/wire';
import { BODY_ID } from './body-editor';

/** @returns moves the focus from the frame to where the key leads */
export function usePaneExit(): (to: FocusExit, frame: HTMLIFrameElement) => void {
  const { findFirstFocusable, findNextFocusable, findPrevFocusable } = useFocusFinders();
  return useCallback(
    (to, frame) => {
      const body = to === 'mail' ? document.getElementById(BODY_ID) : null;
      // after the last element of the window comes the first one again
      const onwards = () => findNextFocusable(frame) ?? findFirstFocusable(document.body);
      (body ?? (to === 'onwards' ? onwards() : findPrevFocusable(frame)))?.focus();
    },
    [findFirstFocusable, findNextFocusable, findPrevFocusable],
  );
}

/** Ctrl+F6 goes from the mail to the pane; in the pane Office.js hears it and reports. */
export function usePaneKey(host: OutlookHost): void {
  useEffect(() => {
    const toPane = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !event.ctrlKey) return;
      event.preventDefault();
      host.focusPane();
    };
    window.addEventListener('keydown', toPane);
    return () => window.removeEventListener('keydown', toPane);
  }, [host]);
}
