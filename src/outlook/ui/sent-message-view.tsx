/** A mail that was sent: its text, envelope, headers and raw form, and what the gateway reads in it. */
import { Badge, Button, Tab, TabList, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowForwardRegular,
  ArrowReplyAllRegular,
  ArrowReplyRegular,
  LockClosedRegular,
  MailReadRegular,
} from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { outlook } from '../../locales/en/outlook';
import type { FollowUpKind } from '../host/follow-up';
import type { OutlookHost } from '../host/outlook-host';
import type { SentMessage } from '../messages';
import { reportOpened, useSentMessage } from './use-sent';

const words = outlook.message;

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', minHeight: 0, flexGrow: 1 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    padding: '8px 16px 8px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { padding: '16px 24px 4px', display: 'flex', columnGap: '8px', alignItems: 'center', flexWrap: 'wrap' },
  subject: { margin: 0 },
  people: { padding: '0 24px 8px', color: tokens.colorNeutralForeground3 },
  tabs: { padding: '0 12px' },
  content: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: '12px 24px 24px' },
  code: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  text: { whiteSpace: 'pre-wrap', margin: 0, fontFamily: tokens.fontFamilyBase },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: '4px 16px 4px 0',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  name: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', width: '1%' },
  outcome: { alignSelf: 'center', color: tokens.colorNeutralForeground3 },
  hidden: { color: tokens.colorNeutralForeground3 },
});

type Styles = ReturnType<typeof useStyles>;

function Rows({ rows, styles }: { rows: [string, ReactNode][]; styles: Styles }) {
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
              {name}
            </th>
            <td className={mergeClasses(styles.cell, styles.code)}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function envelopeRows({ envelope, to, cc }: SentMessage, styles: Styles): [string, ReactNode][] {
  const named = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()));
  return [
    [words.envelopeFrom, envelope.from],
    ...envelope.to.map((address): [string, ReactNode] => [
      words.envelopeTo,
      named.has(address.toLowerCase()) ? (
        address
      ) : (
        <>
          {address} <span className={styles.hidden}>{words.hiddenRecipient}</span>
        </>
      ),
    ]),
  ];
}

const TABS = ['gateway', 'text', 'envelope', 'headers', 'raw'] as const;
type TabName = (typeof TABS)[number];

function Content({ tab, message, styles }: { tab: TabName; message: SentMessage; styles: Styles }) {
  const { gateway } = message;
  if (tab === 'text') return <p className={styles.text}>{message.text}</p>;
  if (tab === 'envelope') return <Rows rows={envelopeRows(message, styles)} styles={styles} />;
  if (tab === 'headers') return <Rows rows={message.headers.map(({ name, value }) => [name, value])} styles={styles} />;
  if (tab === 'raw') return <pre className={styles.code}>{message.raw}</pre>;
  if (!gateway.ok) return <Text>{gateway.message}</Text>;
  return (
    <>
      <p>{words.gatewayOpened}</p>
      <pre className={styles.code} data-test="instructions">
        {JSON.stringify(gateway.instructions, null, 2)}
      </pre>
    </>
  );
}

/** In the place of a mail gateway, which learns this when recipients prove who they are. */
function Opened({ host, id }: { host: OutlookHost; id: string }) {
  const styles = useStyles();
  const [outcome, setOutcome] = useState('');
  const report = () =>
    void reportOpened(id, host.settings.tenant).then(setOutcome, () => setOutcome(outlook.server.notReported));
  return (
    <>
      <Button appearance="subtle" icon={<MailReadRegular />} title={words.openedHelp} onClick={report}>
        {words.opened}
      </Button>
      <Text role="status" className={styles.outcome}>
        {outcome}
      </Text>
    </>
  );
}

export function SentMessageView({ host, id }: { host: OutlookHost; id: string }) {
  const styles = useStyles();
  const message = useSentMessage(id);
  const [tab, setTab] = useState<TabName>('gateway');
  if (typeof message === 'string')
    return <Text className={styles.content}>{message === 'loading' ? words.loading : words.missing}</Text>;
  const start = (kind: FollowUpKind) => () => host.followUp(kind, message);
  return (
    <article className={styles.view}>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowReplyRegular />} onClick={start('reply')}>
          {outlook.reply}
        </Button>
        <Button appearance="subtle" icon={<ArrowReplyAllRegular />} onClick={start('replyAll')}>
          {outlook.replyAll}
        </Button>
        <Button appearance="subtle" icon={<ArrowForwardRegular />} onClick={start('forward')}>
          {outlook.forward}
        </Button>
        {message.gateway.ok && <Opened key={id} host={host} id={id} />}
      </div>
      <div className={styles.title}>
        <Text as="h2" size={500} weight="semibold" className={styles.subject}>
          {message.subject || outlook.noSubject}
        </Text>
        {message.secureMail && (
          <Badge appearance="tint" color="success" icon={<LockClosedRegular />}>
            {words.secure}
          </Badge>
        )}
      </div>
      <Text className={styles.people}>
        {[...message.to, ...message.cc].map(({ name, address }) => name || address).join('; ')}
      </Text>
      <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_, { value }) => setTab(value as TabName)}>
        {TABS.map((name) => (
          <Tab key={name} value={name}>
            {words[name]}
          </Tab>
        ))}
      </TabList>
      <div className={styles.content}>
        <Content tab={tab} message={message} styles={styles} />
      </div>
    </article>
  );
}
