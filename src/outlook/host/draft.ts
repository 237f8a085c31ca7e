/** One mail being written, as Outlook keeps it: what the add-in's calls read and change, with Outlook's limits. */
import { createStore } from 'zustand/vanilla';
import type { Person } from './address-parsing';
import { CLIENTS, type Client } from './clients';
import { FIELDS, type Field, sameName } from './draft-content';
import type { ComposeType, DraftContent, DraftHeader } from './draft-content';
import { CODES, LIMITS, OutlookError, limitsOf } from './limits';

export type NotificationType = 'informationalMessage' | 'progressIndicator' | 'errorMessage' | 'insightMessage';

export interface ShownNotification {
  key: string;
  type: NotificationType;
  message: string;
  icon?: string;
  persistent?: boolean;
  action?: { label: string; commandId: string; contextData: string };
}

/** `content` survives saving; the rest is gone when the draft is closed. */
export interface DraftState {
  content: DraftContent;
  unresolved: Record<Field, string>;
  sessionData: Record<string, string>;
  notifications: ShownNotification[];
  clientSignature: boolean;
  /**
   * The add-in wrote headers or properties: that alone makes it worth keeping for Outlook
   * (office-js issue 1940, H).
   */
  written: boolean;
}

export type ChangedFields = Record<Field, boolean>;

/** The Outlook that a draft is open in. */
export interface OpenIn {
  client: Pick<Client, 'headerFamily' | 'removedHeaderStaysAway'>;
  mailbox: string;
}

export class Draft {
  readonly store;
  constructor(
    content: DraftContent,
    private readonly openIn: OpenIn = { client: CLIENTS.web, mailbox: CLIENTS.web.mailbox },
  ) {
    this.store = createStore<DraftState>(() => ({
      content,
      unresolved: { to: '', cc: '', bcc: '' },
      sessionData: {},
      notifications: [],
      clientSignature: true,
      written: false,
    }));
  }

  get state(): DraftState {
    return this.store.getState();
  }
  get content(): DraftContent {
    return this.state.content;
  }
  get id(): string {
    return this.content.id;
  }
  get composeType(): ComposeType {
    return this.content.composeType;
  }

  change(part: Partial<DraftContent>): void {
    this.store.setState((state) => ({ content: { ...state.content, ...part } }));
  }

  /** Calls back with the fields whose recipients changed. Returns the way to stop. */
  onRecipientsChanged(listener: (changed: ChangedFields) => void): () => void {
    return this.store.subscribe((now, before) => {
      const changed = Object.fromEntries(
        FIELDS.map((field) => [field, now.content[field] !== before.content[field]]),
      ) as ChangedFields;
      if (FIELDS.some((field) => changed[field])) listener(changed);
    });
  }

  /** Calls back when another address is in From. Returns the way to stop. */
  onFromChanged(listener: () => void): () => void {
    return this.store.subscribe((now, before) => {
      if (now.content.from.address !== before.content.from.address) listener();
    });
  }

  /** Calls back when the mail has another sensitivity label. Returns the way to stop. */
  onLabelChanged(listener: () => void): () => void {
    return this.store.subscribe((now, before) => {
      if (now.content.label !== before.content.label) listener();
    });
  }

  /** @throws OutlookError 9012 over 100 a call, or over what a field takes (`limitsOf`) */
  setRecipients(field: Field, people: Person[], { add }: { add: boolean }): void {
    if (people.length > LIMITS.recipientsPerCall)
      throw new OutlookError(CODES.tooManyRecipients, `${people.length} recipients in one call`);
    this.putRecipients(field, add ? [...this.content[field], ...people] : people);
  }

  get recipientsPerField(): number {
    return limitsOf(this.openIn.mailbox).recipientsPerField;
  }

  /** What a person does in the field: no limit on the call, the same limit on the field. */
  putRecipients(field: Field, people: Person[]): void {
    if (people.length > this.recipientsPerField)
      throw new OutlookError(CODES.tooManyRecipients, `${people.length} recipients in one field`);
    this.change({ [field]: people });
  }

  setUnresolved(field: Field, text: string): void {
    this.store.setState((state) => ({ unresolved: { ...state.unresolved, [field]: text } }));
  }

  /** @throws OutlookError when the stored JSON is too long. */
  setCustomProperties(properties: Record<string, unknown>): void {
    const length = JSON.stringify(properties).length;
    if (length > LIMITS.customProperties)
      throw new OutlookError(CODES.settingsError, `custom properties take ${length} characters`);
    this.change({ customProperties: structuredClone(properties) });
    this.store.setState({ written: true });
  }

