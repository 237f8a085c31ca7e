/**
 * Two and more frames of the add-in in one process: each has its own `Office`, `window` and copy of the settings, found by the
 * asynchronous context in which the code runs. Time passes when the test says so; everything else goes on until nothing is left
 * to do (`settle`).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { createLocks } from '../draft/fake-locks';
import type { FakeFrame } from '../office/fake-office';

/**
 * What is there of the browser. `page`: all of it. `without-locks`: a page of Outlook on Mac, without locks and channels. `bare`:
 * the engine of classic Outlook's events.
 */
export type Surroundings = 'page' | 'without-locks' | 'bare';

export interface Frame {
  office: FakeFrame;
  surroundings: Surroundings;
  /** Of one client: its frames share the storage. */
  storage: Map<string, string>;
  /** By type of the event; `focus` and `storage` are used. */
  listeners: Map<string, ((event: object) => void)[]>;
  open: boolean;
}

const context = new AsyncLocalStorage<Frame>();
const immediate = globalThis.setImmediate;
const { crypto } = globalThis;

/** Calls to Outlook and to the cryptography that are under way. */
let underWay = 0;
let frames: Frame[] = [];
let channels: { name: string; frame: Frame; hear: (event: { data: unknown }) => void }[] = [];
let timers = new Map<number, { at: number; run: () => void }>();
let now = 0;
let nextTimer = 1;
const { locks, drop } = createLocks(() => context.getStore());
/** Files beside the add-in; undefined: the server does not answer. */
const files = new Map<string, unknown>();

export const openFrame = (
  office: FakeFrame,
  storage: Map<string, string>,
  surroundings: Surroundings = 'page',
): Frame => {
  const frame: Frame = { office, surroundings, storage, listeners: new Map(), open: true };
  frames.push(frame);
  return frame;
};

export function closeFrame(frame: Frame): void {
  frame.open = false;
  frames = frames.filter((one) => one !== frame);
  channels = channels.filter((channel) => channel.frame !== frame);
  drop(frame);
}

/** Runs something as code of this frame; what it starts stays of this frame. */
export const inFrame = <Result>(frame: Frame, run: () => Result): Result => context.run(frame, run);

/** An answer that comes in a turn of its own, as messages from Outlook do. */
export function soon(answer: () => void): void {
  underWay++;
  immediate(() => {
    underWay--;
    answer();
  });
}

const turn = (): Promise<void> => new Promise((resolve) => immediate(resolve));

/** Lets this many turns pass, whatever is left to do then. */
export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

/** Until nothing is left to do but waiting for time to pass. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet = underWay === 0 ? quiet + 1 : 0) await turn();
}

/** @param ms time that passes, with everything that was waiting for it */
export async function pass(ms: number): Promise<void> {
  const end = now + ms;
  for (;;) {
    const [due] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
    if (!due) break;
    timers.delete(due[0]);
    now = due[1].at;
    due[1].run();
    await settle();
  }
  now = end;
}

export const sayTo = (frame: Frame, type: string, event: object = {}): void => {
  for (const listener of frame.listeners.get(type) ?? []) inFrame(frame, () => listener(event));
};

export const serve = (file: string, content: unknown): void => void files.set(file, content);

/** A new world: no frame, no timer, empty storage. */
export function reset(): void {
  for (const frame of [...frames]) closeFrame(frame);
  channels = [];
  timers = new Map();
}

/** Cryptography as it is, counted while it is under way. */
const countedSubtle = new Proxy(crypto.subtle, {
  get(target, name) {
    const method = target[name as keyof SubtleCrypto] as (...given: unknown[]) => Promise<unknown>;
    return (...given: unknown[]) => {
      underWay++;
      return Reflect.apply(method, target, given).finally(() => underWay--);
    };
  },
});

