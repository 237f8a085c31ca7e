/** The bar at the top: name of the window, the folders' button on narrow screens, light and dark. */
import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';
import { NARROW } from './styles';

const useStyles = makeStyles({
  bar: { display: 'flex', alignItems: 'center', columnGap: '8px', height: '44px', padding: '0 12px', flexShrink: 0 },
  folders: { display: 'none', [NARROW]: { display: 'inline-flex' } },
  title: { margin: 0, flexGrow: 1, color: tokens.colorNeutralForeground2 },
  user: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export function TopBar(props: { host: OutlookHost; theme: 'light' | 'dark'; onToggleFolders: () => void }) {
  const { host, theme, onToggleFolders } = props;
  const styles = useStyles();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className={styles.bar}>
      {host.settings.window === 'whole' && (
        <Button
          className={styles.folders}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={outlook.showFolders}
          onClick={onToggleFolders}
        />
      )}
      <Text as="h1" weight="semibold" className={styles.title}>
        {outlook.title}
      </Text>
      <Text size={200} className={styles.user}>
        {host.settings.user}
      </Text>
      <Button
        appearance="subtle"
        icon={theme === 'dark' ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
        onClick={() => host.setTheme(other)}
      >
        {theme === 'dark' ? outlook.lightTheme : outlook.darkTheme}
      </Button>
    </header>
  );
}
