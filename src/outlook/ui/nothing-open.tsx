/** Shown while no mail is open. */
import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';

const useStyles = makeStyles({
  place: {
    margin: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '8px',
    padding: '24px',
    textAlign: 'center',
  },
  help: { color: tokens.colorNeutralForeground3 },
});

export function NothingOpen({ host }: { host: OutlookHost }) {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      <Text size={400} weight="semibold">
        {outlook.nothingOpen}
      </Text>
      {host.settings.window === 'whole' ? (
        <>
          <Text className={styles.help}>{outlook.nothingOpenHelp}</Text>
          <Button appearance="primary" onClick={() => host.newDraft()}>
            {outlook.newMail}
          </Button>
        </>
      ) : (
        <Text className={styles.help}>{outlook.closeWindowHelp}</Text>
      )}
    </div>
  );
}
