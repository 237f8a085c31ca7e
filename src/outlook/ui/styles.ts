/** Styles of the window's frame; parts have their own beside them. Griffel writes them through the CSSOM. */
import { makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';

/** Below this width the list of folders lies over the mail instead of beside it. */
export const NARROW = '@media (max-width: 1099px)';

export const useWindowStyles = makeStyles({
  window: {
    height: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  columns: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    columnGap: '8px',
    padding: '0 8px 8px',
    position: 'relative',
  },
  reading: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
  },
});

/** The page around the window. */
export const usePageStyles = makeStaticStyles({ body: { margin: 0 } });
