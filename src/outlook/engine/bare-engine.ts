/**
 * The engine of launch events in classic Outlook on Windows, as a worker: ES2016, two timers and
 * `Office`, nothing else. The browser's own is taken away before the manifest's script runs.
 */
import { GLOBALS, takeAwayNewer } from './es2016';
import type { FromEngine, ToEngine } from './messages';
import { type EventFunction, createOffice } from './office';

/** What this file uses itself when it is gone for the script. */
const realm = globalThis;
const scope = realm as unknown as {
  postMessage(message: FromEngine): void;
  importScripts(url: string): void;
  onmessage: (message: MessageEvent<ToEngine>) => void;
};
const tell = scope.postMessage.bind(scope);
const load = scope.importScripts.bind(scope);

const functions = new Map<string, EventFunction>();
const answers = new Map<number, (reply: Record<string, unknown>) => void>();
let calls = 0;

const copied = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

function callOutlook(
  dispatchId: number,
  parameters: unknown,
  answered: (reply: Record<string, unknown>) => void,
): void {
  calls += 1;
  answers.set(calls, answered);
  tell({ kind: 'call', id: calls, dispatchId, parameters: copied(parameters) });
}

const STAYS = new Set([...GLOBALS, 'Office', 'setTimeout', 'clearTimeout']);

/** What cannot be taken away is hidden. */
function takeAwayTheRest(): void {
  for (let at: object | null = realm; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (STAYS.has(name) || (at !== realm && name === 'constructor')) continue;
      if (!Reflect.deleteProperty(at, name)) Reflect.defineProperty(realm, name, { value: undefined });
    }
  }
}

scope.onmessage = ({ data: message }) => {
  if (message.kind === 'start') {
    Object.assign(realm, { Office: createOffice(message, callOutlook, functions) });
    takeAwayNewer(realm);
    takeAwayTheRest();
    let ok = true;
    try {
      load(message.script);
    } catch {
      ok = false;
    }
    tell({ kind: 'loaded', ok });
  } else if (message.kind === 'answer') {
    const answered = answers.get(message.id);
    if (answered) answered(message.reply); // Outlook may answer twice
  } else {
    const run = functions.get(message.functionName.toUpperCase());
    const { id } = message;
    if (!run) return tell({ kind: 'no-function', id });
    const completed = (options?: unknown) => tell({ kind: 'completed', id, options: copied(options) });
    run(Object.assign({}, message.event, { completed }));
  }
};
