/** The theme the pane shows: the host's where it tells, else the browser's preference. Follows both live. */
import { useSyncExternalStore } from 'react';
import type { ThemeName } from './theme-name';

/** What the mounting code knows of the host's theme; `themeNameOf` in `theme-name.ts` reads Office's answer. */
export interface HostTheme {
  read(): ThemeName | undefined;
  /** Calls the listener after each change. @returns how to stop. */
  subscribe(listener: () => void): () => void;
}

const SILENT_HOST: HostTheme = { read: () => undefined, subscribe: () => () => {} };

export function useHostTheme(host: HostTheme = SILENT_HOST): ThemeName {
  const fromHost = useSyncExternalStore(host.subscribe, host.read);
  const fromBrowser = useSyncExternalStore(subscribeToBrowser, readBrowser);
  return fromHost ?? fromBrowser;
}

function darkQuery(): MediaQueryList | undefined {
  return typeof window.matchMedia === 'function' ? window.matchMedia('(prefers-color-scheme: dark)') : undefined;
}

function subscribeToBrowser(listener: () => void): () => void {
  const query = darkQuery();
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}

export function readBrowser(): ThemeName {
  return darkQuery()?.matches ? 'dark' : 'light';
}
