import { readMarks, switchState } from '../../src/draft/marks';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { formatDraftProperty } from '../../src/seal/format/recipient-states';
import { createDraft } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const NOTE = formatDraftProperty({ draftId: 'draft-1234', recipients: [] });
const on = { 'x-secure-mail': '1' };
const off = { 'x-secure-mail': '0' };
const seal = { 'x-secure-mail-seal': 'v=1; parts=1', 'x-secure-mail-1': 'abc' };
const noted = { [DRAFT_PROPERTY]: NOTE };

describe('the marks on a draft', () => {
  it.each<[string, Partial<FakeDraft>, string[], string]>([
    ['nothing', {}, [], 'off'],
    ['both', { headers: on, properties: noted }, [], 'on'],
    ['the header alone', { headers: on }, [], 'on'],
    ['the header in other letters and with spaces', { headers: { 'X-Secure-Mail': ' 1 ' } }, [], 'on'],
    ['the header and a note that cannot be read', { headers: on }, ['loadCustomPropertiesAsync'], 'on'],
    ['the header and noise', { headers: on, properties: { [DRAFT_PROPERTY]: 'noise' } }, [], 'on'],
    ['the note alone', { properties: noted }, [], 'unclear'],
    ['the header as off and the note', { headers: { 'x-secure-mail': '0' }, properties: noted }, [], 'unclear'],
    ['0 in place of a note', { properties: { [DRAFT_PROPERTY]: '0' } }, [], 'off'],
    ['noise alone', { properties: { [DRAFT_PROPERTY]: 7 } }, [], 'unclear'],
    ['the header as off', { headers: { 'x-secure-mail': '0' } }, [], 'off'],
    ['the header as off and a seal', { headers: { ...off, ...seal } }, [], 'unclear'],
    ['the header, and 0 where there was a seal', { headers: { ...on, 'x-secure-mail-seal': '0' } }, [], 'on'],
    ['every header as off', { headers: { ...off, 'x-secure-mail-seal': '0', 'x-secure-mail-1': '0' } }, [], 'off'],
    ['the header as nothing we write', { headers: { 'x-secure-mail': 'true' } }, [], 'unclear'],
    ['an empty header', { headers: { 'x-secure-mail': '' } }, [], 'unclear'],
    ['a seal without the header', { headers: seal }, [], 'unclear'],
    ['a part of a seal alone', { headers: { 'x-secure-mail-2': 'abc' } }, [], 'unclear'],
    ['properties of others', { properties: { other: 'x' } }, [], 'off'],
    ['no header and a note that cannot be read', {}, ['loadCustomPropertiesAsync'], 'off'],
    ['headers that cannot be read and the note', { properties: noted }, ['internetHeaders.getAsync'], 'on'],
    ['headers that cannot be read and no note', {}, ['internetHeaders.getAsync'], 'unclear'],
    ['nothing that can be read', {}, ['internetHeaders.getAsync', 'loadCustomPropertiesAsync'], 'on'],
  ])('that holds %s say %4$s', async (_what, draft, unreadable, state) => {
    for (const fault of ['fails', 'throws'] as const) {
      const office = installFakeOffice(createDraft(draft));
      for (const name of unreadable) office.faults.set(name, fault);
      expect(switchState(await readMarks())).toBe(state);
    }
  });

  it('are none, not an error, where Outlook shows no draft', async () => {
    installFakeOffice().show(undefined);
    await expect(readMarks()).resolves.toEqual({ headers: 'unreadable', property: 'unreadable' });
  });

  it('are read where Outlook answers null for headers that are not there', async () => {
    const office = installFakeOffice();
    const mailbox = (office.Office as { context: { mailbox: { item: { internetHeaders: object } } } }).context.mailbox;
    mailbox.item.internetHeaders = {
      setAsync: () => undefined,
      getAsync: (_names: unknown, done: (answer: object) => void) => done({ status: 'succeeded', value: null }),
    };
    expect(switchState(await readMarks())).toBe('off');
  });
});
