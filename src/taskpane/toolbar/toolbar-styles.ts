/** Looks of the toolbar, in light, dark and forced colors. */
import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

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
  off: {
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground1,
  },
  on: {
    backgroundColor: tokens.colorStatusSuccessBackground3,
    color: onGreen,
    // the focus ring of Fluent is black in the light theme: too dim on green
    '& [data-fui-focus-visible]::after, & [data-fui-focus-within]:focus-within::after': {
      ...shorthands.borderColor(onGreen),
    },
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
  indicatorOn: {
    '&&&&': {
      backgroundColor: onGreen,
      color: tokens.colorStatusSuccessBackground3,
      ...shorthands.borderColor(onGreen),
    },
    [FORCED]: { '&&&&': { backgroundColor: 'Highlight', color: 'Canvas' } },
  },
  state: { fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase300 },
  why: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    paddingBottom: tokens.spacingVerticalXS,
  },
  verification: {
    justifyContent: 'flex-start',
    width: '100%',
    minHeight: '36px',
    paddingLeft: 0,
    paddingRight: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    color: onGreen,
    ':hover': { color: onGreen, textDecorationLine: 'underline' },
    ':hover:active': { color: onGreen },
  },
  verificationIcon: { color: onGreen },
  verificationText: { flexGrow: 1, textAlign: 'left' },
  missing: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '36px',
    height: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: onGreen,
    color: tokens.colorStatusSuccessBackground3,
    fontWeight: tokens.fontWeightSemibold,
    paddingRight: tokens.spacingHorizontalXS,
    [FORCED]: { border: '1px solid CanvasText' },
  },
});
