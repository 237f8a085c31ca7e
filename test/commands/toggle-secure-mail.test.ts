import { toggleSecureMail } from '../../src/commands/toggle-secure-mail';
import { DRAFT_PROPERTY, parseDraftProperty } from '../../src/seal/format/note';
import { ribbonTexts } from '../../src/locales/en/ribbon';
import { notice } from '../../src/locales/en/commands';
import { installLocks, removeLocks } from '../draft/fake-locks';
import { createDraft, to } from '../office/fake-office';
import type { FakeDraft } from '../office/fake-office';
import { installFakeOffice } from '../office/install-fake-office';

const KEY = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) };

/** The organization's document, or what becomes of fetching it. */
function serve(answer: () => Response): void {
  globalThis.fetch = jest.fn(async () => answer());
}
const organization = (document: unknown = { gatewayKeys: [KEY] }) =>
  new Response(typeof document === 'string' ? document : JSON.stringify(document));

async function press(): Promise<void> {
  const completed = jest.fn();
  await toggleSecureMail({ completed } as unknown as Office.AddinCommands.Event);
  expect(completed).toHaveBeenCalledTimes(1);
}
const noticesOf = (draft: FakeDraft) => [...draft.notices.values()].map(({ message }) => message);
const isOn = (draft: FakeDraft) => draft.headers['x-secure-mail'] === '1';

