/** What the compose window shows, apart from the draft itself. */
import type { Draft } from './draft';
import type { Manifest } from './manifest';
import type { Alert } from './smart-alert';

export interface PaneState {
  /** Changes when another page opens in the pane. */
  key: string;
  commandId: string;
  title: string;
  url: string;
  pinnable: boolean;
  pinned: boolean;
  /** `unreachable`: Office.js did not call in time. */
  status: 'loading' | 'up' | 'unreachable';
}

export type Sending =
  | { phase: 'idle' }
  /** The add-in is asked; `slow` once it takes longer than expected. */
  | { phase: 'checking'; slow: boolean; sendAnyway: boolean }
  | { phase: 'held'; alert: Alert }
  | { phase: 'delivering' }
  | { phase: 'refused'; text: string };

export type View =
  { kind: 'compose' } | { kind: 'sent'; id: string } | { kind: 'scheduled'; id: string } | { kind: 'nothing' };

export interface HostState {
  manifest: Manifest | null;
  /** Why there is no add-in, in words. */
  manifestProblem: string | null;
  view: View;
  draft: Draft | null;
  pane: PaneState | null;
  sending: Sending;
  /** Ids of the ribbon buttons whose function has not completed. */
  running: string[];
  /** A function command that failed, in words. */
  commandProblem: string | null;
  /** Address of the add-in's hidden page, when it did not come up. */
  unreachable: string | null;
  theme: 'light' | 'dark';
  /** Goes up after each delivery, so that the list of sent mail is read again. */
  deliveries: number;
}

export const NOTHING_YET: HostState = {
  manifest: null,
  manifestProblem: null,
  view: { kind: 'nothing' },
  draft: null,
  pane: null,
  sending: { phase: 'idle' },
  running: [],
  commandProblem: null,
  unreachable: null,
  theme: 'light',
  deliveries: 0,
};
