/**
 * The four Outlooks that this window can be: what each has and does that another does not. The rest
 * of the host reads members of this table and never asks which client it is.
 *
 * Each member says why it is there, its source and how sure we are of it: H high, M medium, L low.
 * `#n` is an issue of OfficeDev/office-js; "sets" is Microsoft's page "Outlook JavaScript API
 * requirement sets". What happens only at times is no habit but a fault (`faults.ts`).
 */
export const CLIENT_NAMES = ['web', 'new', 'classic', 'mac'] as const;
export type ClientName = (typeof CLIENT_NAMES)[number];

export const HEADER_FAMILIES = ['web', 'mapi'] as const;
export type HeaderFamily = (typeof HEADER_FAMILIES)[number];

export interface Client {
  /** Newest requirement set `Mailbox` of this client with Exchange Online. Sets, H. */
  mailbox: string;
  /**
   * What Office.js reports as `Office.context.platform`. Microsoft's reference of `PlatformType`,
   * H.
   */
  platform: 'OfficeOnline' | 'PC' | 'Mac';
  /** Where headers of a draft are kept. A client sees those of its own family only. #2791, M. */
  headerFamily: HeaderFamily;
  /** A removed header leaves with the mail all the same. #2753 (reproduced by Microsoft), H. */
  removedHeaderReturns: boolean;
  /** A removed header can be set again, says Outlook, and is not kept. #6389, M. */
  removedHeaderStaysAway: boolean;
  /** `internetHeaders.getAsync` answers null where a draft has none of the names. #6416, M. */
  missingHeadersAreNull: boolean;
  /**
   * Launch events run in the manifest's script, without a page. Microsoft's "Runtimes in Office
   * Add-ins", H.
   */
  eventsInBareEngine: boolean;
  /** Milliseconds to which timers of pages without a view are rounded up. #4826, M. */
  hiddenTimerGrain: number;
  /** How many runtimes are started for one Send; the mail goes when the first says so. #6706, M. */
  runtimesAtSend: number;
  /** A second `completed` of the same event counts, too. #6656, M. */
  laterCompletionCounts: boolean;
  /** Launch events read the roaming settings of the time when Outlook started. #6728, M. */
  eventsHaveOldSettings: boolean;
  /**
   * A forward starts with the custom properties of its parent. Microsoft's "Get and set add-in
   * metadata", #2456, H.
   */
  forwardTakesProperties: boolean;
  /**
   * Without `errorMessage` the dialog at Send has no button of the add-in's, whatever `commandId`
   * says. #5233, M.
   */
  alertButtonNeedsPlainText: boolean;
  /** After the time-out of OnMessageSend a mail can be sent anyway under SoftBlock. #6637, M. */
  sendAnywayAfterTimeOut: boolean;
  /**
   * An add-in that cannot be reached blocks all mail, whatever its send mode. #6319, #6535, #6894,
   * H.
   */
  unreachableBlocks: boolean;
  /** An insight notification shows its button. #6432, H. */
  insightHasButton: boolean;
  /**
   * Pages of the add-in have the browser's `navigator.locks` and `BroadcastChannel`. Our own
   * reading of WKWebView, L.
   */
  locksAndChannels: boolean;
}

const WEB: Client = {
  mailbox: '1.16',
  platform: 'OfficeOnline',
  headerFamily: 'web',
  removedHeaderReturns: true,
  removedHeaderStaysAway: true,
  missingHeadersAreNull: false,
  eventsInBareEngine: false,
  hiddenTimerGrain: 1_000,
  runtimesAtSend: 2,
  laterCompletionCounts: false,
  eventsHaveOldSettings: false,
  forwardTakesProperties: false,
  alertButtonNeedsPlainText: false,
  sendAnywayAfterTimeOut: true,
  unreachableBlocks: false,
  insightHasButton: true,
  locksAndChannels: true,
};

/**
 * Runs the code of Outlook on the web, so it has all its habits. Microsoft's "New Outlook for
 * Windows: add-ins", H.
 */
const NEW: Client = WEB;

const CLASSIC: Client = {
  mailbox: '1.16',
  platform: 'PC',
  headerFamily: 'mapi',
  removedHeaderReturns: false,
  removedHeaderStaysAway: false,
  missingHeadersAreNull: true,
  eventsInBareEngine: true,
  hiddenTimerGrain: 0,
  runtimesAtSend: 1,
  laterCompletionCounts: true,
  eventsHaveOldSettings: true,
  forwardTakesProperties: true,
  alertButtonNeedsPlainText: true,
  sendAnywayAfterTimeOut: false,
  unreachableBlocks: false,
  insightHasButton: true,
  locksAndChannels: true,
};

const MAC: Client = {
  mailbox: '1.14',
  platform: 'Mac',
  headerFamily: 'mapi',
  removedHeaderReturns: false,
  removedHeaderStaysAway: false,
  missingHeadersAreNull: false,
  eventsInBareEngine: false,
  hiddenTimerGrain: 0,
  runtimesAtSend: 1,
  laterCompletionCounts: false,
  eventsHaveOldSettings: false,
  forwardTakesProperties: false,
  alertButtonNeedsPlainText: false,
  sendAnywayAfterTimeOut: false,
  unreachableBlocks: true,
  insightHasButton: false,
  locksAndChannels: false,
};

export const CLIENTS: Record<ClientName, Client> = { web: WEB, new: NEW, classic: CLASSIC, mac: MAC };
