/** For icons that point to where reading goes on, or back to where it came from. Griffel turns all else by itself. */
import { makeStyles } from '@fluentui/react-components';

export const useDirectionStyles = makeStyles({
  pointing: { '[dir="rtl"] &': { transform: 'scaleX(-1)' } },
});
