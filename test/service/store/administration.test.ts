/** What administrators do: settings, defaults, removing, erasing, and reading the audit. */
import { auditAnswer } from '../../../src/contract/administration';
import { ChangedMeanwhile, WrongValue } from '../../../src/service/store/types';
import { auditRows, codeFor, colleagues, newKey, onEachStore, refusal, smsTo } from './given-store';

const ANNA = 'anna@lindqvist.example';
const nothing = { address: ANNA, hasAccount: false, numbers: [], codes: [], version: '0' };
const proved = (phoneNumber: string) => ({
  kind: 'number-proved' as const,
  key: newKey(),
  address: ANNA,
  phoneNumber,
  provedAt: '2026-11-01T10:00:00Z',
});

onEachStore('the directory', (given) => {
  describe('the settings', () => {
    it('are empty before anybody saved them, and then what was saved', async () => {
      const { els, jan } = colleagues();
      expect(await given.store.readSettings(els)).toEqual({ settings: {}, version: '0' });

      const saved = await given.store.saveSettings(
        els,
        { settings: { brand: 'Zorgpost', methods: { account: false } } },
        '0',
      );

      expect(saved).toEqual({ settings: { brand: 'Zorgpost', methods: { account: false } }, version: '1' });
      expect(await given.store.readSettings(jan)).toEqual(saved);
    });

    it('are not saved by one who has not seen what they are now', async () => {
      const { els, jan } = colleagues();
      const now = await given.store.saveSettings(els, { settings: { brand: 'Zorgpost' } }, '0');

      const error = await refusal(given.store.saveSettings(jan, { settings: { brand: 'Veilig' } }, '0'));

      expect(error).toBeInstanceOf(ChangedMeanwhile);
      expect(error).toMatchObject({ now });
    });

    it('are saved by one of two at once', async () => {
      const { els, jan } = colleagues();

      const results = await Promise.allSettled([
        given.store.saveSettings(els, { settings: { brand: 'Zorgpost' } }, '0'),
        given.store.saveSettings(jan, { settings: { brand: 'Veilig' } }, '0'),
      ]);

      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it.each([
      ['a misspelt field', { brnad: 'x' }, 'settings.brnad', 'There is no such field. Did you mean "brand"?'],
      ['a wrong kind', { methods: { account: 'yes' } }, 'settings.methods.account', /true or false/],
      [
        'fields that do not agree',
        { accessCode: { minimumLength: 70, maximumLength: 60 } },
        'settings.accessCode.minimumLength',
        /above the longest/,
      ],
      ['a place in a list', { ownDomains: ['example.org', 'x'] }, 'settings.ownDomains[1]', /not a domain/],
      ['a key of the gateway', { gatewayKeys: [] }, 'settings.gatewayKeys', /own file/],
      ['a file beside the add-in', { directoryFile: 'directory.json' }, 'settings.directoryFile', /own file/],
      ['a setting that is gone', { caseSensitiveLocalParts: true }, 'settings.caseSensitiveLocalParts', /./],
      ['too short a retention', { auditRetentionDays: 1 }, 'settings.auditRetentionDays', /30 to/],
      ['half a character', { brand: 'Zorg\ud800post' }, 'settings.brand', /readable/],
    ])('are refused for %s, with its place and a sentence', async (_, settings, path, message) => {
      const { els } = colleagues();

      const error = await refusal(given.store.saveSettings(els, { settings }, '0'));

      expect(error).toBeInstanceOf(WrongValue);
      expect(error).toMatchObject({
        mistakes: [{ path, message: typeof message === 'string' ? message : expect.stringMatching(message) }],
      });
      expect(await given.store.readSettings(els)).toEqual({ settings: {}, version: '0' });
    });

    it('are written down', async () => {
      const { els } = colleagues();
      await given.store.saveSettings(els, { settings: { brand: 'Zorgpost' } }, '0');

      expect(await auditRows(given, els)).toEqual([expect.objectContaining({ action: 'settings-saved', about: null })]);
    });
  });

  describe('the default of a person', () => {
    it('is told in a lookup, and gone when it is taken away', async () => {
      const { els } = colleagues();
      await given.store.setDefault(els, { address: ANNA, choice: { method: 'organization-code-saved' } });
      expect(await given.recipients(els, [ANNA])).toEqual([
        { ...nothing, administratorDefault: { method: 'organization-code-saved' } },
      ]);

      await given.store.setDefault(els, { address: ANNA, choice: null });

      expect(await given.recipients(els, [ANNA])).toEqual([nothing]);
    });

    it.each([
      ['a number without its number', { method: 'sms-known' as const }],
      ['an account with a number', { method: 'account' as const, phoneNumber: '+31612345678' }],
    ])('is not %s', async (_, choice) => {
      const { els } = colleagues();

      const error = await refusal(given.store.setDefault(els, { address: ANNA, choice }));

      expect(error).toMatchObject({ name: 'WrongValue', mistakes: [{ path: 'choice.phoneNumber' }] });
    });

    it('leaves the version of the card', async () => {
      const { els } = colleagues();
      const { version } = await given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, '0');
      await given.store.setDefault(els, { address: ANNA, choice: { method: 'account' } });

      expect(await given.store.readContact(els, { address: ANNA })).toMatchObject({ version });
    });
  });

  describe('removing', () => {
    it("takes a number or the code of the organization, and nothing of anybody's own", async () => {
      const { els, jan } = colleagues();
      await given.store.remember(jan, smsTo(ANNA));
      await given.store.remember(jan, codeFor(ANNA, 'under the old oak'));
      const before = await given.recipients(jan, [ANNA]);
      await given.store.report(els, { reports: [proved('+31687654321')] });
      await given.store.setOrganizationCode(jan, { address: ANNA, accessCode: 'tulips in spring' }, '0');

      await given.store.remove(els, { address: ANNA, item: { kind: 'number', phoneNumber: '+31687654321' } });
      await given.store.remove(els, { address: ANNA, item: { kind: 'number', phoneNumber: '+31612345678' } });
      await given.store.remove(els, { address: ANNA, item: { kind: 'code' } });

      expect(await given.recipients(jan, [ANNA])).toEqual(before);
      const actions = (await auditRows(given, els)).filter(({ actor }) => actor === els.id).map(({ action }) => action);
      expect(actions.sort()).toEqual(['code-forgotten', 'number-forgotten', 'number-proved']);
    });
  });

  describe('erasing a person', () => {
    it('removes them everywhere, for everybody, and leaves others', async () => {
      const { els, jan } = colleagues();
      for (const caller of [els, jan])
        for (const address of [ANNA, 'bo@lindqvist.example']) {
          await given.store.remember(caller, smsTo(address));
          await given.store.remember(caller, codeFor(address, 'under the old oak'));
        }
      await given.store.report(els, { reports: [proved('+31687654321')] });
      await given.store.setOrganizationCode(els, { address: ANNA, accessCode: 'tulips in spring' }, '0');
      await given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, '0');
      const [others] = await given.recipients(jan, ['bo@lindqvist.example']);

      expect(await given.store.erase(els, { address: 'ANNA@lindqvist.example' })).toEqual({ erased: true });

      for (const caller of [els, jan]) {
        expect(await given.recipients(caller, [ANNA])).toEqual([nothing]);
        expect(await given.codes(caller, [ANNA])).toEqual([]);
      }
      expect(await given.recipients(jan, ['bo@lindqvist.example'])).toEqual([others]);
    });

    it('stays in the audit without the address', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      await given.store.erase(els, { address: ANNA });

      const rows = await auditRows(given, els);

      expect(rows.map(({ action }) => action).sort()).toEqual(['number-learned', 'person-erased']);
      expect(JSON.stringify(rows)).not.toMatch(/anna|lindqvist/);
      const { entries } = await given.store.audit(els, { of: ANNA });
      expect(entries.map(({ action }) => action).sort()).toEqual(['number-learned', 'person-erased']);
    });

    it('says that there was nobody', async () => {
      expect(await given.store.erase(colleagues().els, { address: ANNA })).toEqual({ erased: false });
    });

    it.each(['"anna.bos"@lindqvist.example', 'Anna.Bos@LINDQVIST.example.'])(
      'takes what was kept by another spelling of the address: %s',
      async (asked) => {
        const { els } = colleagues();
        await given.store.remember(els, codeFor('anna.bos@lindqvist.example', 'under the old oak'));
        expect(await given.store.erase(els, { address: asked })).toEqual({ erased: true });
        const { entries } = await given.store.audit(els, { of: 'anna.bos@lindqvist.example' });
        expect(entries.map(({ action }) => action)).toContain('person-erased');
      },
    );
  });

  describe('the audit', () => {
    it('is read newest first, page by page, each entry once', async () => {
      const { els } = colleagues();
      const used = Array.from({ length: 250 }, (_, index) => smsTo(`person.${index}@lindqvist.example`).used[0]!);
      await given.store.remember(els, { key: newKey(), used });
      given.clock.now = new Date(given.clock.now.getTime() + 1_000);
      await given.store.erase(els, { address: ANNA });

      const pages = [await given.store.audit(els, {})];
      while (pages.at(-1)!.next !== undefined) pages.push(await given.store.audit(els, { after: pages.at(-1)!.next }));

      expect(pages.map(({ entries }) => entries.length)).toEqual([100, 100, 51]);
      expect(auditAnswer.safeParse(pages[0]).success).toBe(true);
      const entries = pages.flatMap((page) => page.entries);
      expect(entries[0]).toMatchObject({ action: 'person-erased', actor: els.id, actorName: 'Els Visser' });
      expect(entries.map(({ at }) => at)).toEqual([...entries.map(({ at }) => at)].sort().reverse());
    });

    it('is narrowed to a person and to a time', async () => {
      const { els } = colleagues();
      const before = given.clock.now.toISOString();
      await given.store.remember(els, smsTo(ANNA));
      given.clock.now = new Date(given.clock.now.getTime() + 60_000);
      const after = given.clock.now.toISOString();
      await given.store.remember(els, smsTo('bo@lindqvist.example'));
      const count = async (wanted: Parameters<typeof given.store.audit>[1]) =>
        (await given.store.audit(els, wanted)).entries.length;

      expect(await count({ of: 'Anna@Lindqvist.example' })).toBe(1);
      expect(await count({ since: before })).toBe(2);
      expect(await count({ since: after })).toBe(1);
      expect(await count({ until: before })).toBe(1);
    });

    it('does not show what is older than the organization keeps', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      await given.store.saveSettings(els, { settings: { auditRetentionDays: 30 } }, '0');
      given.clock.now = new Date(given.clock.now.getTime() + 31 * 24 * 60 * 60_000);

      expect((await given.store.audit(els, {})).entries).toEqual([]);
    });

    it.each([
      ['since', { since: '2026-13-45' }],
      ['until', { until: '2026-11-20T99:00:00Z' }],
      ['after', { after: "'; drop table audit" }],
      ['after', { after: '2026-99-27T03:00:00.000000Z_22222222-2222-4222-8222-222222222222' }],
      ['of', { of: 'nobody' }],
    ])('is not read with a wrong %s', async (path, wanted) => {
      const error = await refusal(given.store.audit(colleagues().els, wanted));

      expect(error).toMatchObject({ name: 'WrongValue', mistakes: [{ path }] });
    });

    it('cannot be changed or cut by the service', async () => {
      const { els } = colleagues();
      await given.store.erase(els, { address: ANNA });
      const change = given.database.inTenant(els.tenant, (connection) =>
        connection.updateTable('audit').set({ actor: 'nobody' }).where('tenant', '=', els.tenant).execute(),
      );
      const cut = given.database.inTenant(els.tenant, (connection) =>
        connection.deleteFrom('audit').where('tenant', '=', els.tenant).execute(),
      );

      expect(await refusal(change)).toMatchObject({ code: '42501' });
      expect(await refusal(cut)).toMatchObject({ code: '42501' });
      expect(await auditRows(given, els)).toHaveLength(1);
    });
  });
});
