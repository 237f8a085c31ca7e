import { Draft } from '../../../src/outlook/host/draft';
import { emptyDraft } from '../../../src/outlook/host/draft-content';
import { OutlookError } from '../../../src/outlook/host/limits';

const draft = () => new Draft(emptyDraft({ address: 'sam@own.example', name: 'Sam' }));
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

  it('are at most 500 in a field; a call over it changes nothing', () => {
    const full = draft();
    full.putRecipients('to', people(450));
    expect(codeOf(() => full.setRecipients('to', people(51), { add: true }))).toBe(9012);
    expect(full.content.to).toHaveLength(450);
    expect(codeOf(() => full.setRecipients('to', people(50), { add: true }))).toBe(0);
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
      { name: 'X-A', value: '3' },
      { name: 'x-b', value: '2' },
    ]);
    expect(one.getHeaders(['x-a', 'x-c'])).toEqual({ 'x-a': '3' });
    one.removeHeaders(['X-B']);
    expect(one.getHeaders(['x-b'])).toEqual({});
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

  it('holds 50,000 characters of session data', () => {
    expect(codeOf(() => draft().setSessionData({ a: 'x'.repeat(49_000) }))).toBe(0);
    expect(codeOf(() => draft().setSessionData({ a: 'x'.repeat(50_000) }))).toBe(9051);
  });
});
