/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { themeNameOf, type ThemeName } from '../../src/taskpane/theme';
import { useHostTheme } from '../../src/taskpane/use-host-theme';

test.each([
  [{ isDarkTheme: true }, 'dark'],
  [{ isDarkTheme: false, bodyBackgroundColor: '#000000' }, 'light'],
  [{ bodyBackgroundColor: '#292929' }, 'dark'],
  [{ bodyBackgroundColor: 'FFFFFF' }, 'light'],
  [{ bodyBackgroundColor: 'white' }, undefined],
  [{}, undefined],
  [undefined, undefined],
  ['dark', undefined],
])('%j of Office is %s', (officeTheme, name) => {
  expect(themeNameOf(officeTheme)).toBe(name);
});

test('follows the host, and the browser where the host is silent', () => {
  let name: ThemeName | undefined = 'dark';
  let tell = () => {};
  const host = {
    read: () => name,
    subscribe: (listener: () => void) => {
      tell = listener;
      return () => {};
    },
  };
  const { result } = renderHook(() => useHostTheme(host));
  expect(result.current).toBe('dark');
  act(() => {
    name = undefined;
    tell();
  });
  expect(result.current).toBe('light');
});
