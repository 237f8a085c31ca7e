import { onMessageCompose, onMessageRecipientsChanged } from '../../src/commands/on-compose';
import { offerHelp } from '../../src/commands/page-help';
import { onMessageSend } from '../../src/commands/on-message-send';
import { coverDigest } from '../../src/seal/format/cover';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { GATE_POLICY_SETTING } from '../../src/draft/gate-policy';
import { formatDraftProperty } from '../../src/seal/format/recipient-states';
import { formatSealHeaders, sealId } from '../../src/seal/format/seal-headers';
import { notice } from '../../src/locales/en/commands';
import { address } from '../directory/values';
import { SENDER, createDraft, to } from '../office/fake-office';
import type { FakeDraft, FakeOffice } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const SEALED = 's'.repeat(60);
const ANNA = address('anna@lind.example');
const BO = 'bo@lind.example';
const NOTE = formatDraftProperty({
  draftId: 'draft-1234',
  seal: { id: sealId(SEALED), cover: coverDigest({ sender: address(SENDER), addresses: [ANNA] }) },
  recipients: [{ address: ANNA, state: { is: 'ready', method: 'account', own: false } }],
});
const secured = (change: Partial<FakeDraft> = {}) =>
  createDraft({
    recipients: to(ANNA),
    headers: { 'x-secure-mail': '1', ...formatSealHeaders({ draftId: 'draft-1234', cover: 'c', sealed: SEALED }) },
    properties: { [DRAFT_PROPERTY]: NOTE },
    saved: true,
    ...change,
  });

async function run(handler: (event: Office.MailboxEvent) => Promise<void>): Promise<void> {
  const completed = jest.fn();
  await handler({ completed } as unknown as Office.MailboxEvent);
  expect(completed).toHaveBeenCalledTimes(1);
}
const noticesOf = (draft: FakeDraft) => [...draft.notices.values()].map(({ message }) => message);

