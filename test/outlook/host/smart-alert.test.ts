import { type Completion, type CompletionOptions, decideSend } from '../../../src/outlook/host/smart-alert';
import type { SendMode } from '../../../src/outlook/host/manifest';

const completed = (options: CompletionOptions): Completion => ({ kind: 'completed', options });
const allowed = completed({ allowEvent: true });
const refused = completed({ allowEvent: false });

describe('at Send', () => {
  it.each<[SendMode, string, 'goes' | 'is held' | 'can be sent anyway', Completion]>([
    ['PromptUser', 'allows', 'goes', allowed],
    ['SoftBlock', 'allows', 'goes', allowed],
    ['Block', 'allows', 'goes', allowed],
    ['PromptUser', 'refuses', 'can be sent anyway', refused],
    ['SoftBlock', 'refuses', 'is held', refused],
    ['Block', 'refuses', 'is held', refused],
    ['SoftBlock', 'says nothing', 'is held', completed({})],
    ['PromptUser', 'does not answer', 'can be sent anyway', { kind: 'time-out' }],
    ['SoftBlock', 'does not answer', 'is held', { kind: 'time-out' }],
    ['Block', 'does not answer', 'is held', { kind: 'time-out' }],
    ['PromptUser', 'has no such function', 'can be sent anyway', { kind: 'no-function' }],
    ['SoftBlock', 'has no such function', 'is held', { kind: 'no-function' }],
    ['Block', 'has no such function', 'is held', { kind: 'no-function' }],
    ['PromptUser', 'cannot be reached', 'goes', { kind: 'unreachable' }],
    ['SoftBlock', 'cannot be reached', 'goes', { kind: 'unreachable' }],
    ['Block', 'cannot be reached', 'is held', { kind: 'unreachable' }],
  ])('%s, the add-in %s: the mail %s', (mode, _, outcome, completion) => {
    const decision = decideSend(mode, completion, '1.15');
    const held = !decision.send && decision.alert.sendAnyway ? 'can be sent anyway' : 'is held';
    expect(decision.send ? 'goes' : held).toBe(outcome);
  });

  const full = completed({
    allowEvent: false,
    errorMessage: 'text',
    errorMessageMarkdown: '**text**',
    commandId: 'button',
    contextData: { at: 1 },
    cancelLabel: 'Look',
    sendModeOverride: 'promptUser',
  });

  it.each([
    ['1.12', { why: 'held-by-add-in', text: 'text', sendAnyway: false }],
    [
      '1.14',
      {
        why: 'held-by-add-in',
        text: 'text',
        sendAnyway: true,
        button: { commandId: 'button', label: 'Look', contextData: '{"at":1}' },
      },
    ],
    [
      '1.15',
      {
        why: 'held-by-add-in',
        text: 'text',
        markdown: '**text**',
        sendAnyway: true,
        button: { commandId: 'button', label: 'Look', contextData: '{"at":1}' },
      },
    ],
  ])('Mailbox %s heeds the options that it knows', (mailbox, alert) => {
    expect(decideSend('SoftBlock', full, mailbox)).toEqual({ send: false, alert });
  });

  it('an override can only soften', () => {
    const harder = completed({ allowEvent: false, sendModeOverride: 'block' });
    expect(decideSend('PromptUser', harder, '1.15')).toMatchObject({ alert: { sendAnyway: true } });
  });
});
