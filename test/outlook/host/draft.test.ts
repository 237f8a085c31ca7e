import { CLIENTS, type ClientName } from '../../../src/outlook/host/clients';
import { Draft } from '../../../src/outlook/host/draft';
import { emptyDraft, leavingHeaders } from '../../../src/outlook/host/draft-content';
import { OutlookError } from '../../../src/outlook/host/limits';

const content = () => emptyDraft({ address: 'sam@own.example', name: 'Sam' });
/** Open in a client, here Outlook on the web unless the test says another. */
const draft = (client: ClientName = 'web', mailbox = CLIENTS[client].mailbox, from = content()) =>
  new Draft(from, { client: CLIENTS[client], mailbox });
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ address: `p${index}@x.example`, name: '' }));
const note = (key: string, message = 'text') => ({ key, message, type: 'progressIndicator' as const });

/** The code with which Outlook refuses; 0 when it does not. */
function codeOf(action: () => void): number {
  try {
    action();
    return 0;
  } catch (error) {
    if (error instanceof OutlookError) return error.code;
    throw error;
  }
}

describe('recipients of a draft', () => {
  it.each([
    [100, 0],
    [101, 9012],
  ])('%i in one call: code %i', (count, code) => {
    expect(codeOf(() => draft().setRecipients('to', people(count), { add: false }))).toBe(code);
  });

  it.each([
    ['1.15', 500],
    ['1.16', 1_000],
  ])('with Mailbox %s are at most %i in a field; a call over it changes nothing', (mailbox, most) => {
    const full = draft('web', mailbox);
    full.putRecipients('to', people(most - 50));
    expect(codeOf(() => full.setRecipients('to', people(51), { add: true }))).toBe(9012);
    expect(full.content.to).toHaveLength(most - 50);
    expect(codeOf(() => full.setRecipients('to', people(50), { add: true }))).toBe(0);
    expect(codeOf(() => full.putRecipients('to', people(most + 1)))).toBe(9012);
  });

  it('tell which fields changed, once for each change, and only then', () => {
    const watched = draft();
    const seen: unknown[] = [];
    const stop = watched.onRecipientsChanged((changed) => seen.push(changed));
    watched.putRecipients('cc', people(2));
    watched.change({ subject: 'no recipient' });
    stop();
    watched.putRecipients('to', people(1));
    expect(seen).toEqual([{ to: false, cc: true, bcc: false }]);
  });
});

