/** What Outlook does at Send with the answer of the add-in: a pure decision. */
import * as z from 'zod/mini';
import { CLIENTS, type ClientName } from './clients';
import { LIMITS } from './limits';
import type { SendMode } from './manifest';
import { atLeast } from './version';

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

/**
 * @param outlook `mailbox` is the requirement set: options younger than it are passed over (button
 *   and send mode 1.14, Markdown 1.15; @types/office-js, SmartAlertsEventCompletedOptions)
 * @param showsAlways fault: the dialog is shown though the add-in let the mail go
 */
export function decideSend(
  mode: SendMode,
  completion: Completion,
  outlook: { mailbox: string; client: ClientName },
  { showsAlways = false } = {},
): Decision {
  const { mailbox } = outlook;
  const client = CLIENTS[outlook.client];
  const hold = (alert: Omit<Alert, 'sendAnyway'>, sendAnyway = mode === 'PromptUser'): Decision => ({
    send: false,
    alert: { ...alert, sendAnyway },
  });
  if (completion.kind === 'unreachable')
    return mode === 'Block' || client.unreachableBlocks ? hold({ why: 'unreachable' }, false) : { send: true };
  if (completion.kind === 'time-out')
    return hold({ why: 'time-out' }, mode === 'PromptUser' || (mode === 'SoftBlock' && client.sendAnywayAfterTimeOut));
  if (completion.kind !== 'completed') return hold({ why: completion.kind });

  const { allowEvent, errorMessage, errorMessageMarkdown, commandId, contextData, cancelLabel, sendModeOverride } =
    completion.options;
  if (allowEvent === true && !showsAlways) return { send: true };
  const knowsButton = atLeast(mailbox, '1.14');
  const isButtonShown = knowsButton && (errorMessage !== undefined || !client.alertButtonNeedsPlainText);
  return hold(
    {
      why: 'held-by-add-in',
      ...(errorMessage && { text: errorMessage.slice(0, LIMITS.alertText) }),
      ...(atLeast(mailbox, '1.15') &&
        errorMessageMarkdown && { markdown: errorMessageMarkdown.slice(0, LIMITS.alertText) }),
      ...(isButtonShown &&
        commandId && {
          button: {
            commandId,
            ...(cancelLabel && { label: cancelLabel.slice(0, LIMITS.alertButton) }),
            contextData: contextAsText(contextData),
          },
        }),
    },
    mode === 'PromptUser' || (knowsButton && sendModeOverride === 'promptUser'),
  );
}

/** What the dialog had to cut, in words. */
export function tooLong(completion: Completion): string[] {
  if (completion.kind !== 'completed') return [];
  const { errorMessage = '', errorMessageMarkdown = '', cancelLabel = '' } = completion.options;
  return [
    ...[errorMessage, errorMessageMarkdown]
      .filter((text) => text.length > LIMITS.alertText)
      .map((text) => `the text of the dialog has ${text.length} characters`),
    ...(cancelLabel.length > LIMITS.alertButton
      ? [`the button of the dialog has ${cancelLabel.length} characters`]
      : []),
  ];
}

/** The pane gets text, whatever was given. */
export function contextAsText(contextData: unknown): string {
  if (contextData === undefined || contextData === null) return '';
  return typeof contextData === 'string' ? contextData : JSON.stringify(contextData);
}
