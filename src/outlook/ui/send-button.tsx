/** Send, and beside it when else. */
import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, SplitButton } from '@fluentui/react-components';
import { CalendarClockRegular, SendFilled } from '@fluentui/react-icons';
import { useState } from 'react';
import { outlook } from '../../locales/en/outlook';
import type { OutlookHost } from '../host/outlook-host';
import { ScheduleDialog } from './schedule-dialog';

export function SendButton({ host, disabled }: { host: OutlookHost; disabled: boolean }) {
  const [schedules, setSchedules] = useState(false);
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          {(trigger) => (
            <SplitButton
              appearance="primary"
              icon={<SendFilled />}
              disabled={disabled}
              primaryActionButton={{ onClick: () => host.send() }}
              menuButton={{ ...trigger, 'aria-label': outlook.schedule.more, title: outlook.schedule.more }}
            >
              {outlook.send}
            </SplitButton>
          )}
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<CalendarClockRegular />} onClick={() => setSchedules(true)}>
              {outlook.schedule.title}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {schedules && <ScheduleDialog onSend={(sendAt) => host.send(sendAt)} onClose={() => setSchedules(false)} />}
    </>
  );
}
