/** @jest-environment jsdom */
import { act, renderHook, waitFor } from '@testing-library/react';
import { themeNameOf, type ThemeName } from '../../src/taskpane/themes/theme-name';
import { loadTheme, useTheme } from '../../src/taskpane/themes/themes';
import { useHostTheme } from '../../src/taskpane/themes/use-host-theme';

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

describe('the theme that is shown', () => {
  it('stays until the one that takes its place has loaded', async () => {
    const light = await loadTheme('light');
    const { result, rerender } = renderHook(({ name }: { name: ThemeName }) => useTheme(name), {
      initialProps: { name: 'light' },
    });
    expect(result.current).toBe(light);
    rerender({ name: 'dark' });
    expect(result.current).toBe(light);
    await waitFor(() => expect(result.current).not.toBe(light));
    expect(result.current).toBe(await loadTheme('dark'));
  });
});
