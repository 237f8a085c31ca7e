/**
 * The notification above the draft, and the dialog at Send. In the launch-event script, so plain strings and few of them;
 * `#` stands where names or a count come. Outlook's limits: 500 characters for the dialog, 20 for its button, 150 for the notification.
 */

export const notice = {
  /** Of the button that opens the pane. */
  open: 'Recipient verification',
  on: 'Secure mail is on.',
  failed: 'This mail could not be secured, so it is held. Open Recipient verification to see why.',
  missing: {
    one: 'Secure mail is on. Open Recipient verification: 1 person needs a method before you can send.',
    other: 'Secure mail is on. Open Recipient verification: # people need a method before you can send.',
  },
};

export const gate = {
  button: 'Choose method',
  /** Between the last two names. */
  and: ' and ',
  /** After three names. */
  more: ' and # more',
  held: {
    /** Also for people at whom nobody has looked yet: the pane may then have chosen. */
    missing: 'Secure mail is on. Open Recipient verification and choose how # can prove who they are, then send again.',
    'no-address': 'Outlook has no email address for #. Remove them or open their group, then send again.',
    'not-sealed':
      'Secure mail is on, but your choices are not on this mail yet. Open Recipient verification, then send again.',
    failed:
      'This mail could not be secured, so it was not sent. Open Recipient verification to see why, or switch secure mail off to send it as normal mail.',
    unclear:
      'This Outlook does not see whether secure mail is on, as in a mail that was begun in another one. Open Recipient verification, check the choices, then send again.',
    unreadable: 'This mail could not be checked, so it was not sent. Send again, or reopen the draft first.',
  },
};

export type NoticeWords = typeof notice;
export type GateWords = typeof gate;
