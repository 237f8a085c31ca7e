import { emptyDraft } from '../../../src/outlook/host/draft-content';
import { Mailbox } from '../../../src/outlook/host/mailbox';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    items,
  };
}
const draft = (subject: string) => emptyDraft({ address: 'sam@own.example', name: 'Sam' }, { subject });

describe('a mailbox', () => {
  it('gives saved drafts and settings to the next window of the same person, in any case', () => {
    const storage = memory();
    const first = new Mailbox('Sam@own.example', storage);
    first.saveDraft(draft('kept'));
    first.saveRoamingSettings({ a: '1' });
    const next = new Mailbox('sam@OWN.example', storage);
    expect(next.drafts.map(({ subject }) => subject)).toEqual(['kept']);
    expect(next.roamingSettings).toEqual({ a: '1' });
    expect(new Mailbox('other@own.example', storage).drafts).toEqual([]);
  });

  it('keeps a draft once and removes it', () => {
    const mailbox = new Mailbox('sam@own.example', memory());
    const one = draft('first');
    mailbox.saveDraft(one);
    mailbox.saveDraft({ ...one, subject: 'second' });
    expect(mailbox.drafts.map(({ subject }) => subject)).toEqual(['second']);
    mailbox.removeDraft(one.id);
    expect(mailbox.drafts).toEqual([]);
  });

  it('gives out what is to leave by now, once', () => {
    const storage = memory();
    const mailbox = new Mailbox('sam@own.example', storage);
    mailbox.saveDraft(draft('a draft'));
    mailbox.saveDraft({ ...draft('at nine'), sendAt: '2030-01-01T09:00:00.000Z' });
    mailbox.saveDraft({ ...draft('at ten'), sendAt: '2030-01-01T10:00:00.000Z' });
    const other = new Mailbox('sam@own.example', storage);
    const atNine = new Date('2030-01-01T09:00:00.000Z');
    expect(mailbox.takeDue(atNine).map(({ subject }) => subject)).toEqual(['at nine']);
    expect(other.takeDue(atNine)).toEqual([]);
    other.readAgain();
    expect(other.drafts.map(({ subject }) => subject)).toEqual(['at ten', 'a draft']);
  });

  it('reads drafts of a time when nothing could be sent later', () => {
    const storage = memory();
    const { sendAt: _, ...old } = draft('old');
    storage.setItem('local-outlook:sam@own.example', JSON.stringify({ drafts: [old], roamingSettings: {} }));
    expect(new Mailbox('sam@own.example', storage).drafts).toMatchObject([{ subject: 'old', sendAt: null }]);
  });

  it.each([
    ['is not JSON', '{"drafts": ['],
    ['is of another shape', '{"drafts": 7}'],
    ['holds half a draft', '{"drafts": [{"id": "a"}], "roamingSettings": {}}'],
  ])('starts empty when what is stored %s', (_, stored) => {
    const storage = memory();
    storage.setItem('local-outlook:sam@own.example', stored);
    expect(new Mailbox('sam@own.example', storage).drafts).toEqual([]);
  });

  it('refuses roaming settings over 32 KB and keeps the old ones', () => {
    const mailbox = new Mailbox('sam@own.example', memory());
    mailbox.saveRoamingSettings({ a: 'x'.repeat(32_768 - '{"a":""}'.length) });
    expect(() => mailbox.saveRoamingSettings({ b: 'x'.repeat(32_768) })).toThrow('32 KB');
    expect(Object.keys(mailbox.roamingSettings)).toEqual(['a']);
  });

  it('is seen by two Outlooks, each with the settings of its start, which it saves whole', () => {
    const storage = memory();
    new Mailbox('sam@own.example', storage).saveRoamingSettings({ a: 'before' });
    const [one, other] = [new Mailbox('sam@own.example', storage), new Mailbox('sam@own.example', storage)];
    one.saveRoamingSettings({ ...one.roamingSettings, b: 'of the one' });
    expect(other.roamingSettings).toEqual({ a: 'before' });
    other.saveRoamingSettings({ ...other.roamingSettings, c: 'of the other' });
    expect(other.storedSettings).toEqual({ a: 'before', c: 'of the other' });
    expect(one.roamingSettings).toEqual({ a: 'before', b: 'of the one' });
    expect(one.settingsAtStart).toEqual({ a: 'before' });
  });

  it('keeps what another Outlook has saved beside its own drafts', () => {
    const storage = memory();
    const [one, other] = [new Mailbox('sam@own.example', storage), new Mailbox('sam@own.example', storage)];
    one.saveRoamingSettings({ a: '1' });
    other.saveDraft(draft('of the other'));
    expect(one.storedSettings).toEqual({ a: '1' });
    one.readAgain();
    expect(one.drafts.map(({ subject }) => subject)).toEqual(['of the other']);
  });

  it('keeps the properties of what was sent', () => {
    const mailbox = new Mailbox('sam@own.example', memory());
    const sent = { ...draft('sent'), customProperties: { note: 'kept' } };
    mailbox.saveDraft(sent);
    mailbox.moveToSent(sent, 'id-1');
    expect(mailbox.drafts).toEqual([]);
    expect(mailbox.propertiesOfSent('id-1')).toEqual({ note: 'kept' });
    expect(mailbox.propertiesOfSent('id-2')).toEqual({});
  });
});
