/** The list at the left: new mail, drafts, sent mail. On narrow screens it lies over the mail. */
import { Button, Tab, TabList, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular, CalendarClockRegular, LockClosedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';
import { atTime } from './scheduled-mail-view';
import { NARROW } from './styles';
import { useSentList } from './use-sent';

const useStyles = makeStyles({
  list: {
    width: '232px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    [NARROW]: {
      display: 'none',
      position: 'absolute',
      left: '8px',
      top: 0,
      bottom: '8px',
      zIndex: 10,
      padding: '8px',
      backgroundColor: tokens.colorNeutralBackground2,
      borderRadius: tokens.borderRadiusLarge,
      boxShadow: tokens.shadow16,
    },
  },
  open: { [NARROW]: { display: 'flex' } },
  items: { overflowY: 'auto', display: 'flex', flexDirection: 'column', rowGap: '2px', flexGrow: 1 },
  empty: { padding: '12px', color: tokens.colorNeutralForeground3 },
  item: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    textAlign: 'start',
    border: 'none',
    cursor: 'pointer',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '100%' },
  second: { display: 'flex', columnGap: '4px', alignItems: 'center', color: tokens.colorNeutralForeground3 },
});

interface Item {
  id: string;
  who: string;
  subject: string;
  secure: boolean;
  /** Leaves later: when, in words. */
  waits?: string;
  selected: boolean;
  show: () => void;
}

export function FolderList(props: { host: OutlookHost; deliveries: number; open: boolean; onClose: () => void }) {
  const { host, deliveries, open, onClose } = props;
  const styles = useStyles();
  const [chosen, setChosen] = useState<'drafts' | 'sent'>('drafts');
  const drafts = useStore(host.mailbox.store, (mailbox) => mailbox.drafts);
  const { view, draft } = useStore(host.store);
  const sent = useSentList(deliveries);
  const folder = view.kind === 'sent' ? 'sent' : chosen;
  const items: Item[] =
    folder === 'drafts'
      ? drafts.map(({ id, to, cc, bcc, subject, sendAt }) => ({
          id,
          who: [...to, ...cc, ...bcc].map(({ name }) => name).join('; ') || outlook.noRecipientsYet,
          subject,
          secure: false,
          ...(sendAt && { waits: outlook.schedule.short(atTime(sendAt)) }),
          selected: view.kind === 'scheduled' ? view.id === id : view.kind === 'compose' && draft?.id === id,
          show: () => host.openDraft(id),
        }))
      : sent.map(({ id, to, cc, envelope, subject, secureMail }) => ({
          id,
          who: [...to, ...cc].map(({ name, address }) => name || address).join('; ') || envelope.to.join('; '),
          subject,
          secure: secureMail,
          selected: view.kind === 'sent' && view.id === id,
          show: () => host.showSent(id),
        }));
  const choose = (next: 'drafts' | 'sent'): void => {
    setChosen(next);
    if (next === 'drafts' && view.kind === 'sent') host.closeDraft();
  };
  return (
    <nav className={mergeClasses(styles.list, open && styles.open)} aria-label={outlook.folders}>
      <Button
        icon={<AddRegular />}
        onClick={() => {
          setChosen('drafts');
          host.newDraft();
          onClose();
        }}
      >
        {outlook.newMail}
      </Button>
      <TabList selectedValue={folder} onTabSelect={(_, { value }) => choose(value as 'drafts' | 'sent')} size="small">
        <Tab value="drafts">{outlook.drafts}</Tab>
        <Tab value="sent">{outlook.sent}</Tab>
      </TabList>
      <div className={styles.items}>
        {items.length === 0 && (
          <Text size={200} className={styles.empty}>
            {folder === 'drafts' ? outlook.noDrafts : outlook.noSent}
          </Text>
        )}
        {items.map(({ id, who, subject, secure, waits, selected, show }) => (
          <button
            key={id}
            type="button"
            className={mergeClasses(styles.item, selected && styles.selected)}
            aria-current={selected}
            data-item={id}
            onClick={() => {
              show();
              onClose();
            }}
          >
            <Text className={styles.line} weight={selected ? 'semibold' : 'regular'}>
              {who}
            </Text>
            <span className={styles.second}>
              {secure && <LockClosedRegular aria-label={outlook.message.secure} />}
              <Text size={200} className={styles.line}>
                {subject || outlook.noSubject}
              </Text>
            </span>
            {waits && (
              <span className={styles.second}>
                <CalendarClockRegular aria-hidden />
                <Text size={200} className={styles.line}>
                  {waits}
                </Text>
              </span>
            )}
          </button>
        ))}
      </div>
    </nav>
  );
}
