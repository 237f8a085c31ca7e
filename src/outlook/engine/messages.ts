/** What the window and the engine of launch events say to each other by `postMessage`. */
export interface EngineStart {
  kind: 'start';
  /** The manifest's script. */
  script: string;
  language: string;
  contentLanguage: string;
  user: { address: string; name: string };
  /** Highest requirement set `Mailbox`. */
  mailbox: string;
  /** Highest version by requirement set; null: `Office.context.requirements` is missing. */
  requirements: Record<string, string> | null;
  /** Each value as JSON text. */
  roamingSettings: Record<string, string>;
}

export type ToEngine =
  | EngineStart
  | { kind: 'event'; id: string; functionName: string; event: object }
  /** To one call, in the form in which Office.js gets it. */
  | { kind: 'answer'; id: number; reply: Record<string, unknown> };

export type FromEngine =
  /** The script has run, or could not be loaded. */
  | { kind: 'loaded'; ok: boolean }
  | { kind: 'call'; id: number; dispatchId: number; parameters: unknown }
  | { kind: 'completed'; id: string; options: unknown }
  | { kind: 'no-function'; id: string };
