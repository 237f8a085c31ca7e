/** Right after Office.js, which is that of the web in every client: it reports what the client's own would. */
import { readHabits } from './habits';

interface OfficeInternals {
  HostName: { Host: { getInstance(): { getPlatform(): string } } };
}
declare const OfficeExt: OfficeInternals;

const habits = readHabits();
if (habits) {
  OfficeExt.HostName.Host.getInstance().getPlatform = () => habits.platform;
  // Office.js makes its members once it has heard from Outlook, and nobody can change them after that
  const define = Object.defineProperty.bind(Object);
  if (!habits.requirements)
    Object.defineProperty = (owner, name, descriptor) =>
      define(owner, name, name === 'requirements' ? { value: undefined } : descriptor);
}