  /** A header of this client's, and not of the other family's. */
  private isOurs(header: DraftHeader, name: string): boolean {
    return header.family === this.openIn.client.headerFamily && sameName(header.name, name);
  }

  /**
   * Header names compare without case. What Outlook does with CR, LF or non-ASCII is documented nowhere; here it is an error.
   * @throws OutlookError 9031
   */
  setHeaders(pairs: Record<string, unknown>): void {
    const { headerFamily: family, removedHeaderStaysAway } = this.openIn.client;
    const headers = [...this.content.headers];
    for (const [name, value] of Object.entries(pairs)) {
      if (!/^[!-9;-~]+$/.test(name)) throw new OutlookError(CODES.invalidParameter, 'a header name that is not one');
      if (typeof value !== 'string' || !/^[ -~]*$/.test(value))
        throw new OutlookError(CODES.invalidParameter, `${name} holds characters that cannot stand in a header`);
      if (name.length + value.length > LIMITS.header)
        throw new OutlookError(CODES.invalidParameter, `${name} and its value take over ${LIMITS.header} characters`);
      if (removedHeaderStaysAway && this.content.removedHeaders.some((header) => this.isOurs(header, name))) continue;
      const at = headers.findIndex((header) => this.isOurs(header, name));
      headers.splice(at < 0 ? headers.length : at, at < 0 ? 0 : 1, { name, value, family });
    }
    const total = headers.reduce((sum, header) => sum + header.name.length + header.value.length + 4, 0);
    if (total > LIMITS.allHeaders)
      throw new OutlookError(CODES.invalidParameter, `all headers take ${total} characters`);
    this.change({ headers });
    this.store.setState({ written: true });
  }

  getHeaders(names: string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of names) {
      const header = this.content.headers.find((each) => this.isOurs(each, name));
      if (header) found[name] = header.value;
    }
    return found;
  }

  removeHeaders(names: string[]): void {
    const { headers, removedHeaders } = this.content;
    const gone = headers.filter((header) => names.some((name) => this.isOurs(header, name)));
    this.change({
      headers: headers.filter((header) => !gone.includes(header)),
      removedHeaders: [...removedHeaders, ...gone],
    });
    this.store.setState({ written: true });
  }

  addNotification(notification: ShownNotification): void {
    const { notifications } = this.state;
    if (notifications.some(({ key }) => key === notification.key))
      throw new OutlookError(CODES.duplicateNotificationKey, notification.key);
    if (notifications.length >= LIMITS.notifications)
      throw new OutlookError(CODES.tooManyNotifications, `${LIMITS.notifications} stand already`);
    checkNotification(notification);
    if (notification.type === 'insightMessage' && notifications.some(({ type }) => type === 'insightMessage'))
      throw new OutlookError(CODES.tooManyNotifications, 'one insight message at a time');
    this.store.setState({ notifications: [...notifications, notification] });
  }

  replaceNotification(notification: ShownNotification): void {
    const { notifications } = this.state;
    if (!notifications.some(({ key }) => key === notification.key))
      throw new OutlookError(CODES.notificationKeyNotFound, notification.key);
    checkNotification(notification);
    this.store.setState({
      notifications: notifications.map((old) => (old.key === notification.key ? notification : old)),
    });
  }

  removeNotification(key: string): void {
    const { notifications } = this.state;
    if (!notifications.some((each) => each.key === key)) throw new OutlookError(CODES.notificationKeyNotFound, key);
    this.store.setState({ notifications: notifications.filter((each) => each.key !== key) });
  }

  setSessionData(sessionData: Record<string, string>): void {
    const length = JSON.stringify(sessionData).length;
    if (length > limitsOf(this.openIn.mailbox).sessionData)
      throw new OutlookError(CODES.sessionDataTooLong, `${length} characters`);
    this.store.setState({ sessionData });
  }

  /** Gives the item an id when it has none. */
  markSaved(): string {
    const itemId = this.content.itemId ?? `AAMk${crypto.randomUUID().replaceAll('-', '')}`;
    this.change({ itemId, savedAt: new Date().toISOString() });
    return itemId;
  }

  /** Nothing that would be missed when it is thrown away. */
  get isEmpty(): boolean {
    const { to, cc, bcc, subject, body, itemId } = this.content;
    return !itemId && !this.state.written && to.length + cc.length + bcc.length === 0 && subject === '' && body === '';
  }
}

function checkNotification({ key, message }: ShownNotification): void {
  if (key.length > LIMITS.notificationKey) throw new OutlookError(CODES.invalidParameter, 'notification key too long');
  if (message.length > LIMITS.notificationText) throw new OutlookError(CODES.invalidParameter, 'notification too long');
}
