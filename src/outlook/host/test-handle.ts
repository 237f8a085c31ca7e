/** What a test can reach of the window: `window.localOutlook`. */
import type { FunctionCall } from './add-in-functions';
import type { DraftState } from './draft';
import type { DraftContent } from './draft-content';
import type { Fault, Trouble } from './faults';
import type { Violation } from './frames';
import type { HostState } from './host-state';
import type { RoamingSettings } from './mailbox';
import type { OutlookHost } from './outlook-host';
import type { Completion } from './smart-alert';
import type { TraceEntry } from './wire';

export interface LocalOutlookHandle {
  host: OutlookHost;
  state(): Pick<HostState, 'view' | 'pane' | 'sending' | 'running' | 'theme'>;
  /** The open draft, as plain data. */
  draft(): DraftState | null;
  savedDrafts(): DraftContent[];
  /** Of the mailbox, as the last Outlook saved them. */
  roamingSettings(): RoamingSettings;
  /** Every message between the window and the add-in's frames. */
  trace(): TraceEntry[];
  /** Calls that broke one of Outlook's rules. */
  violations(): Violation[];
  /** Commands and launch events, with how each ended. */
  functionCalls(): FunctionCall[];
  /** Raises a launch event by hand. */
  raise(type: string, details?: object): Promise<Completion | undefined>;
  /** Fires an event of the item or the mailbox to the frames that listen. */
  fire(event: string, payload: unknown): void;
  /** From now on the calls of this number go wrong, or the next one only. `undefined` takes that back. */
  fault(dispatchId: number, fault: Fault | undefined, times?: { once: boolean }): void;
  /** From now on Outlook does this wrong; `false` takes that back. */
  trouble(which: Trouble, there?: boolean): void;
  /** Where code of the add-in runs: its pages, and the engine of its launch events. */
  frames(): { name: string; handshakes: number; events: string[] }[];
}

declare global {
  interface Window {
    localOutlook?: LocalOutlookHandle;
  }
}

export function exposeTestHandle(host: OutlookHost): void {
  const { frames, mailbox } = host;
  window.localOutlook = {
    host,
    state: () => {
      const { view, pane, sending, running, theme } = host.state;
      return { view, pane, sending, running, theme };
    },
    draft: () => host.state.draft?.state ?? null,
    savedDrafts: () => mailbox.drafts,
    roamingSettings: () => mailbox.storedSettings,
    trace: () => frames.record,
    violations: () => frames.violations,
    functionCalls: () => host.functions?.calls ?? [],
    raise: async (type, details) => host.functions?.raise(type, details),
    fire: (event, payload) => frames.fireAll(event, payload),
    fault: (dispatchId, fault, times) => frames.faults.plan(dispatchId, fault, times),
    trouble: (which, there) => frames.faults.trouble(which, there),
    frames: () =>
      [...frames.runtimes].map(({ options, handshakes, events }) => ({
        name: options.name,
        handshakes,
        events: [...events],
      })),
  };
}
