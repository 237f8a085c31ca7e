/** From the Send button to the mail system: asks the add-in, holds or lets go, hands the mail over. */
import { outlook } from '../../locales/en/outlook';
import { type OutgoingDraft, problemSchema, sentReceiptSchema } from '../messages';
import type { AddInFunctions } from './add-in-functions';
import { CLIENTS } from './clients';
import type { Draft } from './draft';
import { type DraftContent, FIELDS, leavingHeaders } from './draft-content';
import type { Faults } from './faults';
import type { Sending } from './host-state';
import { htmlToText } from './plain-text';
import type { Settings } from './settings';
import { type Completion, decideSend, tooLong } from './smart-alert';

const words = outlook.sending;

export interface SendingOwner {
  settings: Settings;
  functions: AddInFunctions | null;
  faults: Faults;
  show(sending: Sending): void;
  /** The add-in broke a rule of the dialog. */
  violation(reason: string): void;
  delivered(draft: Draft, sentId: string): void;
  /** It may go, at its time. */
  scheduled(draft: Draft, sendAt: string): void;
}

/** Only names that begin with `x-` come through the mail system; others are dropped, as the README says. */
export function outgoing(content: DraftContent, settings: Settings, faults: Faults): OutgoingDraft {
  const { from, to, cc, bcc, subject, body } = content;
  const ofOthersToo = faults.has('headers-of-other-client');
  const headers = leavingHeaders(content, CLIENTS[settings.client], { ofOthersToo });
  return {
    from,
    to,
    cc,
    bcc,
    subject,
    body,
    text: htmlToText(body),
    headers: headers.flatMap(({ name, value }) => (/^x-/i.test(name) ? { name, value } : [])),
    encodeAbove: settings.encodeAbove,
  };
}

/**
 * Hands a mail to the mail system.
 * @returns its id among the sent ones
 * @throws Error with the reason in words
 */
export async function handOver(content: DraftContent, settings: Settings, faults: Faults): Promise<string> {
  const response = await fetch('/api/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(outgoing(content, settings, faults)),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(problemSchema.safeParse(answer).data?.problem ?? String(response.status));
  return sentReceiptSchema.parse(answer).id;
}

/** What a person must put right before anything is asked of the add-in. */
function notReady({ content, state }: Draft): string | undefined {
  const unresolved = FIELDS.map((field) => state.unresolved[field]).filter(Boolean);
  if (unresolved.length > 0) return words.unresolved(unresolved.join('; '));
  if (FIELDS.every((field) => content[field].length === 0)) return words.noRecipients;
  return undefined;
}

export class SendAttempt {
  private over = false;

  constructor(
    private readonly draft: Draft,
    private readonly owner: SendingOwner,
    /** ISO 8601; absent: at once. The add-in is asked now in either case, as in Outlook. */
    private readonly sendAt?: string,
  ) {}

  async start(): Promise<void> {
    const problem = notReady(this.draft);
    if (problem) return this.owner.show({ phase: 'refused', text: problem });
    const { functions, settings, faults } = this.owner;
    const mode = functions?.launchEvent('OnMessageSend')?.sendMode;
    if (!functions || !mode) return this.deliver();

    const sendAnyway = mode === 'PromptUser';
    this.owner.show({ phase: 'checking', slow: false, sendAnyway });
    const notice = setTimeout(() => this.show({ phase: 'checking', slow: true, sendAnyway }), settings.notice);
    const heed = (completion: Completion | undefined) => {
      clearTimeout(notice);
      if (this.over || !completion) return undefined;
      for (const reason of tooLong(completion)) this.owner.violation(reason);
      const decision = decideSend(mode, completion, settings, { showsAlways: faults.has('alert-after-allow') });
      if (decision.send) return this.deliver();
      this.show({ phase: 'held', alert: decision.alert });
      return undefined;
    };
    return heed(await functions.raise('OnMessageSend', {}, (later) => void heed(later)));
  }

  /** The person no longer waits; a late answer of the add-in changes nothing. */
  abandon(): void {
    this.over = true;
    this.owner.show({ phase: 'idle' });
  }

  async deliver(): Promise<void> {
    this.over = true;
    if (this.sendAt) return this.owner.scheduled(this.draft, this.sendAt);
    this.owner.show({ phase: 'delivering' });
    try {
      const { settings, faults } = this.owner;
      this.owner.delivered(this.draft, await handOver(this.draft.content, settings, faults));
    } catch (error) {
      this.owner.show({ phase: 'refused', text: words.failed(error instanceof Error ? error.message : String(error)) });
    }
  }

  private show(sending: Sending): void {
    if (!this.over) this.owner.show(sending);
  }
}
