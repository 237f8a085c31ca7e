/** Right after Office.js, which is that of the web in every client: it reports and has what the client's own would. */
import { readHabits } from './habits';
import { addNewerMembers } from './newer-members';

interface OfficeInternals {
  HostName: { Host: { getInstance(): { getPlatform(): string } } };
}
declare const OfficeExt: OfficeInternals;

const habits = readHabits();
if (habits) {
  OfficeExt.HostName.Host.getInstance().getPlatform = () => habits.platform;
  addNewerMembers(habits);
}
