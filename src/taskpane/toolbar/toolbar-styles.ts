/** Looks of the toolbar, in light, dark and forced colors. */
import { makeStyles, tokens } from '@fluentui/react-components';

const onGreen = tokens.colorNeutralForegroundStaticInverted;
// without colors of our own a border must carry the toolbar
const FORCED = '@media (forced-colors: active)';

export const useToolbarStyles = makeStyles({
  toolbar: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    transitionProperty: 'background-color',
    transitionDuration: tokens.durationFast,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
    [FORCED]: { borderBottom: '2px solid CanvasText' },
  },
  // for screen readers only: the toolbar says it to the eye
  title: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  off: {
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground1,
    // the name of a switch that cannot be used is still there to be read
    '--colorNeutralForegroundDisabled': tokens.colorNeutralForeground3,
    '--colorNeutralStrokeDisabled': tokens.colorNeutralStroke1,
  },
  on: {
    backgroundColor: tokens.colorStatusSuccessBackground3,
    color: onGreen,
    // Fluent's focus ring is black in the light theme: too dim on green
    '--colorStrokeFocus2': onGreen,
  },
  switchRow: { display: 'flex', alignItems: 'center', minHeight: '40px' },
  icon: { flexShrink: 0 },
  switch: { flexGrow: 1, alignItems: 'center', justifyContent: 'space-between', display: 'flex' },
  label: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    flexGrow: 1,
    color: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    marginBottom: 0,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  labelOn: { color: onGreen },
  // the switch draws itself from these; blue on green would be hard to see
  switchOn: {
    '--colorCompoundBrandBackground': onGreen,
    '--colorCompoundBrandBackgroundHover': onGreen,
    '--colorCompoundBrandBackgroundPressed': onGreen,
    '--colorNeutralForegroundInverted': tokens.colorStatusSuccessBackground3,
  },
  state: { fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase300 },
  why: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    paddingBottom: tokens.spacingVerticalXS,
  },
  // as high as the button, so that the list does not move when it comes
  verificationRoom: { height: '36px' },
});
