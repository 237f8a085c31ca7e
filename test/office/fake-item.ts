/** The members of a message being written that the add-in uses. Each acts through `call` on the draft that is shown by then. */
import type { RecipientFieldName } from '../../src/office/recipients';
import type { FakeDraft } from './fake-office';

export type Done = (result: { status: string; value?: unknown; error?: { code: number } }) => void;

/** `act` throws a number to fail with that code. */
export type Call = (name: string, done: Done, act: (draft: FakeDraft) => unknown) => void;

/** Names of headers compare without case. */
function removeHeader(headers: Record<string, string>, name: string): void {
  for (const found of Object.keys(headers)) if (found.toLowerCase() === name.toLowerCase()) delete headers[found];
}

/**
 * @param loses header writes that Outlook reports as done and does not keep
 * @param handlers where the frame's handlers of item events go
 */
export function createFakeItem(call: Call, loses: ReadonlySet<string>, handlers: Map<string, () => void>) {
  const field = (name: RecipientFieldName) => ({
    getAsync: (done: Done) => call(`${name}.getAsync`, done, (draft) => [...draft.recipients[name]]),
  });
  return {
    to: field('to'),
    cc: field('cc'),
    bcc: field('bcc'),
    from: {
      getAsync: (done: Done) =>
        call('from.getAsync', done, ({ sender }) => ({ emailAddress: sender, displayName: '' })),
    },
    getComposeTypeAsync: (done: Done) =>
      call('getComposeTypeAsync', done, ({ composeType }) => ({ composeType, coercionType: 'html' })),
    subject: { getAsync: (done: Done) => call('subject.getAsync', done, () => '') },
    body: { getAsync: (_type: string, done: Done) => call('body.getAsync', done, () => '') },
    internetHeaders: {
      getAsync: (names: string[], done: Done) =>
        call('internetHeaders.getAsync', done, ({ headers }) =>
          Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase()))),
        ),
      setAsync: (values: Record<string, string>, done: Done) =>
        call('internetHeaders.setAsync', done, ({ headers }) => {
          for (const [name, value] of Object.entries(values)) {
            if (loses.has(name)) continue;
            removeHeader(headers, name);
            headers[name] = value;
          }
        }),
    },
    loadCustomPropertiesAsync: (done: Done) =>
      call('loadCustomPropertiesAsync', done, ({ properties }) => {
        const copy = { ...properties };
        return {
          get: (name: string) => copy[name] ?? null,
          set: (name: string, value: unknown) => void (copy[name] = value),
          remove: (name: string) => void delete copy[name],
          saveAsync: (saved: Done) => call('customProperties.saveAsync', saved, (draft) => (draft.properties = copy)),
        };
      }),
    notificationMessages: {
      replaceAsync: (key: string, details: { message: string }, done: Done) =>
        call('notificationMessages.replaceAsync', done, (draft) => {
          if (!draft.notices.has(key)) throw 9024;
          draft.notices.set(key, details);
        }),
      addAsync: (key: string, details: { message: string }, done: Done) =>
        call('notificationMessages.addAsync', done, (draft) => draft.notices.set(key, details)),
      removeAsync: (key: string, done: Done) =>
        call('notificationMessages.removeAsync', done, (draft) => {
          if (!draft.notices.delete(key)) throw 9024;
        }),
    },
    sessionData: {
      getAsync: (name: string, done: Done) =>
        call('sessionData.getAsync', done, ({ sessionData }) => {
          if (!(name in sessionData)) throw 9050;
          return sessionData[name];
        }),
      setAsync: (name: string, value: string, done: Done) =>
        call('sessionData.setAsync', done, ({ sessionData }) => (sessionData[name] = value)),
    },
    sensitivityLabel: {
      getAsync: (done: Done) => call('sensitivityLabel.getAsync', done, ({ label }) => label),
    },
    getInitializationContextAsync: (done: Done) =>
      call('getInitializationContextAsync', done, ({ openedFor }) => openedFor ?? ''),
    getItemIdAsync: (done: Done) =>
      call('getItemIdAsync', done, (draft) => {
        if (!draft.saved) throw 9046;
        return 'id';
      }),
    addHandlerAsync: (type: string, handler: () => void, done: Done) =>
      call('item.addHandlerAsync', done, () => handlers.set(type, handler)),
  };
}
