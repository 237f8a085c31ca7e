/**
 * Where code of the add-in runs: a page of it in a frame (`channel.ts`), or classic's engine of
 * launch events (`engine-link.ts`).
 */
import type { Completion } from './smart-alert';

/** Given instead of an answer: the add-in never hears anything. */
export const NO_ANSWER = Symbol('no answer');

/** Given instead of an answer: the add-in hears it twice. */
export class Twice {
  constructor(readonly reply: unknown) {}
}

export interface Runtime {
  readonly options: { name: string; kind: 'pane' | 'hidden' | 'dialog' | 'engine' };
  /** Names of the events that it listens to. */
  readonly events: Set<string>;
  /** What `getInitializationContextAsync` gives. */
  contextData: string;
  /** Item calls on their way. */
  callsInFlight: number;
  /** A token was asked for and is on its way. */
  awaitsToken: boolean;
  /** Goes up when the draft under it changes. */
  itemNumber: number;
  /** It was not told of the change, so its calls still mean the earlier item. */
  hasEarlierItem: boolean;
  /** It was told of another item and has called nothing since. */
  isNewToItem: boolean;
  /** Handshakes so far: 0 until `Office` is there. */
  handshakes: number;
  /** Sends an event to it when it asked for it. */
  fire(event: string, payload: unknown): boolean;
  /**
   * Calls a function of the add-in: a ribbon command or a launch event.
   * @param limits milliseconds: for the runtime to be ready, and for the function to complete
   * @param later hears of further completions
   * @returns the first completion
   */
  invoke(
    functionName: string,
    event: object,
    limits: { load: number; timeout: number },
    later?: (completion: Completion) => void,
  ): Promise<Completion>;
  close(): void;
}
