/** Looks of what the contact card says. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const useCardStyles = makeStyles({
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  changed: { margin: 0, color: tokens.colorStatusWarningForeground2 },
  stateIcon: { verticalAlign: 'text-bottom' },
  buttons: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: tokens.spacingHorizontalM },
  save: { flexShrink: 0 },
  saved: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  items: {
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  item: { listStyleType: 'none', display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3, display: 'inline-flex' },
  said: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  // as high as the buttons beside it
  value: { display: 'flex', alignItems: 'center', minHeight: '24px', gap: tokens.spacingHorizontalXS },
  code: { fontFamily: tokens.fontFamilyMonospace, minWidth: 0, overflowWrap: 'anywhere' },
  reading: {
    width: '96px',
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
  action: { flexShrink: 0 },
  // its text starts where other text does
  disclosure: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});
