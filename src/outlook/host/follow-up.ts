/**
 * Reply, reply to all, forward: what the new draft starts with. No header of the add-in is taken
 * along.
 */
import type { SentMessage } from '../messages';
import type { DraftContent } from './draft-content';
import { textToHtml } from './plain-text';

export type FollowUpKind = 'reply' | 'replyAll' | 'forward';

const withPrefix = (prefix: string, subject: string): string =>
  subject.toUpperCase().startsWith(prefix.toUpperCase()) ? subject : `${prefix} ${subject}`;

/** One's own mail is answered to those it went to, as Outlook does. */
export function followUp(kind: FollowUpKind, message: SentMessage): Partial<DraftContent> {
  const { id, to, cc, subject, text } = message;
  const quoted = text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  return {
    composeType: kind === 'forward' ? 'forward' : 'reply',
    conversationId: `conversation-${id}`,
    to: kind === 'forward' ? [] : to,
    cc: kind === 'replyAll' ? cc : [],
    subject: withPrefix(kind === 'forward' ? 'FW:' : 'RE:', subject),
    body: textToHtml(`\n\n${quoted}`),
  };
}
