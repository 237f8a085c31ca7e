/**
 * The add-in's functions: ribbon commands and launch events. They run in hidden pages, one for each
 * address; launch events of classic Outlook in an engine without a page.
 */
import { CLIENTS } from './clients';
import type { Frames } from './frames';
import type { LaunchEvent, Manifest } from './manifest';
import type { Runtime } from './runtime';
import type { Settings } from './settings';
import type { Completion } from './smart-alert';

/** One call, for the record. */
export interface FunctionCall {
  functionName: string;
  event: object;
  /** Absent while it runs. */
  completion?: Completion;
}

export class AddInFunctions {
  readonly calls: FunctionCall[] = [];
  /** Of the second runtime at Send, while it runs. */
  private readonly fresh = new Set<Runtime>();
  private readonly kept = new Map<string, Runtime>();

  constructor(
    private readonly frames: Frames,
    private readonly settings: Settings,
    private readonly manifest: Manifest,
    private readonly onUnreachable: (url: string) => void,
  ) {}

  private get client() {
    return CLIENTS[this.settings.client];
  }

  /**
   * As the manifest asks for it; undefined too where Outlook does not raise it though it should.
   */
  launchEvent(type: string): LaunchEvent | undefined {
    const { faults } = this.frames;
    if (faults.has('events-stop') || (type === 'OnMessageSend' && faults.has('no-send-event'))) return undefined;
    return this.manifest.launchEvents.find((event) => event.type === type);
  }

  /**
   * Raises an event when the manifest asks for it.
   * @param later hears of further completions, in a client that heeds them
   * @returns the add-in's answer, or undefined when nobody listens
   */
  async raise(
    type: string,
    details: object = {},
    later?: (completion: Completion) => void,
  ): Promise<Completion | undefined> {
    const event = this.launchEvent(type);
    const { runtimeUrl, runtimeScript } = this.manifest;
    const { eventsInBareEngine, laterCompletionCounts, runtimesAtSend } = this.client;
    const url = eventsInBareEngine ? runtimeScript : runtimeUrl;
    if (!event || !url) return undefined;
    const call = (runtime: Runtime) =>
      this.call(runtime, url, event.functionName, { type, ...details }, laterCompletionCounts ? later : undefined);
    const answer = call(eventsInBareEngine ? this.engine(url) : this.page(url));
    // Outlook heeds the first runtime alone; the others run beside it
    const others = type === 'OnMessageSend' ? runtimesAtSend - 1 : 0;
    for (let other = 0; other < others; other += 1) void this.inFreshPage(url, call);
    return answer;
  }

  async command(functionName: string, controlId: string): Promise<Completion> {
    if (!this.manifest.functionFile) return { kind: 'unreachable' };
    const { functionFile } = this.manifest;
    return this.call(this.page(functionFile), functionFile, functionName, { source: { id: controlId } });
  }

  /** The mail is closed or sent: its pages go, and what runs in them with them. */
  closeAll(): void {
    for (const runtime of [...this.kept.values(), ...this.fresh]) this.frames.close(runtime);
    this.kept.clear();
    this.fresh.clear();
  }

  private async call(
    runtime: Runtime,
    url: string,
    functionName: string,
    event: object,
    later?: (completion: Completion) => void,
  ): Promise<Completion> {
    const call: FunctionCall = { functionName, event };
    this.calls.push(call);
    call.completion = await runtime.invoke(functionName, event, this.settings, later);
    if (call.completion.kind === 'unreachable' && this.isOpen(runtime)) this.onUnreachable(url);
    if (this.settings.runtime === 'fresh') this.frames.close(runtime);
    return call.completion;
  }

  /** A page that was closed with its mail is no sign of trouble. */
  private isOpen(runtime: Runtime): boolean {
    return this.frames.runtimes.has(runtime);
  }

  private page(url: string): Runtime {
    return this.keptOr(url, () => this.frames.open({ name: 'hidden', kind: 'hidden', url, container: document.body }));
  }

  private engine(script: string): Runtime {
    return this.keptOr(script, () => this.frames.openEngine(script));
  }

  private keptOr(url: string, open: () => Runtime): Runtime {
    const kept = this.kept.get(url);
    if (kept && this.isOpen(kept)) return kept;
    const runtime = open();
    if (this.settings.runtime === 'kept') this.kept.set(url, runtime);
    return runtime;
  }

  private async inFreshPage(url: string, run: (page: Runtime) => Promise<Completion>): Promise<void> {
    const page = this.frames.open({ name: 'second', kind: 'hidden', url, container: document.body });
    this.fresh.add(page);
    await run(page);
    this.fresh.delete(page);
    this.frames.close(page);
  }
}
