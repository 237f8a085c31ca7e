/** Looks of a row: quiet, and warm only where a person must act. */
import { createFocusOutlineStyle, makeStyles, shorthands, tokens } from '@fluentui/react-components';

const FORCED = '@media (forced-colors: active)';

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 } as const;

export const useRowStyles = makeStyles({
  row: {
    listStyleType: 'none',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: '3px solid transparent',
    // transparent is a color that forced colors replace
    [FORCED]: { borderLeftColor: 'Canvas' },
    paddingLeft: `calc(${tokens.spacingHorizontalM} - 3px)`,
    // rows out of sight cost nothing to lay out
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  selectable: { position: 'relative', paddingInlineStart: '38px' },
  missing: {
    borderLeftColor: tokens.colorStatusWarningBorderActive,
    [FORCED]: { borderLeftColor: 'CanvasText' },
  },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '28px' },
  // a long address takes the line, and the method goes below it
  topWithoutName: { flexWrap: 'wrap', justifyContent: 'flex-end', rowGap: 0 },
  name: {
    ...oneLine,
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: '30%',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  bottom: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '24px' },
  address: {
    ...oneLine,
    position: 'relative',
    flexShrink: 1,
    minHeight: '24px',
    padding: 0,
    margin: 0,
    ...shorthands.borderStyle('none'),
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'left',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '2px',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationColor: 'currentColor' },
    ...createFocusOutlineStyle({ style: { outlineOffset: '-2px' } }),
  },
  addressAsName: {
    flexGrow: 1,
    maxWidth: '100%',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  note: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  list: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  notNeeded: { ...oneLine, flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  withdrawn: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorStatusWarningForeground2,
    overflowWrap: 'anywhere',
  },
  placeholder: {
    width: '96px',
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

export const useMethodButtonStyles = makeStyles({
  button: {
    // the focus ring is placed in it
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    // the longest of our labels fits beside a checkbox, too
    maxWidth: 'max(62%, 190px)',
    minHeight: '28px',
    marginRight: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalSNudge}`,
    ...shorthands.border('1px', 'solid', 'transparent'),
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    '&[aria-expanded="true"]': { backgroundColor: tokens.colorSubtleBackgroundSelected },
    [FORCED]: { ...shorthands.borderColor('ButtonBorder') },
    ...createFocusOutlineStyle(),
  },
  missing: {
    marginRight: 0,
    backgroundColor: tokens.colorStatusWarningBackground1,
    ...shorthands.borderColor(tokens.colorStatusWarningBorder2),
    color: tokens.colorStatusWarningForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorStatusWarningForeground2 },
    '&[aria-expanded="true"]': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  text: oneLine,
  // about as wide as a code of eight: what comes in its place moves nothing else
  reading: {
    display: 'inline-block',
    width: '56px',
    height: '12px',
    marginInlineStart: tokens.spacingHorizontalXS,
    verticalAlign: '-1px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    [FORCED]: { ...shorthands.border('1px', 'solid', 'GrayText') },
  },
  icon: { flexShrink: 0, display: 'flex' },
});
