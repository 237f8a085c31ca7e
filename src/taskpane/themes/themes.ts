/** The themes, each in a chunk of its own: together they would weigh more than the list, and a person sees one. */
import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ThemeName } from './theme-name';

const LOADERS: Record<ThemeName, () => Promise<{ theme: Theme }>> = {
  light: () => import(/* webpackChunkName: "theme-light" */ './light'),
  dark: () => import(/* webpackChunkName: "theme-dark" */ './dark'),
};
const loaded = new Map<ThemeName, Theme>();

/** @throws when its chunk does not arrive; asked again, it is loaded again */
export async function loadTheme(name: ThemeName): Promise<Theme> {
  const { theme } = await LOADERS[name]();
  loaded.set(name, theme);
  return theme;
}

/** The theme of that name; until it has loaded, the one that was shown before, or whichever there is. */
export function useTheme(name: ThemeName): Theme | undefined {
  const [theme, setTheme] = useState(() => loaded.get(name) ?? [...loaded.values()][0]);
  useEffect(() => {
    let gone = false;
    // without its chunk the pane stays in the colors it has
    loadTheme(name).then(
      (arrived) => !gone && setTheme(arrived),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [name]);
  return theme;
}
