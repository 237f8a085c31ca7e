/** Throws the draft away, after a question where something would be missed. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import type { OutlookHost } from '../host/outlook-host';

const words = outlook.discardDraft;

export function DiscardButton({ host, draft, disabled }: { host: OutlookHost; draft: Draft; disabled: boolean }) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        title={outlook.discard}
        aria-label={outlook.discard}
        disabled={disabled}
        onClick={() => (draft.isEmpty ? host.discardDraft() : setAsks(true))}
      />
      <Dialog open={asks} onOpenChange={(_, { open }) => setAsks(open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{words.title}</DialogTitle>
            <DialogContent>{words.text}</DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={() => host.discardDraft()}>
                {words.confirm}
              </Button>
              <Button onClick={() => setAsks(false)}>{words.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
