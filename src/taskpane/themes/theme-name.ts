/** Light or dark, and how to tell from what Office says about its theme. Forced colors need no theme: the browser sets them. */
import * as z from 'zod/mini';

export type ThemeName = 'light' | 'dark';

const officeThemeSchema = z.object({
  isDarkTheme: z.optional(z.boolean()),
  bodyBackgroundColor: z.optional(z.string()),
});

/**
 * From `Office.context.officeTheme`, or the theme in an `OfficeThemeChanged` event.
 * @returns `undefined` where Office says nothing usable, as older hosts do: then the browser's preference holds.
 */
export function themeNameOf(officeTheme: unknown): ThemeName | undefined {
  const parsed = officeThemeSchema.safeParse(officeTheme);
  if (!parsed.success) return undefined;
  const { isDarkTheme, bodyBackgroundColor } = parsed.data;
  if (isDarkTheme !== undefined) return isDarkTheme ? 'dark' : 'light';
  const hex = /^#?([0-9a-f]{6})$/i.exec(bodyBackgroundColor ?? '')?.[1];
  return hex === undefined ? undefined : isDark(hex) ? 'dark' : 'light';
}

/** Rec. 709 luma below the middle. */
function isDark(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
