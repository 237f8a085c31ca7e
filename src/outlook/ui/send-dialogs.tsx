/** What stands between Send and the mail: checking, taking longer than expected, and the add-in's answer. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';
import type { Alert } from '../host/smart-alert';
import { AlertText } from './alert-text';

const words = outlook.sending;

function alertBody(alert: Alert, addIn: string) {
  if (alert.markdown) return <AlertText markdown={alert.markdown} />;
  const text = alert.text ?? (alert.why === 'held-by-add-in' ? words.held(addIn) : words.why[alert.why](addIn));
  return <AlertText text={text} />;
}

export function SendDialogs({ host }: { host: OutlookHost }) {
  const { sending, manifest } = useStore(host.store);
  const addIn = manifest?.displayName ?? '';
  if (sending.phase === 'held') {
    const { alert } = sending;
    return (
      <Dialog open modalType="alert">
        <DialogSurface data-test="smart-alert">
          <DialogBody>
            <DialogTitle>{words.heldTitle(addIn)}</DialogTitle>
            <DialogContent>{alertBody(alert, addIn)}</DialogContent>
            <DialogActions>
              {alert.button && (
                <Button appearance="primary" onClick={() => host.takeAction()}>
                  {alert.button.label ?? words.takeAction}
                </Button>
              )}
              {alert.sendAnyway && <Button onClick={() => host.sendAnyway()}>{words.sendAnyway}</Button>}
              <Button appearance={alert.button ? 'secondary' : 'primary'} onClick={() => host.dontSend()}>
                {words.dontSend}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    );
  }
  if (sending.phase === 'checking' && sending.slow)
    return (
      <Dialog open modalType="alert">
        <DialogSurface data-test="slow-notice">
          <DialogBody>
            <DialogTitle>{words.slowTitle(addIn)}</DialogTitle>
            <DialogContent>
              <p>{words.slow}</p>
              <Spinner size="tiny" />
            </DialogContent>
            <DialogActions>
              {sending.sendAnyway && <Button onClick={() => host.sendAnyway()}>{words.sendAnyway}</Button>}
              <Button appearance="primary" onClick={() => host.dontSend()}>
                {words.dontSend}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    );
  return null;
}
