/** The ribbon in one line: Send, what Outlook has itself, and the add-in's buttons from the manifest. */
import { Button, Image, Spinner, Text, Toolbar, ToolbarDivider, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular, SaveRegular } from '@fluentui/react-icons';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import type { RibbonButton } from '../host/manifest';
import type { OutlookHost } from '../host/outlook-host';
import { DiscardButton } from './discard-button';
import { SendButton } from './send-button';
import { SensitivityMenu } from './sensitivity-menu';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    padding: '8px 16px 8px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  spring: { flexGrow: 1 },
  saved: { color: tokens.colorNeutralForeground3, alignSelf: 'center' },
});

function icon({ icons }: RibbonButton) {
  // twice the size at which it is shown, for dense screens
  const sizes = Object.keys(icons).map(Number);
  const size = sizes.filter((each) => each >= 32).sort((one, other) => one - other)[0] ?? Math.max(...sizes);
  return <Image src={icons[size]} width={20} height={20} alt="" />;
}

function AddInButton(props: { host: OutlookHost; button: RibbonButton; running: boolean; disabled: boolean }) {
  const { host, button, running, disabled } = props;
  const pressed = useStore(host.store, ({ pane }) => pane?.commandId === button.id);
  return (
    <Button
      appearance={pressed ? 'outline' : 'subtle'}
      icon={running ? <Spinner size="extra-tiny" /> : icon(button)}
      title={button.tip}
      aria-busy={running}
      disabled={disabled}
      data-command={button.id}
      onClick={() => void host.clickButton(button.id)}
    >
      {button.label}
    </Button>
  );
}

export function CommandBar({ host, draft, busy }: { host: OutlookHost; draft: Draft; busy: boolean }) {
  const styles = useStyles();
  const { manifest, running } = useStore(host.store);
  const savedAt = useStore(draft.store, ({ content }) => content.savedAt);
  return (
    <Toolbar className={styles.bar} aria-label={outlook.ribbon}>
      <SendButton host={host} disabled={busy} />
      <Button
        appearance="subtle"
        icon={<SaveRegular />}
        title={outlook.saveDraft}
        aria-label={outlook.saveDraft}
        disabled={busy}
        onClick={() => host.saveDraft()}
      />
      <DiscardButton host={host} draft={draft} disabled={busy} />
      {host.settings.window === 'whole' && (
        <Button
          appearance="subtle"
          icon={<OpenRegular />}
          title={outlook.popOut}
          aria-label={outlook.popOut}
          disabled={busy}
          onClick={() => host.popOut()}
        />
      )}
      {host.settings.labels === 'on' && <SensitivityMenu draft={draft} disabled={busy} />}
      {manifest && manifest.buttons.length > 0 && <ToolbarDivider />}
      {manifest?.buttons.map((button) => (
        <AddInButton
          key={button.id}
          host={host}
          button={button}
          running={running.includes(button.id)}
          disabled={busy}
        />
      ))}
      <span className={styles.spring} />
      <Text size={200} className={styles.saved}>
        {savedAt ? outlook.saved(new Date(savedAt).toLocaleTimeString(undefined, { timeStyle: 'short' })) : ''}
      </Text>
    </Toolbar>
  );
}
