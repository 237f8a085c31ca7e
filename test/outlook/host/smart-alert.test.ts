import { type Completion, type CompletionOptions, decideSend, tooLong } from '../../../src/outlook/host/smart-alert';
import type { SendMode } from '../../../src/outlook/host/manifest';

const completed = (options: CompletionOptions): Completion => ({ kind: 'completed', options });
const WEB = { client: 'web', mailbox: '1.15' } as const;
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
    ['SoftBlock', 'does not answer', 'can be sent anyway', { kind: 'time-out' }],
    ['Block', 'does not answer', 'is held', { kind: 'time-out' }],
    ['PromptUser', 'has no such function', 'can be sent anyway', { kind: 'no-function' }],
    ['SoftBlock', 'has no such function', 'is held', { kind: 'no-function' }],
    ['Block', 'has no such function', 'is held', { kind: 'no-function' }],
    ['PromptUser', 'cannot be reached', 'goes', { kind: 'unreachable' }],
    ['SoftBlock', 'cannot be reached', 'goes', { kind: 'unreachable' }],
    ['Block', 'cannot be reached', 'is held', { kind: 'unreachable' }],
  ])('%s, the add-in %s: the mail %s', (mode, _, outcome, completion) => {
    const decision = decideSend(mode, completion, WEB);
    const held = !decision.send && decision.alert.sendAnyway ? 'can be sent anyway' : 'is held';
    expect(decision.send ? 'goes' : held).toBe(outcome);
  });

  const full = {
    kind: 'completed' as const,
    options: {
      allowEvent: false,
      errorMessage: 'text',
      errorMessageMarkdown: '**text**',
      commandId: 'button',
      contextData: { at: 1 },
      cancelLabel: 'Look',
      sendModeOverride: 'promptUser',
    },
  };

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
    expect(decideSend('SoftBlock', full, { ...WEB, mailbox })).toEqual({ send: false, alert });
  });

  it('an override can only soften', () => {
    const harder = completed({ allowEvent: false, sendModeOverride: 'block' });
    expect(decideSend('PromptUser', harder, WEB)).toMatchObject({ alert: { sendAnyway: true } });
  });

  it.each([
    ['a text of 500', { errorMessage: 'x'.repeat(500) }, 0],
    ['a text of 501', { errorMessage: 'x'.repeat(501) }, 1],
    ['Markdown of 501', { errorMessageMarkdown: 'x'.repeat(501) }, 1],
    ['a button of 20', { commandId: 'a', cancelLabel: 'x'.repeat(20) }, 0],
    ['a button of 21', { commandId: 'a', cancelLabel: 'x'.repeat(21) }, 1],
  ])('%s characters is cut where it is too long, and noted', (_, options, notes) => {
    const completion = completed({ allowEvent: false, ...options });
    expect(tooLong(completion)).toHaveLength(notes);
    const decision = decideSend('Block', completion, WEB);
    if (decision.send) throw new Error('the mail went');
    const { text = '', markdown = '', button } = decision.alert;
    expect([text.length <= 500, markdown.length <= 500, (button?.label ?? '').length <= 20]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each([
    ['classic', 'with plain text', { errorMessage: 'plain' }, true],
    ['classic', 'with Markdown alone', {}, false],
    ['web', 'with Markdown alone', {}, true],
    ['mac', 'with Markdown alone', {}, true],
  ] as const)('in %s a dialog %s has the button of the add-in: %s', (client, _, plain, has) => {
    const markdownOnly = { ...full.options, errorMessage: undefined, ...plain };
    const decision = decideSend('SoftBlock', completed(markdownOnly), { client, mailbox: '1.15' });
    expect(decision).toMatchObject({ send: false });
    expect(!decision.send && decision.alert.button !== undefined).toBe(has);
  });

  it.each(['PromptUser', 'SoftBlock', 'Block'] as const)(
    'on a Mac an add-in that cannot be reached blocks the mail for good, under %s too',
    (mode) => {
      expect(decideSend(mode, { kind: 'unreachable' }, { client: 'mac', mailbox: '1.14' })).toEqual({
        send: false,
        alert: { why: 'unreachable', sendAnyway: false },
      });
    },
  );

  it.each(['classic', 'mac'] as const)('in %s a mail under SoftBlock is held after the time-out', (client) => {
    const decision = decideSend('SoftBlock', { kind: 'time-out' }, { client, mailbox: '1.14' });
    expect(decision).toMatchObject({ alert: { sendAnyway: false } });
  });

  it('shows the dialog after a yes where that fault is switched on', () => {
    expect(decideSend('SoftBlock', allowed, { client: 'mac', mailbox: '1.14' }, { showsAlways: true })).toEqual({
      send: false,
      alert: { why: 'held-by-add-in', sendAnyway: false },
    });
  });
});