describe('headers of a draft', () => {
  it.each([
    ['998 characters with the name', { 'x-a': 'v'.repeat(995) }, 0],
    ['999 characters with the name', { 'x-a': 'v'.repeat(996) }, 9031],
    ['CR', { 'x-a': 'a\rb' }, 9031],
    ['LF', { 'x-a': 'a\nb' }, 9031],
    ['NUL', { 'x-a': 'a\0b' }, 9031],
    ['a tab', { 'x-a': 'a\tb' }, 9031],
    ['é', { 'x-a': 'é' }, 9031],
    ['a number', { 'x-a': 1 }, 9031],
    ['a space in the name', { 'x a': 'v' }, 9031],
    ['a colon in the name', { 'x:a': 'v' }, 9031],
    ['no name', { '': 'v' }, 9031],
  ])('with %s', (_, pairs, code) => {
    const one = draft();
    expect(codeOf(() => one.setHeaders(pairs))).toBe(code);
    expect(one.content.headers).toHaveLength(code === 0 ? 1 : 0);
  });

  it('take 256 KB together', () => {
    const one = draft();
    const bunch = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${from + index}`, 'v'.repeat(900)]));
    expect(codeOf(() => one.setHeaders(bunch(0, 280)))).toBe(0);
    expect(codeOf(() => one.setHeaders(bunch(280, 20)))).toBe(9031);
  });

  it('are replaced without regard to case, in their place', () => {
    const one = draft();
    one.setHeaders({ 'x-a': '1', 'x-b': '2' });
    one.setHeaders({ 'X-A': '3' });
    expect(one.content.headers).toEqual([
      { name: 'X-A', value: '3', family: 'web' },
      { name: 'x-b', value: '2', family: 'web' },
    ]);
    expect(one.getHeaders(['x-a', 'x-c'])).toEqual({ 'x-a': '3' });
    one.removeHeaders(['X-B']);
    expect(one.getHeaders(['x-b'])).toEqual({});
  });
});

describe('headers between clients', () => {
  const leaving = (one: Draft, client: ClientName, ofOthersToo = false) =>
    leavingHeaders(one.content, CLIENTS[client], { ofOthersToo }).map(({ name, value }) => `${name}: ${value}`);

  it.each([
    ['web', 'new', true],
    ['classic', 'mac', true],
    ['classic', 'web', false],
    ['web', 'classic', false],
    ['mac', 'new', false],
  ] as const)('written in %s are seen in %s: %s', (writer, reader, seen) => {
    const one = draft(writer);
    one.setHeaders({ 'x-a': '1' });
    const other = draft(reader, CLIENTS[reader].mailbox, one.content);
    expect(other.getHeaders(['x-a'])).toEqual(seen ? { 'x-a': '1' } : {});
    other.removeHeaders(['x-a']);
    expect(other.content.headers).toHaveLength(seen ? 0 : 1);
  });

  it('of both families stand apart, and a mail leaves with those of the client that sends it', () => {
    const one = draft('classic');
    one.setHeaders({ 'x-a': 'of classic', 'x-b': 'of classic' });
    const other = draft('web', '1.16', one.content);
    other.setHeaders({ 'x-a': 'of the web' });
    expect(leaving(other, 'web')).toEqual(['x-a: of the web']);
    expect(leaving(other, 'classic')).toEqual(['x-a: of classic', 'x-b: of classic']);
    expect(leaving(other, 'web', true)).toEqual(['x-a: of the web', 'x-a: of classic', 'x-b: of classic']);
  });

  it.each([
    ['web', ['x-b: 2', 'x-a: 1']],
    ['new', ['x-b: 2', 'x-a: 1']],
    ['classic', ['x-b: 2', 'x-a: 3']],
    ['mac', ['x-b: 2', 'x-a: 3']],
  ] as const)('in %s, one that was removed and set again leaves as it does there', (client, expected) => {
    const one = draft(client);
    one.setHeaders({ 'x-a': '1', 'x-b': '2' });
    one.removeHeaders(['X-A']);
    expect(codeOf(() => one.setHeaders({ 'x-a': '3' }))).toBe(0);
    expect(leaving(one, client)).toEqual(expected);
  });
});

describe('custom properties of a draft', () => {
  it.each([
    [2500, 0],
    [2501, 9019],
  ])('of %i characters as JSON: code %i', (length, code) => {
    const frame = JSON.stringify({ a: '' }).length;
    expect(codeOf(() => draft().setCustomProperties({ a: 'x'.repeat(length - frame) }))).toBe(code);
  });
});

describe('notifications of a draft', () => {
  it('are five at most, and a key stands once', () => {
    const one = draft();
    for (const key of ['a', 'b', 'c', 'd', 'e']) one.addNotification(note(key));
    expect(codeOf(() => one.addNotification(note('a')))).toBe(9023);
    expect(codeOf(() => one.addNotification(note('f')))).toBe(9025);
    expect(codeOf(() => one.replaceNotification(note('f')))).toBe(9024);
    expect(codeOf(() => one.removeNotification('f'))).toBe(9024);
    one.replaceNotification(note('c', 'changed'));
    expect(one.state.notifications[2]?.message).toBe('changed');
  });

  it.each([
    ['a text of 150', note('a', 'x'.repeat(150)), 0],
    ['a text of 151', note('a', 'x'.repeat(151)), 9031],
    ['a key of 32', note('k'.repeat(32)), 0],
    ['a key of 33', note('k'.repeat(33)), 9031],
  ])('with %s characters', (_, notification, code) => {
    expect(codeOf(() => draft().addNotification(notification))).toBe(code);
  });
});

describe('a draft', () => {
  it('gets its id at the first save and keeps it', () => {
    const one = draft();
    const id = one.markSaved();
    expect(one.markSaved()).toBe(id);
    expect(one.content.savedAt).not.toBeNull();
  });

  it.each([
    ['1.15', 50_000],
    ['1.16', 2_621_440],
  ])('with Mailbox %s holds %i characters of session data', (mailbox, most) => {
    const one = draft('web', mailbox);
    expect(codeOf(() => one.setSessionData({ a: 'x'.repeat(most - 1_000) }))).toBe(0);
    expect(codeOf(() => one.setSessionData({ a: 'x'.repeat(most) }))).toBe(9051);
  });

  it.each<[string, (one: Draft) => void, boolean]>([
    ['was not touched', () => undefined, true],
    [
      'has session data and a notification',
      (one) => (one.setSessionData({ a: '1' }), one.addNotification(note('a'))),
      true,
    ],
    ['has a header', (one) => one.setHeaders({ 'x-a': '0' }), false],
    ['has a property', (one) => one.setCustomProperties({ a: 1 }), false],
    ['has properties that are as before', (one) => one.setCustomProperties({}), false],
    ['had headers removed', (one) => one.removeHeaders(['x-a']), false],
    ['has a recipient', (one) => one.putRecipients('to', people(1)), false],
  ])('that %s by an add-in is thrown away when it is closed, or kept', (_, touch, isEmpty) => {
    const one = draft();
    touch(one);
    expect(one.isEmpty).toBe(isEmpty);
  });
});
