/** What a gateway reports: proofs of numbers, and accounts. */
import { randomUUID } from 'node:crypto';
import { auditRows, colleagues, newKey, onEachStore, person, refusal, smsTo, dayOf } from './given-store';

const ANNA = 'anna@lindqvist.example';
const proof = (provedAt: string, phoneNumber = '+31612345678') => ({
  kind: 'number-proved' as const,
  key: newKey(),
  address: ANNA,
  phoneNumber,
  provedAt,
});
const account = (kind: 'account-opened' | 'account-closed') => ({ kind, key: newKey(), address: ANNA });
const gateway = (tenant: string) => person('Gateway', tenant);

onEachStore('the directory', (given) => {
  describe('a report that a number was proved', () => {
    it("makes it the organization's, and tells whoever typed it", async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, smsTo(ANNA));

      const answer = await given.store.report(gateway(els.tenant), { reports: [proof('2026-11-02T10:00:00Z')] });

      expect(answer).toEqual({ accepted: 1 });
      const provedOn = '2026-11-02';
      const shared = { phoneNumber: '+31612345678', scope: 'organization', provedOn };
      const [[forEls], [forJan]] = [await given.recipients(els, [ANNA]), await given.recipients(jan, [ANNA])];
      expect(forEls!.numbers).toHaveLength(2);
      expect(forEls!.numbers).toEqual(expect.arrayContaining([shared, { ...shared, scope: 'personal' }]));
      expect(forJan!.numbers).toEqual([shared]);
    });

    it('changes nothing when it is told twice', async () => {
      const { els } = colleagues();
      const told = proof('2026-11-02T10:00:00Z');
      await given.store.report(els, { reports: [told] });

      expect(await given.store.report(els, { reports: [told, { ...proof('2026-11-01'), key: told.key }] })).toEqual({
        accepted: 0,
      });
      expect(await auditRows(given, els)).toHaveLength(1);
    });

    it('keeps the latest of several proofs, in whatever order they come', async () => {
      const { els } = colleagues();
      await given.store.report(els, { reports: [proof('2026-11-05'), proof('2026-11-03')] });
      await given.store.report(els, { reports: [proof('2026-11-04')] });

      const [anna] = await given.recipients(els, [ANNA]);

      expect(anna!.numbers).toMatchObject([{ provedOn: '2026-11-05' }]);
    });

    it('is not believed of the future', async () => {
      const { els } = colleagues();
      await given.store.report(els, { reports: [proof('2999-01-01')] });

      const [anna] = await given.recipients(els, [ANNA]);

      expect(anna!.numbers).toMatchObject([{ provedOn: dayOf(given.clock.now) }]);
    });

    it('is kept once when many tell it at once', async () => {
      const { els } = colleagues();
      const told = proof('2026-11-02T10:00:00Z');

      const answers = await Promise.all(Array.from({ length: 20 }, () => given.store.report(els, { reports: [told] })));

      expect(answers.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
    });

    it.each([
      ['an address', { address: 'nobody' }, 'address'],
      ['a moment', { provedAt: '2026-13-45' }, 'provedAt'],
    ])('keeps nothing where one of several is without %s', async (_, change, field) => {
      const { els } = colleagues();

      const error = await refusal(
        given.store.report(els, { reports: [proof('2026-11-02'), { ...proof('2026-11-02'), ...change }] }),
      );

      expect(error).toMatchObject({ name: 'WrongValue', mistakes: [{ path: `reports.1.${field}` }] });
      expect(await given.recipients(els, [ANNA])).toMatchObject([{ numbers: [] }]);
    });

    it('is written down without number and address', async () => {
      const tenant = randomUUID();
      const teller = gateway(tenant);
      await given.store.report(teller, { reports: [proof('2026-11-02'), account('account-opened')] });

      const rows = await auditRows(given, teller);

      expect(rows.map(({ action, scope, actor }) => [action, scope, actor]).sort()).toEqual([
        ['account-changed', null, teller.id],
        ['number-proved', 'organization', teller.id],
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/31612345678|lindqvist/);
    });
  });

  describe('a report of an account', () => {
    it('is told in lookups until it is closed', async () => {
      const { els } = colleagues();
      await given.store.report(els, { reports: [account('account-opened')] });
      expect(await given.recipients(els, [ANNA])).toMatchObject([{ hasAccount: true, version: '0' }]);

      await given.store.report(els, { reports: [account('account-closed')] });

      expect(await given.recipients(els, [ANNA])).toMatchObject([{ hasAccount: false }]);
    });

    it('counts last where one address has several', async () => {
      const { els } = colleagues();
      await given.store.report(els, {
        reports: [account('account-opened'), account('account-closed'), account('account-opened')],
      });

      expect(await given.recipients(els, [ANNA])).toMatchObject([{ hasAccount: true }]);
    });
  });
});
