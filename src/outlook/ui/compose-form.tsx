/** The mail being written: commands, notifications, who it goes to, subject and text. */
import { Button, Link, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import { FIELDS } from '../host/draft-content';
import type { OutlookHost } from '../host/outlook-host';
import { BodyEditor } from './body-editor';
import { CommandBar } from './command-bar';
import { FromField } from './from-field';
import { NotificationBar } from './notification-bar';
import { RecipientField } from './recipient-field';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  message: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '6px 8px 6px 24px',
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
  busy: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
  text: { flexGrow: 1 },
  head: { padding: '8px 24px 0', flexShrink: 1, overflowY: 'auto', maxHeight: '50%' },
  subject: {
    width: '100%',
    boxSizing: 'border-box',
    border: 'none',
    outline: 'none',
    padding: '12px 0',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus': { borderBottomColor: tokens.colorCompoundBrandStroke },
    '::placeholder': { color: tokens.colorNeutralForeground4, fontWeight: tokens.fontWeightRegular },
  },
});

export function ComposeForm({ host, draft }: { host: OutlookHost; draft: Draft }) {
  const styles = useStyles();
  const { content } = useStore(draft.store);
  const { sending, manifest, manifestProblem, commandProblem, unreachable } = useStore(host.store);
  const busy = sending.phase === 'checking' || sending.phase === 'delivering';
  const problem = sending.phase === 'refused' ? sending.text : commandProblem;
  return (
    <form className={styles.form} aria-busy={busy} onSubmit={(event) => event.preventDefault()}>
      <CommandBar host={host} draft={draft} busy={busy} />
      {manifestProblem && (
        <div className={styles.message} role="alert">
          <Text className={styles.text}>
            {outlook.noAddIn} {manifestProblem}
          </Text>
        </div>
      )}
      {unreachable && (
        <div className={styles.message} role="alert">
          <Text className={styles.text}>
            {outlook.pane.unreachable} {outlook.pane.unreachableHelp}{' '}
            <Link href={unreachable} target="_blank" rel="noreferrer">
              {outlook.pane.openAddress}
            </Link>
          </Text>
        </div>
      )}
      {problem && (
        <div className={styles.message} role="alert">
          <Text className={styles.text}>{problem}</Text>
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={outlook.dismiss}
            onClick={() => host.dismissProblem()}
          />
        </div>
      )}
      {busy && (
        <div className={mergeClasses(styles.message, styles.busy)} role="status">
          <Spinner size="extra-tiny" />
          <Text>
            {sending.phase === 'checking'
              ? outlook.sending.checking(manifest?.displayName ?? '')
              : outlook.sending.delivering}
          </Text>
        </div>
      )}
      <NotificationBar host={host} draft={draft} />
      <div className={styles.head} inert={busy}>
        <FromField draft={draft} senders={host.senders} />
        {FIELDS.map((field) => (
          <RecipientField key={field} draft={draft} field={field} />
        ))}
        <input
          className={styles.subject}
          aria-label={outlook.subject}
          placeholder={outlook.addSubject}
          maxLength={255}
          value={content.subject}
          onChange={(event) => draft.change({ subject: event.target.value })}
        />
      </div>
      <BodyEditor draft={draft} disabled={busy} />
    </form>
  );
}
