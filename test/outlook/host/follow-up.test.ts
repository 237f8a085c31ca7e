import { followUp } from '../../../src/outlook/host/follow-up';
import type { SentMessage } from '../../../src/outlook/messages';

const anna = { address: 'anna@x.example', name: 'Anna' };
const ben = { address: 'ben@x.example', name: 'Ben' };
const message: SentMessage = {
  id: '1',
  receivedAt: '2026-01-01T00:00:00.000Z',
  envelope: { from: 'sam@own.example', to: [anna.address, ben.address] },
  from: 'sam@own.example',
  to: [anna],
  cc: [ben],
  subject: 'Hello',
  secureMail: true,
  raw: '',
  text: 'one\ntwo',
  headers: [{ name: 'x-secure-mail', value: '1' }],
  gateway: { ok: false, reason: 'none', message: '' },
};

describe('an answer to a sent mail', () => {
  it.each([
    ['reply', 'reply', [anna], [], 'RE: Hello'],
    ['replyAll', 'reply', [anna], [ben], 'RE: Hello'],
    ['forward', 'forward', [], [], 'FW: Hello'],
  ] as const)('%s', (kind, composeType, to, cc, subject) => {
    expect(followUp(kind, message)).toMatchObject({ composeType, to, cc, subject });
  });

  it('takes no header and no property along', () => {
    expect(followUp('forward', message)).not.toHaveProperty('headers');
    expect(followUp('forward', message)).not.toHaveProperty('customProperties');
  });

  it('does not pile up prefixes', () => {
    expect(followUp('reply', { ...message, subject: 'Re: Hello' }).subject).toBe('Re: Hello');
  });
});
