/** A mail that waits for its time. It cannot be changed here: whoever wants to makes it a draft again. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';
import { htmlToText } from '../host/plain-text';

const words = outlook.schedule;
const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  bar: {
    flexShrink: 0,
    borderRadius: 0,
    borderTopWidth: 0,
    borderLeftWidth: 0,
    borderRightWidth: 0,
    padding: '6px 16px 6px 24px',
  },
  subject: { margin: 0, padding: '16px 24px 4px' },
  people: { padding: '0 24px 8px', color: tokens.colorNeutralForeground3 },
  text: { margin: 0, padding: '12px 24px', overflowY: 'auto', whiteSpace: 'pre-wrap' },
});

export const atTime = (sendAt: string): string =>
  new Date(sendAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function ScheduledMailView({ host, id }: { host: OutlookHost; id: string }) {
  const styles = useStyles();
  const mail = useStore(host.mailbox.store, ({ drafts }) => drafts.find((draft) => draft.id === id));
  if (!mail?.sendAt) return <Text className={styles.text}>{outlook.message.missing}</Text>;
  const { from, to, cc, bcc, subject, body, sendAt } = mail;
  return (
    <article className={styles.view}>
      <MessageBar className={styles.bar} icon={<CalendarClockRegular />}>
        <MessageBarBody>{words.waiting(atTime(sendAt))}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => host.cancelSend(id)}>
            {words.cancelSend}
          </Button>
        </MessageBarActions>
      </MessageBar>
      <Text as="h2" size={500} weight="semibold" className={styles.subject}>
        {subject || outlook.noSubject}
      </Text>
      <Text className={styles.people}>
        {outlook.fromWhom(from.name, from.address)}
        <br />
        {[...to, ...cc, ...bcc].map(({ name, address }) => name || address).join('; ')}
      </Text>
      <Text as="p" className={styles.text}>
        {htmlToText(body)}
      </Text>
    </article>
  );
}
