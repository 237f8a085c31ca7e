/**
 * What this Outlook can do, asked here and nowhere else. Two answers must agree: its requirement set, as
 * Office.js on the web has the members of later sets all the same and calling them fails; and the member
 * itself, as a client may report a set and lack it. Some classic Outlooks have no `requirements` at all
 * (office-js issues 2286, 5091): there the member alone decides, and what has none counts as not there.
 */
import { currentItem } from './current-item';

const eventType = (name: string): unknown => (Office.EventType as unknown as Record<string, unknown>)[name];
const mailboxEvent = (name: string) => [Office.context.mailbox.addHandlerAsync, eventType(name)].every(Boolean);

type Needs = [version: string, member?: () => unknown];

/** The set `Mailbox` from which each is there, and the members that do it. */
const CAPABILITIES = {
  /** From can be read. Before that a mail has the mailbox's own sender. */
  from: ['1.7', () => currentItem().from && currentItem().from.getAsync],
  /** Without them secure mail cannot be sent from here. */
  headers: ['1.8', () => currentItem().internetHeaders && currentItem().internetHeaders.setAsync],
  /** A client may have the object and not its members (office-js issues 4154, 4169). */
  sessionData: ['1.11', () => currentItem().sessionData && currentItem().sessionData.setAsync],
  /** A notification with a button: no member of its own. */
  notificationAction: ['1.10'],
  /** Needs Microsoft 365 E5 besides, which the catalog of labels tells. */
  sensitivityLabel: ['1.13', () => currentItem().sensitivityLabel && Office.context.sensitivityLabelsCatalog],
  /** A mail that is held may be sent all the same, if the person says so: a property of the answer. */
  sendAnyway: ['1.14'],
} satisfies Record<string, Needs>;

/** What only pane and commands page ask for: apart, as the launch-event script has little room. */
const OF_THE_PANE = {
  followItem: ['1.5', () => mailboxEvent('ItemChanged')],
  followRecipients: ['1.7', () => [currentItem().addHandlerAsync, eventType('RecipientsChanged')].every(Boolean)],
  /** Whether a mail is new, a reply or a forward. */
  composeType: ['1.10', () => currentItem().getComposeTypeAsync],
  /** Why it was opened. */
  openerContext: ['1.8', () => currentItem().getInitializationContextAsync],
  /** That an open pane was asked for again, for somebody else. */
  followOpener: [
    '1.15',
    () => [currentItem().addHandlerAsync, eventType('InitializationContextChanged')].every(Boolean),
  ],
  followLabel: ['1.13', () => [currentItem().addHandlerAsync, eventType('SensitivityLabelChanged')].every(Boolean)],
  followTheme: ['1.14', () => mailboxEvent('OfficeThemeChanged')],
} satisfies Record<string, Needs>;

export type Capability = keyof typeof CAPABILITIES;
export type PaneCapability = keyof typeof OF_THE_PANE;

/** @throws OfficeError `no-item` where it is asked of the draft and none is shown */
export const can = (what: Capability): boolean => has(CAPABILITIES[what] as Needs);

/** @throws OfficeError, as `can` */
export const paneCan = (what: PaneCapability): boolean => has(OF_THE_PANE[what] as Needs);

const has = ([version, member]: Needs): boolean =>
  reports('Mailbox', version, member !== undefined) && (!member || Boolean(member()));

/** @param unknown the answer where Outlook reports no sets */
function reports(set: string, version: string, unknown: boolean): boolean {
  const { requirements } = Office.context as { requirements?: Office.RequirementSetSupport };
  return requirements ? requirements.isSetSupported(set, version) : unknown;
}

/** Signing in by way of Outlook. The set may not stand in the manifest, so it is asked for here. */
export const hasNestedAppAuth = (): boolean => reports('NestedAppAuth', '1.1', false);
