import { offerHelp } from '../../src/commands/page-help';
import { onMessageSend } from '../../src/commands/on-message-send';
import { coverDigest, coverTag } from '../../src/seal/format/cover';
import { DRAFT_PROPERTY } from '../../src/seal/format/note';
import { GATE_POLICY_SETTING } from '../../src/draft/gate-policy';
import { formatDraftProperty } from '../../src/seal/format/recipient-states';
import { formatSealHeaders, sealId } from '../../src/seal/format/seal-headers';
import { markAsSent, readSentDrafts, SENT_DRAFTS_KEY } from '../../src/draft/sent-drafts';
import { MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import { THREAD_PROPERTY, formatThread } from '../../src/seal/format/thread-domains';
import { isUnsaved, setUnsaved } from '../../src/draft/unsaved-drafts';
import { setUnsavedInSession } from '../../src/draft/unsaved-session';
import { gate as words } from '../../src/locales/en/commands';
import { gatePolicyWords } from '../../src/locales/en/gate-policy';
import { address } from '../directory/values';
import { SENDER, createDraft, to } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const KEY = 'k'.repeat(43);
const SEALED = 's'.repeat(60);
const ANNA = address('anna@lind.example');
const COVERED = { sender: address(SENDER), addresses: [ANNA] };

const secured = () =>
  createDraft({
    recipients: to(ANNA),
    headers: {
      'x-secure-mail': '1',
      ...formatSealHeaders({ draftId: 'draft-1234', cover: coverTag(KEY, COVERED), sealed: SEALED }),
    },
    properties: {
      [DRAFT_PROPERTY]: formatDraftProperty({
        draftId: 'draft-1234',
        seal: { id: sealId(SEALED), cover: coverDigest(COVERED) },
        recipients: [{ address: ANNA, state: { is: 'ready', method: 'account', own: false } }],
      }),
    },
  });

/** Local storage as a browser has it, or as it refuses. */
function installStorage(storage: Partial<Storage> | undefined): Map<string, string> {
  const stored = new Map<string, string>();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: storage ?? {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
  });
  return stored;
}

/** In a browser, where the page of the commands is there. */
async function send(isOnDraft = true): Promise<jest.Mock> {
  offerHelp({ seal: async () => isOnDraft, markAsSent, isUnsaved });
  const completed = jest.fn();
  onMessageSend({ completed } as unknown as Office.MailboxEvent);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(completed).toHaveBeenCalledTimes(1);
  return completed;
}

