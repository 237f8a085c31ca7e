/** Notifications of the ribbon and the dialog at Send. In the launch-event bundle: keep it small. */

/** Outlook: 500 characters for the dialog, 20 for its button, 150 for a notification. */
type Held = { why: 'missing'; names: string[] } | { why: 'changed' | 'not-sealed' | 'unreadable' | 'unclear' };

const NAMED = 3;
const short = (name: string) => (name.length > 60 ? `${name.slice(0, 59)}…` : name);

function people(names: string[]): string {
  const named = names.slice(0, NAMED).map(short);
  const more = names.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  const last = named.pop()!;
  return named.length ? `${named.join(', ')} and ${last}` : last;
}

export const gateTexts = {
  button: 'Choose method',
  held: (reason: Held): string => {
    switch (reason.why) {
      case 'missing':
        return `Secure mail is on. Choose how ${people(reason.names)} can prove who they are, then send again.`;
      case 'changed':
        return 'Secure mail is on, and the recipients have changed. Open Recipient verification, then send again.';
      case 'not-sealed':
        return 'Secure mail is on, but your choices are not on this mail yet. Open Recipient verification, then send again.';
      case 'unclear':
        return 'Outlook has lost track of whether secure mail is on. Open Recipient verification, switch it on or off, then send again.';
      case 'unreadable':
        return 'Secure mail could not check this mail in time, so it was not sent. Send it again. If that fails too, close this draft and open it again.';
    }
  },
};

export const notificationTexts = {
  open: 'Recipient verification',
  on: 'Secure mail is on.',
  onAndMissing: (count: number) =>
    count === 1
      ? 'Secure mail is on. 1 person needs a method before you can send.'
      : `Secure mail is on. ${count} people need a method before you can send.`,
};
