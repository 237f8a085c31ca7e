/** Looks and keys of the menus of methods. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';

export const useMenuStyles = makeStyles({
  popover: {
    maxWidth: 'min(320px, calc(100vw - 16px))',
    minWidth: '240px',
    boxSizing: 'border-box',
    // in the dark a shadow does not part the menu from the page
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: { maxWidth: 'none' },
  label: { overflowWrap: 'anywhere' },
  // more than Fluent's ten pixels; gray text that is meant to be read keeps its contrast
  description: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
    whiteSpace: 'normal',
  },
  unavailable: {
    maxWidth: 'none',
    color: tokens.colorNeutralForeground3,
    ':hover': { color: tokens.colorNeutralForeground3 },
  },
  // of a group: as quiet as a description, and as wide as it needs
  header: {
    maxWidth: '280px',
    height: 'auto',
    paddingBlock: tokens.spacingVerticalXS,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'normal',
  },
});

/** At the window Office.js would move the focus elsewhere. */
export function keepFromWindow(event: KeyboardEvent): void {
  if (event.key !== 'Tab' && event.key !== 'Escape') return;
  event.stopPropagation();
  // the focus goes back to the button, not on from the end of the page where the menu is mounted
  event.preventDefault();
}
