/**
 * The window's end of classic's engine of launch events: starts it, hands it events, answers its
 * calls.
 */
import * as z from 'zod/mini';
import { within } from '../../timing/within';
import type { EngineStart, ToEngine } from '../engine/messages';
import { deferred } from './deferred';
import { NO_ANSWER, type Runtime, Twice } from './runtime';
import { type Completion, completionOptionsSchema } from './smart-alert';
import type { TraceEntry } from './wire';

/** The add-in's script can send whatever it likes. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded'), ok: z.boolean() }),
  z.object({ kind: z.literal('call'), id: z.int(), dispatchId: z.int(), parameters: z.optional(z.unknown()) }),
  z.object({ kind: z.literal('completed'), id: z.string(), options: z.optional(z.unknown()) }),
  z.object({ kind: z.literal('no-function'), id: z.string() }),
]);

export interface EngineHost {
  /** Answers one of Outlook's calls: an object, NO_ANSWER or Twice. */
  itemCall(runtime: Runtime, dispatchId: number, parameters: unknown): Promise<unknown>;
  trace(entry: TraceEntry): void;
}

export class EngineLink implements Runtime {
  readonly options = { name: 'engine', kind: 'engine' as const };
  readonly events = new Set<string>();
  contextData = '';
  callsInFlight = 0;
  awaitsToken = false;
  itemNumber = 0;
  hasEarlierItem = false;
  isNewToItem = false;
  handshakes = 0;
  private readonly worker = new Worker('bare-engine.js');
  private readonly waiting = new Map<string, (completion: Completion) => void>();
  private readonly loaded = deferred<boolean>();

  constructor(
    private readonly host: EngineHost,
    start: Omit<EngineStart, 'kind'>,
  ) {
    this.worker.addEventListener('message', ({ data }) => void this.receive(data));
    this.post({ kind: 'start', ...start });
  }

  /** It listens to no event: Microsoft's "Behavior and limitations" of event-based activation. */
  fire(): boolean {
    return false;
  }

  async invoke(
    functionName: string,
    event: object,
    limits: { load: number; timeout: number },
    later?: (completion: Completion) => void,
  ): Promise<Completion> {
    const isThere = await within(limits.load, this.loaded.promise, () => false);
    if (!isThere) return { kind: 'unreachable' };
    const id = crypto.randomUUID();
    const first = new Promise<Completion>((resolve) => {
      this.waiting.set(id, (completion) => {
        if (later) this.waiting.set(id, later);
        else this.waiting.delete(id);
        resolve(completion);
      });
    });
    this.post({ kind: 'event', id, functionName, event });
    return within(limits.timeout, first, (): Completion => ({ kind: 'time-out' }));
  }

  close(): void {
    this.worker.terminate();
  }

  private post(message: ToEngine): void {
    this.host.trace({ direction: 'to-add-in', frame: this.options.name, at: performance.now(), message });
    this.worker.postMessage(message);
  }

  private async receive(data: unknown): Promise<void> {
    const { data: message } = messageSchema.safeParse(data);
    if (!message) return;
    this.host.trace({ direction: 'from-add-in', frame: this.options.name, at: performance.now(), message });
    if (message.kind === 'loaded') {
      this.handshakes += message.ok ? 1 : 0;
      return this.loaded.resolve(message.ok);
    }
    if (message.kind === 'no-function') return this.waiting.get(message.id)?.({ kind: 'no-function' });
    if (message.kind === 'completed') {
      const options = completionOptionsSchema.safeParse(message.options).data ?? {};
      return this.waiting.get(message.id)?.({ kind: 'completed', options });
    }
    const reply = await this.host.itemCall(this, message.dispatchId, message.parameters);
    if (reply === NO_ANSWER) return;
    const answers = reply instanceof Twice ? [reply.reply, reply.reply] : [reply];
    for (const answer of answers)
      this.post({ kind: 'answer', id: message.id, reply: answer as Record<string, unknown> });
  }
}
