/** When a mail is to leave. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { outlook } from '../../locales/en/outlook';

const words = outlook.schedule;
const useStyles = makeStyles({
  surface: { maxWidth: '400px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', alignItems: 'stretch' },
  quick: { alignSelf: 'flex-start' },
});

/** As the input has it: the local time, without a zone. */
function localTime(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function tomorrowMorning(): string {
  const date = new Date();
  date.setDate(date.getDate() + 1);
  date.setHours(8, 0, 0, 0);
  return localTime(date);
}

export function ScheduleDialog({ onSend, onClose }: { onSend: (sendAt: string) => void; onClose: () => void }) {
  const styles = useStyles();
  const [when, setWhen] = useState(tomorrowMorning);
  const [problem, setProblem] = useState('');
  const send = () => {
    const date = new Date(when);
    if (!(date > new Date())) return setProblem(words.past); // also where it is no time at all
    onClose();
    onSend(date.toISOString());
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Button className={styles.quick} onClick={() => setWhen(tomorrowMorning())}>
              {words.tomorrow}
            </Button>
            <Field label={words.when} {...(problem && { validationMessage: problem })}>
              <Input
                type="datetime-local"
                min={localTime(new Date())}
                value={when}
                onChange={(_, { value }) => {
                  setWhen(value);
                  setProblem('');
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={send}>
              {words.send}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