/** The real algorithm at once: streams would leave the process's own thread, and nobody could say when all is quiet. */
const deflating = (work: (bytes: Buffer) => Buffer) =>
  class {
    readonly readable: ReadableStream<Uint8Array>;
    readonly writable: WritableStream<Uint8Array>;
    constructor() {
      const chunks: Uint8Array[] = [];
      underWay++;
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk) => void chunks.push(chunk),
        flush: (controller) => {
          underWay--;
          controller.enqueue(new Uint8Array(work(Buffer.concat(chunks))));
        },
      });
      [this.readable, this.writable] = [readable, writable];
    }
  };

class Channel {
  onmessage?: (event: { data: unknown }) => void;
  private readonly frame = context.getStore()!;
  private readonly me = { name: '', frame: this.frame, hear: (event: { data: unknown }) => this.onmessage?.(event) };
  constructor(readonly name: string) {
    if (surroundings() !== 'page') throw new Error('there are no channels');
    this.me.name = name;
    channels.push(this.me);
  }
  postMessage(data: unknown): void {
    const others = channels.filter((one) => one !== this.me && one.name === this.name);
    for (const other of others) soon(() => other.frame.open && inFrame(other.frame, () => other.hear({ data })));
  }
  close(): void {
    channels = channels.filter((one) => one !== this.me);
  }
  addEventListener(): void {
    // only the pane saves settings, and a channel does not hear itself
  }
  removeEventListener(): void {}
}

const surroundings = (): Surroundings => context.getStore()?.surroundings ?? 'page';

const localStorage = {
  getItem: (name: string) => context.getStore()!.storage.get(name) ?? null,
  setItem(name: string, value: string) {
    const own = context.getStore()!;
    own.storage.set(name, value);
    for (const frame of frames)
      if (frame !== own && frame.storage === own.storage)
        soon(() => sayTo(frame, 'storage', { key: name, newValue: value }));
  },
};

const fetched = async (file: string): Promise<object> => {
  await new Promise<void>((resolve) => soon(resolve));
  const content = files.get(file);
  if (content === undefined) throw new TypeError('Failed to fetch');
  return { ok: true, text: async () => JSON.stringify(content), json: async () => structuredClone(content) };
};

/** By the time of the test. */
function timeOut(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('too late', 'TimeoutError')), ms);
  return controller.signal;
}

/** Puts all of it in the place of the globals. @returns the way back */
export function installEngine(): () => void {
  const own: Record<string, PropertyDescriptor> = {
    Office: { get: () => context.getStore()?.office.Office },
    window: {
      get: () => {
        const frame = context.getStore();
        return {
          addEventListener: (type: string, listener: (event: object) => void) =>
            frame?.listeners.set(type, [...(frame.listeners.get(type) ?? []), listener]),
          removeEventListener: (type: string, listener: (event: object) => void) =>
            frame?.listeners.set(
              type,
              (frame.listeners.get(type) ?? []).filter((one) => one !== listener),
            ),
        };
      },
    },
    localStorage: { get: () => (surroundings() === 'bare' ? undefined : localStorage) },
    navigator: { get: () => (surroundings() === 'page' ? { locks } : {}) },
    BroadcastChannel: { value: Channel },
    fetch: { value: fetched },
    CompressionStream: { value: deflating(deflateRawSync) },
    DecompressionStream: { value: deflating(inflateRawSync) },
    crypto: {
      value: {
        subtle: countedSubtle,
        getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
      },
    },
    setTimeout: {
      value: (run: () => void, ms = 0) => {
        timers.set(nextTimer, { at: now + ms, run: AsyncLocalStorage.bind(run) });
        return nextTimer++;
      },
    },
    clearTimeout: { value: (timer: number | undefined) => void (timer !== undefined && timers.delete(timer)) },
  };
  const before = Object.keys(own).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = timeOut;
  for (const [name, property] of Object.entries(own))
    Object.defineProperty(globalThis, name, { configurable: true, ...property });
  return () => {
    AbortSignal.timeout = timeout;
    for (const [name, property] of before) {
      if (property) Object.defineProperty(globalThis, name, property);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
