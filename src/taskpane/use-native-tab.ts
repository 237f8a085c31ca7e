/** Tab where Office.js knows no way: the browser goes on from the place of the last click, or of the row that left. */
import { useEffect } from 'react';

export function useNativeTab(): void {
  useEffect(() => {
    const keepFromOffice = (event: KeyboardEvent) => {
      // a click on text or blank space focuses the body, and from what is no Tab stop Office.js, at the window, leaves the pane
      if (event.key === 'Tab' && event.target instanceof HTMLElement && event.target.tabIndex < 0) {
        event.stopPropagation();
      }
    };
    document.addEventListener('keydown', keepFromOffice);
    return () => document.removeEventListener('keydown', keepFromOffice);
  }, []);
}
