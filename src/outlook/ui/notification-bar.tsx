/** The add-in's notifications above the mail, in Outlook's four kinds. */
import {
  Button,
  Image,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import { CLIENTS } from '../host/clients';
import type { Draft, ShownNotification } from '../host/draft';
import type { OutlookHost } from '../host/outlook-host';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  bar: { borderRadius: 0, borderTopWidth: 0, borderLeftWidth: 0, borderRightWidth: 0, padding: '6px 8px 6px 24px' },
});

const INTENT = {
  informationalMessage: 'info',
  insightMessage: 'info',
  progressIndicator: 'info',
  errorMessage: 'error',
} as const satisfies Record<ShownNotification['type'], 'info' | 'error'>;

export function NotificationBar({ host, draft }: { host: OutlookHost; draft: Draft }) {
  const styles = useStyles();
  const notifications = useStore(draft.store, (state) => state.notifications);
  const hasButton = CLIENTS[host.settings.client].insightHasButton;
  const images = useStore(host.store, ({ manifest }) => manifest?.images);
  return (
    <div className={styles.list}>
      {notifications.map(({ key, type, message, icon, action }) => {
        const image = icon ? images?.[icon] : undefined;
        return (
          <MessageBar
            key={key}
            className={styles.bar}
            intent={INTENT[type]}
            icon={
              type === 'progressIndicator' ? (
                <Spinner size="extra-tiny" />
              ) : image ? (
                <Image src={image} width={16} height={16} alt="" />
              ) : undefined
            }
            data-notification={key}
          >
            <MessageBarBody>{message}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  size="small"
                  icon={<DismissRegular />}
                  aria-label={outlook.dismiss}
                  onClick={() => host.dismissNotification(key)}
                />
              }
            >
              {action && hasButton && (
                <Button size="small" onClick={() => host.openPane(action.commandId, action.contextData)}>
                  {action.label}
                </Button>
              )}
            </MessageBarActions>
          </MessageBar>
        );
      })}
    </div>
  );
}
