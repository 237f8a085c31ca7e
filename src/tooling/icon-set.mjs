/**
 * The icons that the manifest names: which drawing in `assets/` becomes which PNG. Small sizes have a drawing of their
 * own with fewer and thicker lines, so that they stay sharp in the ribbon.
 */
export const BUTTON_ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
export const ADD_IN_ICON_SIZES = [64, 128];
const LARGEST_SMALL = 24;

const buttonIcons = (name) =>
  BUTTON_ICON_SIZES.map((size) => ({
    drawing: size <= LARGEST_SMALL ? `${name}-small.svg` : `${name}.svg`,
    file: `${name}-${size}.png`,
    size,
  }));

/** @type {{ drawing: string; file: string; size: number }[]} sizes in CSS pixels; every icon is square */
export const ICONS = [
  ...ADD_IN_ICON_SIZES.map((size) => ({ drawing: 'add-in.svg', file: `icon-${size}.png`, size })),
  ...buttonIcons('secure-mail'),
  ...buttonIcons('recipient-verification'),
];
