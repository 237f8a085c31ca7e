/** What Outlook tells an add-in when its colors change: numbers 0xRRGGBB, which Office.js makes into text. */
export function officeTheme(theme: 'light' | 'dark') {
  return theme === 'dark'
    ? {
        bodyBackgroundColor: 0x1f1f1f,
        bodyForegroundColor: 0xffffff,
        controlBackgroundColor: 0x292929,
        controlForegroundColor: 0xffffff,
      }
    : {
        bodyBackgroundColor: 0xffffff,
        bodyForegroundColor: 0x242424,
        controlBackgroundColor: 0xf5f5f5,
        controlForegroundColor: 0x242424,
      };
}