describe('the ribbon button', () => {
  const { fetch } = globalThis;
  beforeEach(() => serve(organization));
  afterAll(() => void (globalThis.fetch = fetch));

  it('switches on: marked, not sealed, and said above the mail', async () => {
    const office = installFakeOffice();
    await press();
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(parseDraftProperty(office.draft.properties[DRAFT_PROPERTY])).toMatchObject({
      draftId: expect.stringMatching(/^[\w-]{12}$/),
    });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.on]);
  });

  it('switches off again, and leaves nothing but 0 behind', async () => {
    const office = installFakeOffice();
    await press();
    await press();
    expect(office.draft).toMatchObject({ headers: { 'x-secure-mail': '0' }, properties: {} });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.off]);
  });

  it('switches on where session data cannot be read: whether policy waits with it is another question', async () => {
    const office = installFakeOffice();
    office.faults.set('sessionData.getAsync', 'fails');
    await press();
    expect(isOn(office.draft)).toBe(true);
  });

  it('guesses nothing where the headers cannot be read, and says so', async () => {
    const office = installFakeOffice(createDraft({ headers: { 'x-secure-mail': '1' } }));
    office.faults.set('internetHeaders.getAsync', 'fails');
    await press();
    expect(office.draft).toMatchObject({ headers: { 'x-secure-mail': '1' }, properties: {} });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.failed]);
  });

  it('switches off what is unclear', async () => {
    const office = installFakeOffice(createDraft({ properties: { [DRAFT_PROPERTY]: 'noise' } }));
    await press();
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.off]);
  });

  it.each<[string, () => Response, string]>([
    ['there is no gateway key', () => organization({}), ribbonTexts.noGatewayKey],
    ['the settings hold a mistake', () => organization({ gatewayKeys: 7 }), ribbonTexts.configurationWrong],
    ['the settings are not JSON', () => organization('{'), ribbonTexts.configurationWrong],
    ['the settings are not there', () => new Response('', { status: 404 }), ribbonTexts.configurationUnreachable],
    [
      'there is no network',
      () => {
        throw new TypeError('Failed to fetch');
      },
      ribbonTexts.configurationUnreachable,
    ],
  ])('holds the mail when %s, and says so; pressed again it is normal mail', async (_when, answer, text) => {
    serve(answer);
    const office = installFakeOffice();
    await press();
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(parseDraftProperty(office.draft.properties[DRAFT_PROPERTY])).toMatchObject({ failed: true });
    expect(noticesOf(office.draft)).toEqual([text]);
    await press();
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.off]);
  });

  it('holds a mail whose sealing fails with the key of the gateway, and says so', async () => {
    installLocks();
    const office = installFakeOffice(createDraft({ recipients: to('colleague@own.example') }));
    await press();
    removeLocks();
    expect(office.draft.headers).toEqual({ 'x-secure-mail': '1' });
    expect(parseDraftProperty(office.draft.properties[DRAFT_PROPERTY])).toMatchObject({ failed: true });
    expect(noticesOf(office.draft)).toEqual([notice.failed]);
  });

  it('switches off without network', async () => {
    const office = installFakeOffice();
    await press();
    serve(() => {
      throw new TypeError('Failed to fetch');
    });
    await press();
    expect(isOn(office.draft)).toBe(false);
  });

  it('does not switch on in an Outlook that is too old, though Office.js has the members', async () => {
    const office = installFakeOffice();
    const { requirements } = (office.Office as { context: { requirements: { isSetSupported: unknown } } }).context;
    requirements.isSetSupported = (_name: string, version: string) => Number(version.split('.')[1]) < 8;
    await press();
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.outlookTooOld]);
  });

  it('holds the mail by its note when the header cannot be written; pressed again it is normal mail', async () => {
    const office = installFakeOffice();
    office.faults.set('internetHeaders.setAsync', 'fails');
    await press();
    office.faults.clear();
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.held]);
    expect(office.draft.headers).toEqual({});
    expect(parseDraftProperty(office.draft.properties[DRAFT_PROPERTY])).toMatchObject({ failed: true });
    await press();
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
  });

  it('says that it failed when nothing can be written on the mail; pressing again switches on', async () => {
    const office = installFakeOffice();
    office.faults.set('internetHeaders.setAsync', 'fails');
    office.faults.set('customProperties.saveAsync', 'fails');
    await press();
    office.faults.clear();
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.failed]);
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
    await press();
    expect(isOn(office.draft)).toBe(true);
  });

  it.each(['loadCustomPropertiesAsync', 'customProperties.saveAsync'])(
    'is on with the header alone when %s fails, so that nobody is told "on" of a mail that goes off again',
    async (name) => {
      const office = installFakeOffice();
      office.faults.set(name, () => {
        if (name === 'loadCustomPropertiesAsync' && !isOn(office.draft)) return; // reading the marks
        office.faults.set(name, 'fails');
        throw new Error('refused');
      });
      await press();
      office.faults.clear();
      expect(noticesOf(office.draft)).toEqual([ribbonTexts.on]);
      expect(isOn(office.draft)).toBe(true);
      await press();
      expect(office.draft).toMatchObject({ headers: { 'x-secure-mail': '0' }, properties: {} });
    },
  );

  it('stays on when Outlook takes the header and never answers for the note', async () => {
    jest.useFakeTimers();
    try {
      const office = installFakeOffice();
      office.faults.set('customProperties.saveAsync', 'never');
      const pressed = press();
      await jest.advanceTimersByTimeAsync(60_000);
      await pressed;
      expect(isOn(office.draft)).toBe(true);
      expect(noticesOf(office.draft)).toEqual([ribbonTexts.on]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is on although the notice cannot be shown, and does not say that it failed', async () => {
    const office = installFakeOffice();
    office.faults.set('notificationMessages.replaceAsync', () => {
      office.faults.delete('notificationMessages.replaceAsync');
      throw new Error('refused once');
    });
    await press();
    expect(isOn(office.draft)).toBe(true);
    expect(noticesOf(office.draft)).toEqual([]);
  });

  it('says that it failed when the mail cannot be read, and changes nothing', async () => {
    const office = installFakeOffice();
    office.faults.set('internetHeaders.getAsync', 'fails');
    await press();
    expect(noticesOf(office.draft)).toEqual([ribbonTexts.failed]);
    expect(office.draft).toMatchObject({ headers: {}, properties: {} });
  });

  it('tells the pane of every change, also of one that failed half-way', async () => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel('secure-mail-draft');
    const next = () =>
      new Promise<void>((resolve) => {
        channel.onmessage = ({ data }) => {
          heard.push(data);
          resolve();
        };
      });
    const office = installFakeOffice();
    for (const fault of [undefined, 'fails'] as const) {
      if (fault) office.faults.set('internetHeaders.setAsync', fault);
      const told = next();
      await press();
      await told;
    }
    channel.close();
    expect(heard).toEqual(['switched', 'switched']);
  });
});
