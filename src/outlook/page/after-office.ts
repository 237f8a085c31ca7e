/** Right after Office.js, which is that of the web in every client: it reports what the client's own would. */
import { readHabits } from './habits';

interface OfficeInternals {
  HostName: { Host: { getInstance(): { getPlatform(): string } } };
}
declare const OfficeExt: OfficeInternals;

const habits = readHabits();
if (habits) {
  OfficeExt.HostName.Host.getInstance().getPlatform = () => habits.platform;
  if (!habits.requirements)
    void Office.onReady(() => {
      Object.defineProperty(Office.context, 'requirements', { value: undefined });
    });
}