describe('a mail that is opened for writing', () => {
  it('is left alone without secure mail', async () => {
    const office = installFakeOffice(createDraft({ recipients: to(BO) }));
    await run(onMessageCompose);
    expect(office.draft).toEqual(createDraft({ recipients: to(BO) }));
    expect(office.calls.filter((name) => /set|save|remove|replace|add/.test(name))).toEqual([]);
  });

  it('says again that secure mail is on', async () => {
    const office = installFakeOffice(secured());
    await run(onMessageCompose);
    expect(noticesOf(office.draft)).toEqual(['Secure mail is on.']);
  });

  it.each<[string, Record<string, string>]>([
    ['its header', { 'x-secure-mail': '1' }],
    ['its note alone', {}],
  ])('says again that it could not be secured, known by %s', async (_mark, headers) => {
    const note = formatDraftProperty({ draftId: 'draft-1234', recipients: [], failed: true });
    const office = installFakeOffice(secured({ headers, properties: { [DRAFT_PROPERTY]: note } }));
    await run(onMessageCompose);
    expect(noticesOf(office.draft)).toEqual([notice.failed]);
  });

  it.each<[string, FakeDraft['recipients'], [string, 'fails'][]]>([
    ['its recipients cannot be read', to(ANNA), [['to.getAsync', 'fails']]],
    ['the pane has not seen the last change', to(), []],
  ])('says that secure mail is on, also where %s', async (_when, recipients, faults) => {
    const office = installFakeOffice(secured({ recipients }));
    for (const [name, fault] of faults) office.faults.set(name, fault);
    await run(onMessageCompose);
    expect(noticesOf(office.draft)).toEqual(['Secure mail is on.']);
  });

  it.each<[string, boolean, Partial<FakeDraft>]>([
    ['starts secure when it is new and policy says so, also without a page that reads the configuration', true, {}],
    ['stays as it is when it was saved before, whatever policy says of new ones', false, { saved: true }],
  ])('%s', async (_what, on, part) => {
    const office = installFakeOffice(createDraft({ recipients: to(BO), ...part }));
    office.settings.set(GATE_POLICY_SETTING, { on: true, words: {} });
    await run(onMessageCompose);
    expect(office.draft.headers).toEqual(on ? { 'x-secure-mail': '1' } : {});
    expect(noticesOf(office.draft)).toEqual(on ? ['Secure mail is on.'] : []);
  });

  describe('and is to nobody yet, where policy switches secure mail on', () => {
    afterEach(() => offerHelp(undefined));
    const begin = async (part: Partial<FakeDraft> = {}) => {
      const office = installFakeOffice(createDraft(part));
      office.settings.set(GATE_POLICY_SETTING, { on: true, words: {} });
      await run(onMessageCompose);
      return office;
    };
    const address = (office: FakeOffice) => {
      office.draft.recipients = to(BO);
      return run(onMessageRecipientsChanged);
    };

    // https://github.com/OfficeDev/office-js/issues/1940
    it.each([
      ['new', {}],
      ['saved like that', { saved: true }],
    ])('says that it is on and has nothing written on it when it is %s', async (_what, part) => {
      const { draft } = await begin(part);
      expect(draft).toMatchObject({ headers: {}, properties: {} });
      expect(noticesOf(draft)).toEqual(['Secure mail is on.']);
    });

    it('is marked once it is to somebody', async () => {
      const office = await begin();
      await address(office);
      expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    });

    it('is not marked again after somebody switched it off', async () => {
      const office = await begin();
      await address(office);
      office.draft.headers = { 'x-secure-mail': '0' };
      office.draft.recipients = to(ANNA, BO);
      await run(onMessageRecipientsChanged);
      expect(office.draft.headers).toEqual({ 'x-secure-mail': '0' });
    });

    it('is marked at once in an Outlook without session data', async () => {
      const office = installFakeOffice(createDraft());
      office.settings.set(GATE_POLICY_SETTING, { on: true, words: {} });
      const { item } = (office.Office as { context: { mailbox: { item: { sessionData?: object } } } }).context.mailbox;
      delete item.sessionData;
      await run(onMessageCompose);
      expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    });

    it('is held at Send where no event has told of recipients', async () => {
      const { draft } = await begin();
      draft.recipients = to(BO);
      const completed = jest.fn();
      await new Promise<void>((resolve) =>
        onMessageSend({
          completed: (answer: object) => (completed(answer), resolve()),
        } as unknown as Office.MailboxEvent),
      );
      expect(completed).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
      expect(draft.headers).toEqual({ 'x-secure-mail': '1' });
    });

    it.each(['to.getAsync', 'sessionData.setAsync'])('is not forgotten where %s fails at first', async (name) => {
      const office = installFakeOffice(createDraft());
      office.settings.set(GATE_POLICY_SETTING, { on: true, words: {} });
      office.faults.set(name, 'fails');
      await run(onMessageCompose);
      office.faults.clear();
      await address(office);
      expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    });

    it('is not forgotten where the page beside the script can do nothing', async () => {
      offerHelp({ seal: async () => true, markAsSent: () => undefined, isUnsaved: () => false });
      const office = await begin();
      expect(noticesOf(office.draft)).toEqual(['Secure mail is on.']);
      await address(office);
      expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    });

    it('is held at Send where it cannot be told whether it waits', async () => {
      const office = await begin();
      office.draft.recipients = to(BO);
      office.faults.set('sessionData.getAsync', 'fails');
      const completed = jest.fn();
      await new Promise<void>((resolve) =>
        onMessageSend({
          completed: (answer: object) => (completed(answer), resolve()),
        } as unknown as Office.MailboxEvent),
      );
      expect(completed).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
    });
  });

  describe('and has a label that switches secure mail on', () => {
    const LABEL = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
    const write = (part: Partial<FakeDraft> = {}, rule = 'o') => {
      const office = installFakeOffice(createDraft({ label: LABEL, recipients: to(BO), ...part }));
      office.settings.set(GATE_POLICY_SETTING, { labels: { [LABEL]: rule }, ours: [], words: {} });
      office.labels.push({ id: LABEL, name: 'Confidential', children: null });
      return office;
    };
    const ON = { 'x-secure-mail': '1' };

    it.each(['o', 'r'])('is marked when it is new and already to somebody, as a reply is (kind %s)', async (rule) => {
      const { draft } = write({}, rule);
      await run(onMessageCompose);
      expect(draft.headers).toEqual(ON);
    });

    it('is left as it is when it is only looked at, as a saved draft', async () => {
      const { draft } = write({ saved: true });
      await run(onMessageCompose);
      expect(draft.headers).toEqual({});
    });

    it('is marked when it gets that label', async () => {
      const { draft } = write({ label: '', saved: true });
      await run(onMessageRecipientsChanged);
      expect(draft.headers).toEqual({});
      draft.label = LABEL;
      await run(onMessageRecipientsChanged);
      expect(draft.headers).toEqual(ON);
    });

    it('is marked once it is to somebody, and not before', async () => {
      const { draft } = write({ recipients: to() });
      await run(onMessageCompose);
      expect(draft).toMatchObject({ headers: {}, properties: {}, sessionData: {} });
      draft.recipients = to(BO);
      await run(onMessageRecipientsChanged);
      expect(draft.headers).toEqual(ON);
    });

    // https://github.com/OfficeDev/office-js/issues/6111
    it('is marked at Send at the latest: no event tells of a label that Outlook asks for there', async () => {
      const { draft } = write({ saved: true });
      const answer = await new Promise((resolve) => onMessageSend({ completed: resolve } as never));
      expect(answer).toMatchObject({ allowEvent: false });
      expect(draft.headers).toEqual(ON);
    });

    it.each<[string, Partial<FakeDraft>, string, [string, 'fails'][]]>([
      ['somebody switched it off', { headers: { 'x-secure-mail': '0' } }, 'o', []],
      ['the label asks for stronger methods alone', {}, 'siI', []],
      ['the label cannot be read', {}, 'o', [['sensitivityLabel.getAsync', 'fails']]],
    ])('is not marked where %s', async (_when, part, rule, faults) => {
      const office = write(part, rule);
      for (const [name, fault] of faults) office.faults.set(name, fault);
      await run(onMessageRecipientsChanged);
      expect(office.draft.headers).toEqual(part.headers ?? {});
    });

    it('is sent as it is in an Outlook without session data and labels', async () => {
      const office = write();
      const { item } = (office.Office as { context: { mailbox: { item: Record<string, unknown> } } }).context.mailbox;
      delete item['sessionData'];
      delete item['sensitivityLabel'];
      await expect(new Promise((resolve) => onMessageSend({ completed: resolve } as never))).resolves.toEqual({
        allowEvent: true,
      });
    });
  });

  it('starts without choices when it is new and only the note of its parent came along', async () => {
    const office = installFakeOffice(
      createDraft({ properties: { [DRAFT_PROPERTY]: NOTE, other: 'x' }, recipients: to(BO) }),
    );
    await run(onMessageCompose);
    expect(office.draft.properties).toEqual({ other: 'x' });
    expect(noticesOf(office.draft)).toEqual([]);
  });

  it.each<[string, Partial<FakeDraft>, [string, 'fails'][]]>([
    ['it was saved before', { saved: true }, []],
    ['it cannot be told whether it was saved', {}, [['getItemIdAsync', 'fails']]],
  ])('keeps a note whose header is gone when %s: the gate asks', async (_when, change, faults) => {
    const office = installFakeOffice(createDraft({ properties: { [DRAFT_PROPERTY]: NOTE }, ...change }));
    for (const [name, fault] of faults) office.faults.set(name, fault);
    await run(onMessageCompose);
    expect(office.draft.properties).toEqual({ [DRAFT_PROPERTY]: NOTE });
  });
});

