/** What Outlook does at Send with the answer of the add-in: a pure decision. */
import * as z from 'zod/mini';
import type { SendMode } from './manifest';

/** Options of `event.completed()`; Office.js passes them on unchecked. */
export const completionOptionsSchema = z.looseObject({
  allowEvent: z.optional(z.boolean()),
  errorMessage: z.optional(z.string()),
  errorMessageMarkdown: z.optional(z.string()),
  commandId: z.optional(z.string()),
  contextData: z.optional(z.unknown()),
  cancelLabel: z.optional(z.string()),
  sendModeOverride: z.optional(z.string()),
});
export type CompletionOptions = z.infer<typeof completionOptionsSchema>;

export type Completion =
  | { kind: 'completed'; options: CompletionOptions }
  /** The page has no function of that name. */
  | { kind: 'no-function' }
  | { kind: 'time-out' }
  /** The add-in's page did not load. */
  | { kind: 'unreachable' };

export interface Alert {
  why: 'held-by-add-in' | 'no-function' | 'time-out' | 'unreachable';
  text?: string;
  markdown?: string;
  sendAnyway: boolean;
  /** The button that opens a pane. */
  button?: { label?: string; commandId: string; contextData: string };
}

export type Decision = { send: true } | { send: false; alert: Alert };

/** @param features what this Outlook understands: Markdown, and the button (Mailbox 1.14 and 1.15 in Microsoft's list) */
export function decideSend(
  mode: SendMode,
  completion: Completion,
  features: { button: boolean; markdown: boolean } = { button: true, markdown: true },
): Decision {
  const hold = (alert: Omit<Alert, 'sendAnyway'>, sendAnyway = mode === 'PromptUser'): Decision => ({
    send: false,
    alert: { ...alert, sendAnyway },
  });
  if (completion.kind === 'unreachable') return mode === 'Block' ? hold({ why: 'unreachable' }) : { send: true };
  if (completion.kind !== 'completed') return hold({ why: completion.kind });

  const { allowEvent, errorMessage, errorMessageMarkdown, commandId, contextData, cancelLabel, sendModeOverride } =
    completion.options;
  if (allowEvent === true) return { send: true };
  return hold(
    {
      why: 'held-by-add-in',
      ...(errorMessage && { text: errorMessage }),
      ...(features.markdown && errorMessageMarkdown && { markdown: errorMessageMarkdown }),
      ...(features.button &&
        commandId && {
          button: {
            commandId,
            ...(cancelLabel && { label: cancelLabel }),
            contextData: contextAsText(contextData),
          },
        }),
    },
    mode === 'PromptUser' || sendModeOverride === 'promptUser',
  );
}

/** The pane gets text, whatever was given. */
export function contextAsText(contextData: unknown): string {
  if (contextData === undefined || contextData === null) return '';
  return typeof contextData === 'string' ? contextData : JSON.stringify(contextData);
}
