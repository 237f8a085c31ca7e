/** The pane at the right: title, pin, close, and the add-in's page. */
import { Button, Link, Spinner, Text, ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular, PinOffRegular, PinRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { outlook } from '../../locales/en/outlook';
import type { PaneState } from '../host/host-state';
import type { OutlookHost } from '../host/outlook-host';
import { usePaneExit, usePaneKey } from './use-pane-focus';

const words = outlook.pane;

const useStyles = makeStyles({
  pane: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
    maxWidth: '60vw',
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '2px',
    padding: '8px 8px 8px 16px',
    minHeight: '32px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  page: {
    flexGrow: 1,
    minHeight: 0,
    position: 'relative',
    '& iframe': { width: '100%', height: '100%', border: 'none' },
  },
  over: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: '12px',
    padding: '24px',
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export function Pane({ host, pane }: { host: OutlookHost; pane: PaneState }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const exit = usePaneExit();
  useEffect(() => (place.current ? host.mountPane(place.current, exit) : undefined), [host, exit]);
  usePaneKey(host);
  return (
    <aside className={styles.pane} style={{ width: host.settings.paneWidth }} aria-label={pane.title}>
      <div className={styles.bar}>
        <Text as="h2" weight="semibold" className={styles.title}>
          {pane.title}
        </Text>
        {pane.pinnable && (
          <ToggleButton
            appearance="subtle"
            size="small"
            checked={pane.pinned}
            icon={pane.pinned ? <PinOffRegular /> : <PinRegular />}
            aria-label={words.pin}
            title={pane.pinned ? words.unpin : words.pin}
            onClick={() => host.pinPane(!pane.pinned)}
          />
        )}
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={words.close}
          onClick={() => host.closePane()}
        />
      </div>
      <div className={styles.page} ref={place}>
        {pane.status === 'loading' && (
          <div className={styles.over}>
            <Spinner size="small" label={words.loading} />
          </div>
        )}
        {pane.status === 'unreachable' && (
          <div className={styles.over} role="alert">
            <Text weight="semibold">{words.unreachable}</Text>
            <Text>{words.unreachableHelp}</Text>
            <Link href={pane.url} target="_blank" rel="noreferrer">
              {words.openAddress}
            </Link>
          </div>
        )}
      </div>
    </aside>
  );
}
