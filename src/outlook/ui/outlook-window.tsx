/** The whole window: the list of drafts and sent mail, what is open, and the pane. */
import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { OutlookHost } from '../host/outlook-host';
import { ComposeForm } from './compose-form';
import { FolderList } from './folder-list';
import { NothingOpen } from './nothing-open';
import { Pane } from './pane';
import { ScheduledMailView } from './scheduled-mail-view';
import { SendDialogs } from './send-dialogs';
import { SentMessageView } from './sent-message-view';
import { usePageStyles, useWindowStyles } from './styles';
import { TopBar } from './top-bar';

/** The theme that is asked for: the setting, or the machine's. */
function useSystemTheme(host: OutlookHost): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const { theme } = host.settings;
    const follow = (): void => host.setTheme(theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme);
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [host]);
}

export function OutlookWindow({ host }: { host: OutlookHost }) {
  usePageStyles();
  const styles = useWindowStyles();
  const { theme, view, draft, pane, deliveries } = useStore(host.store);
  const [foldersOpen, setFoldersOpen] = useState(false);
  useSystemTheme(host);
  return (
    <FluentProvider theme={theme === 'dark' ? webDarkTheme : webLightTheme}>
      <div className={styles.window}>
        <TopBar host={host} theme={theme} onToggleFolders={() => setFoldersOpen(!foldersOpen)} />
        <div className={styles.columns}>
          {host.settings.window === 'whole' && (
            <FolderList host={host} deliveries={deliveries} open={foldersOpen} onClose={() => setFoldersOpen(false)} />
          )}
          <main className={styles.reading}>
            {view.kind === 'compose' && draft && <ComposeForm key={draft.id} host={host} draft={draft} />}
            {view.kind === 'sent' && <SentMessageView key={view.id} host={host} id={view.id} />}
            {view.kind === 'scheduled' && <ScheduledMailView key={view.id} host={host} id={view.id} />}
            {view.kind === 'nothing' && <NothingOpen host={host} />}
          </main>
          {pane && <Pane key={pane.key} host={host} pane={pane} />}
        </div>
      </div>
      <SendDialogs host={host} />
    </FluentProvider>
  );
}
