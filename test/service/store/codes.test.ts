/** Saved access codes: who reads them, and how one becomes the organization's. */
import { randomUUID } from 'node:crypto';
import { knownCode } from '../../../src/contract/lookup';
import { ChangedMeanwhile, WrongValue } from '../../../src/service/store/types';
import { auditRows, codeFor, colleagues, damageCode, onEachStore, person, refusal, dayOf } from './given-store';

const ANNA = 'anna@lindqvist.example';
const BO = 'bo@lindqvist.example';
const TULIPS = { address: ANNA, accessCode: 'tulips in spring', hint: 'season' };

onEachStore('the directory', (given) => {
  describe('reading codes', () => {
    it("gives the caller's own and the organization's, in the spelling asked", async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));
      await given.store.setOrganizationCode(jan, TULIPS, '0');

      const codes = await given.codes(els, ['Anna@Lindqvist.example', 'bo@lindqvist.example']);

      const version = expect.any(String);
      expect(codes).toHaveLength(2);
      expect(codes).toEqual(
        expect.arrayContaining([
          {
            address: 'Anna@Lindqvist.example',
            scope: 'personal',
            accessCode: 'under the old oak',
            hint: 'the usual',
            version,
          },
          {
            address: 'Anna@Lindqvist.example',
            scope: 'organization',
            accessCode: 'tulips in spring',
            hint: 'season',
            version,
          },
        ]),
      );
    });

    it('gives the others where one does not decrypt', async () => {
      const { els } = colleagues();
      for (const address of [ANNA, BO]) await given.store.remember(els, codeFor(address, 'under the old oak'));
      await damageCode(given, els, ANNA);

      expect(await given.codes(els, [ANNA, BO])).toMatchObject([{ address: BO, accessCode: 'under the old oak' }]);
    });

    it('never gives a code of a colleague', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

      expect(await given.codes(jan, [ANNA])).toEqual([]);
    });

    it('is written down: who, which, and nothing of the code', async () => {
      const { els, jan } = colleagues();
      await given.store.setOrganizationCode(jan, TULIPS, '0');

      await given.codes(els, [ANNA, ANNA]);

      const rows = (await auditRows(given, els)).filter(({ action }) => action === 'code-read');
      expect(rows).toEqual([
        expect.objectContaining({ actor: els.id, actor_name: 'Els Visser', scope: 'organization', count: null }),
      ]);
      expect(rows[0]!.about?.equals(Buffer.from(await given.cipher.digest(els.tenant, ANNA)))).toBe(true);
      expect(JSON.stringify(rows)).not.toMatch(/tulips|anna|lindqvist/i);
    });

    it('keeps what is read from whoever looks into the database', async () => {
      const { els } = colleagues();
      await given.store.setOrganizationCode(els, TULIPS, '0');

      const rows = await given.database.inTenant(els.tenant, (connection) =>
        connection.selectFrom('codes').select('sealed').where('tenant', '=', els.tenant).execute(),
      );

      expect(rows).toHaveLength(1);
      expect(rows[0]!.sealed.includes('tulips')).toBe(false);
    });
  });

  describe('setting the code of the organization', () => {
    it('is told as an administrator’s only where an import set it last', async () => {
      const { els, jan } = colleagues();
      const { version } = await given.store.setOrganizationCode(jan, TULIPS, '0');
      const toldOf = async () => {
        const [anna] = await given.recipients(els, [ANNA]);
        return anna!.codes.map(({ byAdministrator }) => byAdministrator);
      };
      expect(await toldOf()).toEqual([undefined]);

      await given.database.inTenant(jan.tenant, (connection) =>
        connection.updateTable('codes').set({ by_administrator: true }).where('version', '=', version).execute(),
      );
      expect(await toldOf()).toEqual([true]);
      const { undo } = await given.store.forget(jan, { address: ANNA, item: { kind: 'code', scope: 'organization' } });
      await given.store.restore(jan, { undo: undo! });
      expect(await toldOf()).toEqual([true]);

      await given.store.setOrganizationCode(jan, { ...TULIPS, accessCode: 'roses in summer' }, version);
      expect(await toldOf()).toEqual([undefined]);
    });

    it('shares it at once, with who and when', async () => {
      const { els, jan } = colleagues();

      const { version } = await given.store.setOrganizationCode(jan, TULIPS, '0');

      const [anna] = await given.recipients(els, [ANNA]);
      expect(anna!.codes).toEqual([
        {
          scope: 'organization',
          hint: 'season',
          setBy: 'Jan de Wit',
          setOn: dayOf(given.clock.now),
          own: false,
          version,
        },
      ]);
    });

    it('replaces a code only for who set it, and has seen which one', async () => {
      const { els } = colleagues();
      const { version } = await given.store.setOrganizationCode(els, TULIPS, '0');

      const { version: next } = await given.store.setOrganizationCode(
        els,
        { ...TULIPS, accessCode: 'roses in June' },
        version,
      );

      expect(next).not.toBe(version);
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'roses in June', version: next }]);
    });

    it.each([
      ['one has come meanwhile', '0'],
      ['it has changed meanwhile', 'an-older-version'],
    ])('is refused where %s, and says of that one all but the code', async (_, seen) => {
      const { els, jan } = colleagues();
      await given.store.setOrganizationCode(jan, TULIPS, '0');

      const error = await refusal(
        given.store.setOrganizationCode(els, { ...TULIPS, accessCode: 'roses in June' }, seen),
      );

      expect(error).toBeInstanceOf(ChangedMeanwhile);
      const { now } = error as ChangedMeanwhile;
      expect(knownCode.parse(now)).toMatchObject({ scope: 'organization', setBy: 'Jan de Wit', own: false });
      expect(JSON.stringify(now)).not.toMatch(/tulips|roses/);
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'tulips in spring' }]);
    });

    it('does not replace what a colleague set, even by one who has seen it', async () => {
      const { els, jan } = colleagues();
      const { version } = await given.store.setOrganizationCode(jan, TULIPS, '0');

      const error = await refusal(
        given.store.setOrganizationCode(els, { ...TULIPS, accessCode: 'roses in June' }, version),
      );

      expect(error).toBeInstanceOf(ChangedMeanwhile);
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'tulips in spring' }]);
    });

    it('says that there is none any more', async () => {
      const { els } = colleagues();
      const { version } = await given.store.setOrganizationCode(els, TULIPS, '0');
      await given.store.remove(els, { address: ANNA, item: { kind: 'code' } });

      const error = await refusal(given.store.setOrganizationCode(els, TULIPS, version));

      expect(error).toMatchObject({ name: 'ChangedMeanwhile', now: { version: '0' } });
    });

    it('may be told again where the answer was lost', async () => {
      const { els } = colleagues();
      const first = await given.store.setOrganizationCode(els, TULIPS, '0');

      expect(await given.store.setOrganizationCode(els, TULIPS, '0')).toEqual(first);
      expect((await auditRows(given, els)).map(({ action }) => action)).toEqual(['code-set']);
    });

    it('lets one of many at once be the first, and tells the others', async () => {
      const tenant = randomUUID();
      const callers = Array.from({ length: 10 }, (_, index) => person(`Person ${index}`, tenant));

      const results = await Promise.allSettled(
        callers.map((caller, index) =>
          given.store.setOrganizationCode(caller, { address: ANNA, accessCode: `code number ${index}` }, '0'),
        ),
      );

      const first = results.findIndex(({ status }) => status === 'fulfilled');
      const refused = results.filter(
        (result) => result.status === 'rejected' && result.reason instanceof ChangedMeanwhile,
      );
      expect(refused).toHaveLength(9);
      expect(await given.codes(callers[0]!, [ANNA])).toMatchObject([{ accessCode: `code number ${first}` }]);
    });

    it.each([
      ['too short', { accessCode: 'seven77' }, 'accessCode'],
      ['too long', { accessCode: 'x'.repeat(65) }, 'accessCode'],
      ['of two lines', { accessCode: 'tulips\nin spring' }, 'accessCode'],
      ['with a character that no database holds', { accessCode: 'tulips\u0000in spring' }, 'accessCode'],
      ['with half a character', { accessCode: 'tulips \ud800 in spring' }, 'accessCode'],
      ['that its hint gives away', { hint: 'Tulips in spring!' }, 'hint'],
    ])('takes none that is %s', async (_, change, path) => {
      const { els } = colleagues();

      const error = await refusal(given.store.setOrganizationCode(els, { ...TULIPS, ...change }, '0'));

      expect(error).toBeInstanceOf(WrongValue);
      expect(error).toMatchObject({ mistakes: [{ path }] });
      expect(await given.codes(els, [ANNA])).toEqual([]);
    });

    it("goes by the organization's own rules", async () => {
      const { els } = colleagues();
      await given.store.saveSettings(els, { settings: { accessCode: { minimumLength: 17 } } }, '0');

      const error = await refusal(given.store.setOrganizationCode(els, TULIPS, '0'));

      expect(error).toMatchObject({ mistakes: [{ path: 'accessCode', message: expect.stringMatching(/shorter/) }] });
    });
  });
});