describe('the function that Outlook asks at Send', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.clearAllTimers();
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('tells the memory which secured draft left, and nothing of others', async () => {
    const stored = installStorage(undefined);
    installFakeOffice(createDraft({ recipients: to(ANNA) }));
    await send();
    expect(stored.size).toBe(0);
    installFakeOffice(secured()).settings.set(MAILBOX_KEY_SETTING, KEY);
    expect(await send()).toHaveBeenCalledWith({ allowEvent: true });
    expect(readSentDrafts()).toEqual(['draft-1234']);
  });

  it('tells the memory of a draft about which it asks first: nobody asks a second time', async () => {
    installStorage(undefined);
    const draft = secured();
    draft.properties[THREAD_PROPERTY] = formatThread([address('bo@zorg.example')]);
    const { settings } = installFakeOffice(draft);
    settings.set(MAILBOX_KEY_SETTING, KEY);
    settings.set(GATE_POLICY_SETTING, { known: [], words: gatePolicyWords });
    expect(await send()).toHaveBeenCalledWith(expect.objectContaining({ sendModeOverride: 'promptUser' }));
    expect(readSentDrafts()).toEqual(['draft-1234']);
  });

  it('holds a draft on which the choices of a pane are not saved, though its seal fits', async () => {
    installStorage(undefined);
    installFakeOffice(secured()).settings.set(MAILBOX_KEY_SETTING, KEY);
    setUnsaved('draft-1234', true);
    expect(await send()).toHaveBeenCalledWith(
      expect.objectContaining({ allowEvent: false, errorMessage: expect.stringContaining('not on this mail yet') }),
    );
    expect(readSentDrafts()).toEqual([]);
    setUnsaved('draft-1234', false);
    expect(await send()).toHaveBeenCalledWith({ allowEvent: true });
  });

  describe('in classic Outlook, which has no page beside the script', () => {
    const sendAlone = async () => {
      offerHelp(undefined);
      const completed = jest.fn();
      onMessageSend({ completed } as unknown as Office.MailboxEvent);
      await jest.advanceTimersByTimeAsync(4_000);
      return completed;
    };
    const open = () => {
      const office = installFakeOffice(secured());
      office.settings.set(MAILBOX_KEY_SETTING, KEY);
      return office;
    };

    it('holds a draft on which the choices of a pane are not saved, as its session data says', async () => {
      open();
      setUnsavedInSession('draft-1234', true);
      await jest.advanceTimersByTimeAsync(0);
      expect(await sendAlone()).toHaveBeenCalledWith(
        expect.objectContaining({ allowEvent: false, errorMessage: expect.stringContaining('not on this mail yet') }),
      );
      setUnsavedInSession('draft-1234', false);
      await jest.advanceTimersByTimeAsync(0);
      expect(await sendAlone()).toHaveBeenCalledWith({ allowEvent: true });
    });

    it('holds it also when a pane says afterwards that it has saved another draft', async () => {
      open();
      setUnsavedInSession('draft-1234', true);
      setUnsavedInSession('draft-5678', false);
      await jest.advanceTimersByTimeAsync(0);
      expect(await sendAlone()).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
    });

    it('goes by the draft alone where session data cannot be read, or is of another draft', async () => {
      const office = open();
      setUnsavedInSession('draft-5678', true);
      await jest.advanceTimersByTimeAsync(0);
      expect(await sendAlone()).toHaveBeenCalledWith({ allowEvent: true });
      office.faults.set('sessionData.getAsync', 'fails');
      expect(await sendAlone()).toHaveBeenCalledWith({ allowEvent: true });
    });

    it('reads no session data for ordinary mail', async () => {
      const office = installFakeOffice(createDraft({ recipients: to(ANNA) }));
      expect(await sendAlone()).toHaveBeenCalledWith({ allowEvent: true });
      expect(office.calls).not.toContain('sessionData.getAsync');
    });

    it('keeps states and ids in session data, and nothing else', async () => {
      const { draft } = open();
      setUnsavedInSession('draft-1234', true);
      await jest.advanceTimersByTimeAsync(0);
      expect(draft.sessionData).toEqual({ 'secure-mail-unsaved': 'draft-1234' });
    });
  });

  describe('with somebody on the draft whom the seal does not cover', () => {
    const withBo = () => ({ ...secured(), recipients: to(ANNA, 'bo@lind.example') });
    const said = async (isOnDraft?: boolean) => (await send(isOnDraft)).mock.calls[0][0].errorMessage as string;

    it('names them where the pane has nothing more to write', async () => {
      installStorage(undefined);
      installFakeOffice(withBo());
      expect(await said()).toContain('choose how bo@lind.example');
    });

    it('says that the choices are not on the mail yet while the pane is still writing', async () => {
      installStorage(undefined);
      installFakeOffice(withBo());
      expect(await said(false)).toContain('not on this mail yet');
    });

    it('says the same after the pane could not write them', async () => {
      installStorage(undefined);
      const draft = withBo();
      draft.properties[DRAFT_PROPERTY] = formatDraftProperty({ draftId: 'draft-1234', recipients: [] });
      installFakeOffice(draft);
      setUnsaved('draft-1234', true);
      expect(await said()).toContain('not on this mail yet');
      expect(readSentDrafts()).toEqual([]);
    });
  });

  it('asks a second time, a second later, where the headers of ordinary mail cannot be read', async () => {
    installStorage(undefined);
    const office = installFakeOffice(createDraft({ recipients: to(ANNA) }));
    office.faults.set('internetHeaders.getAsync', 'fails');
    offerHelp({ seal: async () => true, markAsSent, isUnsaved });
    const completed = jest.fn();
    onMessageSend({ completed } as unknown as Office.MailboxEvent);
    await jest.advanceTimersByTimeAsync(999);
    expect(completed).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(completed).toHaveBeenCalledWith({ allowEvent: true });
  });

  it('holds a secured draft whose headers can be read at the second asking only, and do not cover it', async () => {
    installStorage(undefined);
    const draft = { ...secured(), properties: {}, recipients: to(ANNA, 'bo@lind.example') };
    const office = installFakeOffice(draft);
    office.faults.set('internetHeaders.getAsync', 'fails');
    setTimeout(() => office.faults.clear(), 500);
    expect(await send()).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
  });

  it.each(['to', 'cc', 'bcc'])('holds what policy wants secure while %s cannot be read', async (field) => {
    installStorage(undefined);
    const office = installFakeOffice(createDraft({ recipients: to(ANNA) }));
    office.settings.set(GATE_POLICY_SETTING, { free: [], words: gatePolicyWords });
    office.faults.set(`${field}.getAsync`, 'fails');

    expect(await send()).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
  });

  describe('where a label requires secure mail', () => {
    const LABEL = '1a19d03a-48bc-4359-8038-5b5f6d5847c3';
    /** Somebody switched it off. */
    const install = (rules: Record<string, string> = { [LABEL]: 'r' }) => {
      installStorage(undefined);
      const draft = createDraft({ recipients: to(ANNA), headers: { 'x-secure-mail': '0' }, label: LABEL });
      const office = installFakeOffice(draft);
      office.labels.push({ id: LABEL, name: 'Confidential', children: null });
      office.settings.set(GATE_POLICY_SETTING, { labels: rules, ours: ['own.example'], words: gatePolicyWords });
      return office;
    };

    it('holds the mail with a sentence of its own', async () => {
      install();
      expect(await send()).toHaveBeenCalledWith(
        expect.objectContaining({ errorMessage: gatePolicyWords.label.replace('#', ANNA) }),
      );
    });

    it('asks a second time, a second later, where the label cannot be read', async () => {
      const office = install();
      office.draft.label = '';
      office.faults.set('sensitivityLabel.getAsync', 'fails');
      setTimeout(() => office.faults.clear(), 500);
      expect(await send()).toHaveBeenCalledWith({ allowEvent: true });
    });

    it.each(['sensitivityLabelsCatalog.getIsEnabledAsync', 'sensitivityLabel.getAsync'])(
      'holds what could not be checked where %s is never answered, in time',
      async (name) => {
        install().faults.set(name, 'never');
        expect(await send()).toHaveBeenCalledWith(
          expect.objectContaining({ allowEvent: false, errorMessage: words.held.unreadable }),
        );
      },
    );

    // https://github.com/OfficeDev/office-js/issues/5321
    it('keeps nobody’s mail for whom labels are not enabled', async () => {
      const office = install();
      office.labels.length = 0;
      office.faults.set('sensitivityLabel.getAsync', 'fails');
      expect(await send()).toHaveBeenCalledWith({ allowEvent: true });
    });
  });

  it('tells nothing of a draft that it holds', async () => {
    const stored = installStorage(undefined);
    installFakeOffice({ ...secured(), recipients: to(ANNA, 'bo@lind.example') });
    expect(await send()).toHaveBeenCalledWith(expect.objectContaining({ allowEvent: false }));
    expect(stored.size).toBe(0);
  });

  it.each<[string, Partial<Storage>]>([
    ['is full', { getItem: () => null, setItem: () => void throwIt() }],
    ['is forbidden', { getItem: () => throwIt(), setItem: () => void throwIt() }],
    ['holds noise', { getItem: (name) => (name === SENT_DRAFTS_KEY ? '{"a":[' : null), setItem: () => undefined }],
  ])('lets the mail go when local storage %s', async (_how, storage) => {
    installStorage(storage);
    installFakeOffice(secured());
    expect(await send()).toHaveBeenCalledWith({ allowEvent: true });
  });

  it('answers at once when it can, and its own time limit is then over', async () => {
    installFakeOffice(secured());
    const completed = jest.fn();
    onMessageSend({ completed } as unknown as Office.MailboxEvent);
    await jest.advanceTimersByTimeAsync(0);
    expect(completed).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits no longer than four seconds, and an answer that comes later changes nothing', async () => {
    const office = installFakeOffice(secured());
    let late: () => void = () => undefined;
    const { to: field } = (office.Office as { context: { mailbox: { item: { to: { getAsync: unknown } } } } }).context
      .mailbox.item;
    field.getAsync = (done: (answer: object) => void) => (late = () => done({ status: 'succeeded', value: [] }));
    const completed = jest.fn();
    onMessageSend({ completed } as unknown as Office.MailboxEvent);
    await jest.advanceTimersByTimeAsync(3_999);
    expect(completed).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    late();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(completed.mock.calls).toEqual([[expect.objectContaining({ allowEvent: false })]]);
  });

  it.each([
    ['a zero-width space', '\u200b', 'bo@lind.example', '**bo@lind.example**'],
    ['three spaces', '   ', 'bo@lind.example', '**bo@lind.example**'],
    ['line breaks', 'Bo\n\n- Lind', 'Bo - Lind', '**Bo - Lind**'],
    [
      'Markdown',
      '**Bo** [Lind](https://x.example)',
      '**Bo** [Lind](https://x.example)',
      '**Bo    Lind (https://x.example)**',
    ],
    ['nothing but Markdown', '***', '***', '**bo@lind.example**'],
    ['a character by its number', 'Bo &#8238;dniL', 'Bo &#8238;dniL', '**Bo  #8238;dniL**'],
    ['an ampersand', 'Bo & Lind', 'Bo & Lind', '**Bo & Lind**'],
    ['a mark of direction', 'Bo \u202egnp.exe', 'Bo gnp.exe', '**Bo gnp.exe**'],
  ])('names somebody in one line of the dialog, as text: %s', async (_, displayName, plain, markdown) => {
    const draft = secured();
    draft.recipients.cc = [{ emailAddress: 'bo@lind.example', displayName }];
    installFakeOffice(draft);
    const completed = await send();
    const answer = completed.mock.calls[0][0] as { errorMessage: string; errorMessageMarkdown: string };
    const [before, after] = words.held.missing.split('#');
    expect(answer.errorMessage).toBe(`${before}${plain}${after}`);
    expect(answer.errorMessageMarkdown).toBe(`${before}${markdown}${after}`);
  });

  it('cuts a long name between characters', async () => {
    const draft = secured();
    draft.recipients.cc = [{ emailAddress: 'bo@lind.example', displayName: `${'x'.repeat(58)}🌷🌷` }];
    installFakeOffice(draft);
    const { errorMessage } = (await send()).mock.calls[0][0] as { errorMessage: string };
    expect(errorMessage).toContain(`${'x'.repeat(58)}…`);
  });

  it('shows names as people wrote them, and not a whole list of them', async () => {
    const draft = secured();
    draft.recipients.cc = Array.from({ length: 9 }, (_, i) => ({
      emailAddress: `person-${i}@lind.example`,
      displayName: `${'Very '.repeat(20)}long name ${i}`,
    }));
    installFakeOffice(draft);
    const completed = await send();
    const { errorMessage } = completed.mock.calls[0][0] as { errorMessage: string };
    expect(errorMessage).toContain('and 6 more');
    expect(errorMessage.length).toBeLessThanOrEqual(500);
  });
});

function throwIt(): never {
  throw new Error('SecurityError');
}
