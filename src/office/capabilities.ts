/**
 * What this Outlook can do, asked here and nowhere else. Two answers must agree: its requirement set, as Office.js on the web
 * has the members of later sets all the same and calling them fails; and the member itself, as a client may report a set and
 * lack it.
 */
import { currentItem } from './current-item';

const mailboxEvent = (name: string) => [Office.context.mailbox.addHandlerAsync, eventType(name)];
const eventType = (name: string): unknown => (Office.EventType as unknown as Record<string, unknown>)[name];

/** The set `Mailbox` from which each is there, and the members that do it. */
const CAPABILITIES = {
  /** From can be read. Before that a mail has the mailbox's own sender. */
  from: ['1.7', () => [currentItem().from?.getAsync]],
  followRecipients: ['1.7', () => [currentItem().addHandlerAsync, eventType('RecipientsChanged')]],
  followItem: ['1.5', () => mailboxEvent('ItemChanged')],
  followTheme: ['1.14', () => mailboxEvent('OfficeThemeChanged')],
  /** Without them secure mail cannot be sent from here. */
  headers: ['1.8', () => [currentItem().internetHeaders?.setAsync]],
  /** Why the pane was opened. */
  openerContext: ['1.8', () => [currentItem().getInitializationContextAsync]],
  itemId: ['1.8', () => [currentItem().getItemIdAsync]],
  /** A notification with a button: no member of its own. */
  notificationAction: ['1.10', () => [currentItem().notificationMessages?.replaceAsync]],
} satisfies Record<string, [version: string, members: () => unknown[]]>;

export type Capability = keyof typeof CAPABILITIES;

/** @throws OfficeError `no-item` where it is asked of the draft and none is shown */
export function can(what: Capability): boolean {
  const [version, members] = CAPABILITIES[what];
  return Office.context.requirements.isSetSupported('Mailbox', version) && members().every(Boolean);
}