describe('recipients that change while a mail is being written', () => {
  it('are counted when they lack a method', async () => {
    const office = installFakeOffice(secured({ recipients: to(ANNA, BO) }));
    await run(onMessageRecipientsChanged);
    expect(noticesOf(office.draft)).toEqual([
      'Secure mail is on. Open Recipient verification: 1 person needs a method before you can send.',
    ]);
  });

  it('are not counted in mail without secure mail', async () => {
    const office = installFakeOffice(createDraft({ recipients: to(BO) }));
    await run(onMessageRecipientsChanged);
    expect(noticesOf(office.draft)).toEqual([]);
  });

  it('are counted again when the pane saves at that moment', async () => {
    const office = installFakeOffice(secured({ recipients: to(ANNA, BO) }));
    office.faults.set('notificationMessages.replaceAsync', () => {
      office.faults.delete('notificationMessages.replaceAsync');
      office.draft.properties = {
        [DRAFT_PROPERTY]: formatDraftProperty({
          draftId: 'draft-1234',
          seal: { id: sealId(SEALED), cover: coverDigest({ sender: address(SENDER), addresses: [ANNA, address(BO)] }) },
          recipients: [ANNA, address(BO)].map((each) => ({
            address: each,
            state: { is: 'ready', method: 'account', own: false },
          })),
        }),
      };
    });
    await run(onMessageRecipientsChanged);
    expect(noticesOf(office.draft)).toEqual(['Secure mail is on.']);
  });

  it.each(['to.getAsync', 'loadCustomPropertiesAsync', 'notificationMessages.replaceAsync'])(
    'end the event whatever becomes of %s',
    async (name) => {
      for (const fault of ['fails', 'throws'] as const) {
        installFakeOffice(secured()).faults.set(name, fault);
        await run(onMessageRecipientsChanged);
      }
    },
  );

  it.each<[string, Partial<FakeDraft>]>([
    ['one of them has no address', { recipients: to(ANNA, 'a name that is not resolved') }],
    ['the pane has not looked at them yet', { headers: { 'x-secure-mail': '1' }, properties: {} }],
  ])('leave the notice as it is when %s', async (_when, change) => {
    const draft = secured(change);
    draft.notices.set('secure-mail', { message: 'as before' });
    installFakeOffice(draft);
    await run(onMessageRecipientsChanged);
    expect(noticesOf(draft)).toEqual(['as before']);
  });
});
