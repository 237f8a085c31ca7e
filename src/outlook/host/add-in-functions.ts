/** The add-in's functions: ribbon commands and launch events. They run in hidden pages, one for each address. */
import type { Channel } from './channel';
import type { Frames } from './frames';
import type { LaunchEvent, Manifest } from './manifest';
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
  private readonly pages = new Map<string, Channel>();

  constructor(
    private readonly frames: Frames,
    private readonly settings: Settings,
    private readonly manifest: Manifest,
    private readonly onUnreachable: (url: string) => void,
  ) {}

  launchEvent(type: string): LaunchEvent | undefined {
    return this.manifest.launchEvents.find((event) => event.type === type);
  }

  /** Raises an event when the manifest asks for it; resolves with the add-in's answer, or undefined when nobody listens. */
  async raise(type: string, details: object = {}): Promise<Completion | undefined> {
    const event = this.launchEvent(type);
    if (!event || !this.manifest.runtimeUrl) return undefined;
    return this.call(this.manifest.runtimeUrl, event.functionName, { type, ...details });
  }

  async command(functionName: string, controlId: string): Promise<Completion> {
    if (!this.manifest.functionFile) return { kind: 'unreachable' };
    return this.call(this.manifest.functionFile, functionName, { source: { id: controlId } });
  }

  /** The mail is closed or sent: its pages go, and what runs in them with them. */
  closeAll(): void {
    for (const page of this.pages.values()) this.frames.close(page);
    this.pages.clear();
  }

  private async call(url: string, functionName: string, event: object): Promise<Completion> {
    const call: FunctionCall = { functionName, event };
    this.calls.push(call);
    const page = this.page(url);
    call.completion = await page.invoke(functionName, event, this.settings);
    if (call.completion.kind === 'unreachable' && this.isOpen(page)) this.onUnreachable(url);
    if (this.settings.runtime === 'fresh') this.frames.close(page);
    return call.completion;
  }

  /** A page that was closed with its mail is no sign of trouble. */
  private isOpen(page: Channel): boolean {
    return this.frames.channels.has(page);
  }

  private page(url: string): Channel {
    const kept = this.pages.get(url);
    if (kept && this.isOpen(kept)) return kept;
    const page = this.frames.open({ name: 'hidden', kind: 'hidden', url, container: document.body });
    if (this.settings.runtime === 'kept') this.pages.set(url, page);
    return page;
  }
}
