/**
 * `Office` as classic Outlook's engine of launch events has it: the members that Microsoft
 * documents for message compose there, answered by the window as those of Office.js are. It runs on
 * ES2016, so it uses nothing newer itself.
 */
import { NEWER_CALLS } from '../newer';
import type { EngineStart } from './messages';

type Reply = Record<string, unknown>;
type Done = (result: object) => void;
/** One call to Outlook by its number. */
export type CallOutlook = (dispatchId: number, parameters: unknown, answered: (reply: Reply) => void) => void;
export type EventFunction = (event: object) => void;

/** The same numbers as in Office.js's messages. */
const RECIPIENT_TYPES = ['other', 'distributionList', 'user', 'externalUser'];
const NOTIFICATION_TYPES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];
const COERCION_TYPES: Record<string, number> = { text: 0, html: 3 };

interface Person {
  address: string;
  name: string;
  recipientType: number;
}
const toDetails = ({ address, name, recipientType }: Person) => ({
  emailAddress: address,
  displayName: name,
  recipientType: RECIPIENT_TYPES[recipientType],
});

/** Whether a version is at least another: `1.10` is above `1.9`. */
function isAtLeast(had: string, wanted: string): boolean {
  const [major = 0, minor = 0] = had.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

export function createOffice(start: EngineStart, call: CallOutlook, functions: Map<string, EventFunction>): object {
  /**
   * As Office.js takes its arguments: what the call needs, perhaps options, perhaps a callback at
   * the end.
   */
  function ask(dispatchId: number, parameters: unknown, rest: unknown[], read: (reply: Reply) => unknown): void {
    const done = rest.filter((each) => typeof each === 'function')[0] as Done | undefined;
    const options = rest.filter((each) => typeof each === 'object' && each !== null)[0] as
      { asyncContext?: unknown } | undefined;
    const asyncContext = options && options.asyncContext;
    call(dispatchId, parameters, (reply) => {
      if (!done) return;
      const failed = reply['error'] === true || reply['wasSuccessful'] === false;
      const code = reply['errorCode'];
      done(
        failed
          ? { status: 'failed', error: { code, name: `Error ${String(code)}`, message: '' }, asyncContext }
          : { status: 'succeeded', value: read(reply), asyncContext },
      );
    });
  }
  const data = (reply: Reply): unknown => reply['data'];
  /** A call without parameters, and one with. */
  const plain =
    (dispatchId: number) =>
    (...rest: unknown[]) =>
      ask(dispatchId, undefined, rest, data);
  const taking =
    (dispatchId: number, parameters: (value: never) => unknown) =>
    (value: unknown, ...rest: unknown[]) =>
      ask(dispatchId, parameters(value as never), rest, data);

  function recipients(recipientField: number) {
    const change = (dispatchId: number) =>
      taking(dispatchId, (people: (string | { emailAddress: string; displayName: string })[]) => ({
        recipientField,
        recipientArray: people.map((each) =>
          typeof each === 'string'
            ? { address: each, name: each }
            : { address: each.emailAddress, name: each.displayName },
        ),
      }));
    return {
      getAsync: (...rest: unknown[]) =>
        ask(15, { recipientField }, rest, (reply) => (reply['data'] as Person[]).map(toDetails)),
      setAsync: change(21),
      addAsync: change(22),
    };
  }

  function customProperties(text: string) {
    const copy = JSON.parse(text) as Record<string, unknown>;
    return {
      get: (name: string) => copy[name],
      getAll: () => Object.assign({}, copy),
      set: (name: string, value: unknown) => void (copy[name] = value),
      remove: (name: string) => void delete copy[name],
      saveAsync: (...rest: unknown[]) => ask(4, { customProperties: copy }, rest, data),
    };
  }

  const settings = Object.assign({}, start.roamingSettings);
  const roamingSettings = {
    get: (name: string): unknown => (settings[name] === undefined ? undefined : JSON.parse(settings[name])),
    set: (name: string, value: unknown) => void (settings[name] = JSON.stringify(value)),
    remove: (name: string) => void delete settings[name],
    saveAsync: (...rest: unknown[]) => ask(404, [settings], rest, data),
  };

  const notification =
    (dispatchId: number) =>
    (key: string, details: Reply, ...rest: unknown[]) =>
      ask(
        dispatchId,
        Object.assign({}, details, { key, type: NOTIFICATION_TYPES.indexOf(details['type'] as string) }),
        rest,
        data,
      );

  const item = {
    itemType: 'message',
    to: recipients(0),
    cc: recipients(1),
    bcc: recipients(2),
    from: {
      getAsync: (...rest: unknown[]) => ask(107, undefined, rest, (reply) => toDetails(reply['data'] as Person)),
    },
    subject: { getAsync: plain(18), setAsync: taking(17, (subject) => ({ subject })) },
    body: {
      getAsync: taking(37, (type: string) => ({ coercionType: COERCION_TYPES[type] })),
      setAsync: taking(38, (text) => ({ data: text, coercionType: COERCION_TYPES['html'] })),
    },
    internetHeaders: {
      getAsync: taking(151, (internetHeaderKeys) => ({ internetHeaderKeys })),
      setAsync: taking(152, (internetHeaderNameValuePairs) => ({ internetHeaderNameValuePairs })),
      removeAsync: taking(153, (internetHeaderKeys) => ({ internetHeaderKeys })),
    },
    loadCustomPropertiesAsync: (...rest: unknown[]) =>
      ask(3, undefined, rest, (reply) => customProperties(reply['customProperties'] as string)),
    sessionData: {
      setAsync: (name: string, value: string, ...rest: unknown[]) => ask(185, { name, value }, rest, data),
      getAsync: taking(186, (name) => ({ name })),
      getAllAsync: plain(187),
      clearAsync: plain(188),
      removeAsync: taking(189, (name) => ({ name })),
    },
    notificationMessages: {
      addAsync: notification(33),
      getAllAsync: plain(34),
      replaceAsync: notification(35),
      removeAsync: taking(36, (key) => ({ key })),
    },
    saveAsync: plain(32),
    getItemIdAsync: plain(164),
    getComposeTypeAsync: plain(174),
  };

  /** Mailbox 1.13. */
  const labels = {
    sensitivityLabel: {
      getAsync: plain(NEWER_CALLS.getLabel),
      setAsync: taking(NEWER_CALLS.setLabel, (label: string | { id: string }) => ({
        id: typeof label === 'string' ? label : label.id,
      })),
    },
    sensitivityLabelsCatalog: {
      getAsync: plain(NEWER_CALLS.labelCatalog),
      getIsEnabledAsync: plain(NEWER_CALLS.labelsEnabled),
    },
  };

  const hasLabels = isAtLeast(start.mailbox, '1.13');
  const requirements = start.requirements && {
    isSetSupported(name: string, version = '1.1') {
      const had = (start.requirements as Record<string, string>)[name];
      return had !== undefined && isAtLeast(had, version);
    },
  };

  return {
    // Microsoft: "code in Office.onReady is not run" in this engine; it is there, and does nothing
    onReady: () => new Promise(() => undefined),
    actions: {
      associate: (name: string, run: EventFunction) => void functions.set(name.toUpperCase(), run),
    },
    context: Object.assign(
      {
        mailbox: {
          item: hasLabels ? Object.assign(item, { sensitivityLabel: labels.sensitivityLabel }) : item,
          userProfile: { emailAddress: start.user.address, displayName: start.user.name },
          diagnostics: { hostName: 'Outlook', hostVersion: '16.0.0.0' },
        },
        displayLanguage: start.language,
        contentLanguage: start.contentLanguage,
        platform: 'PC',
        host: 'Outlook',
        diagnostics: { host: 'Outlook', platform: 'PC', version: '16.0.0.0' },
        roamingSettings,
      },
      requirements ? { requirements } : {},
      hasLabels ? { sensitivityLabelsCatalog: labels.sensitivityLabelsCatalog } : {},
    ),
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Text: 'text', Html: 'html' },
    MailboxEnums: {
      ItemNotificationMessageType: {
        InformationalMessage: 'informationalMessage',
        ProgressIndicator: 'progressIndicator',
        ErrorMessage: 'errorMessage',
        InsightMessage: 'insightMessage',
      },
      ActionType: { ShowTaskPane: 'showTaskPane' },
      ComposeType: { NewMail: 'newMail', Reply: 'reply', Forward: 'forward' },
    },
  };
}
