/** The contact card: read, saved with what was seen, forgotten and put back. */
import { sql } from 'kysely';
import pg from 'pg';
import { ChangedMeanwhile, UndoTooLate, WrongValue } from '../../../src/service/store/types';
import type { KnownItemMessage } from '../../../src/contract/forget';
import { createStore } from '../../../src/service/store/create-store';
import type { Given } from '../databases';
import { auditRows, codeFor, colleagues, newKey, onEachStore, refusal, smsTo } from './given-store';

const ANNA = 'anna@lindqvist.example';
const NUMBER: KnownItemMessage = { kind: 'number', phoneNumber: '+31612345678' };
const OWN_CODE: KnownItemMessage = { kind: 'code', scope: 'personal' };
const SHARED_CODE: KnownItemMessage = { kind: 'code', scope: 'organization' };

onEachStore('the directory', (given, kind) => {
  describe('the contact card', () => {
    it('is empty, of version 0, before anybody saved it', async () => {
      const { els } = colleagues();

      expect(await given.store.readContact(els, { address: 'Anna@Lindqvist.example' })).toEqual({
        address: 'Anna@Lindqvist.example',
        version: '0',
      });
    });

    it('is shared with colleagues, and by its version', async () => {
      const { els, jan } = colleagues();
      const saved = await given.store.saveContact(
        els,
        { address: ANNA, displayName: 'Anna', notificationLanguage: 'NL' },
        '0',
      );

      expect(saved).toMatchObject({ displayName: 'Anna', notificationLanguage: 'nl' });
      expect(await given.store.readContact(jan, { address: ANNA })).toEqual(saved);
      expect((await given.recipients(jan, [ANNA]))[0]!.version).toBe(saved.version);
    });

    it('keeps what a change does not name, and takes away what it names as null', async () => {
      const { els } = colleagues();
      const first = await given.store.saveContact(
        els,
        { address: ANNA, displayName: 'Anna', notificationLanguage: 'nl' },
        '0',
      );

      const second = await given.store.saveContact(els, { address: ANNA, notificationLanguage: null }, first.version);

      expect(second).toEqual({ address: ANNA, displayName: 'Anna', version: expect.any(String) });
      expect(second.version).not.toBe(first.version);
    });

    it.each(['0', '1', 'x', '99999999999999999999'])(
      'is not saved by one who saw version %s, who is told what it is now',
      async (seen) => {
        const { els, jan } = colleagues();
        const now = await given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, '0');

        const error = await refusal(given.store.saveContact(jan, { address: ANNA, displayName: 'Annie' }, seen));

        expect(error).toBeInstanceOf(ChangedMeanwhile);
        expect(error).toMatchObject({ now });
        expect(await given.store.readContact(els, { address: ANNA })).toEqual(now);
      },
    );

    it('is saved by one of two at once, and the other is told', async () => {
      const { els, jan } = colleagues();
      const { version } = await given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, '0');
      const save = (displayName: string) => given.store.saveContact(jan, { address: ANNA, displayName }, version);

      const results = await Promise.allSettled([save('Annie'), save('Ann')]);

      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const saved = results.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<object>;
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { now: saved.value } });
    });

    it('has a version that does not come back when the person was erased in between', async () => {
      const { els } = colleagues();
      const { version } = await given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, '0');
      await given.store.erase(els, { address: ANNA });
      await given.store.saveContact(els, { address: ANNA, displayName: 'Another' }, '0');

      const error = await refusal(given.store.saveContact(els, { address: ANNA, displayName: 'Anna' }, version));

      expect(error).toBeInstanceOf(ChangedMeanwhile);
    });

    it.each([
      ['a language that is none', { notificationLanguage: 'not a language' }, 'notificationLanguage'],
      ['a name of two lines', { displayName: 'Anna\nLindqvist' }, 'displayName'],
      ['a name of spaces', { displayName: '  ' }, 'displayName'],
      ['a name that shows nothing', { displayName: '\u200b\u2060' }, 'displayName'],
    ])('takes no %s', async (_, change, path) => {
      const { els } = colleagues();

      const error = await refusal(given.store.saveContact(els, { address: ANNA, ...change }, '0'));

      expect(error).toBeInstanceOf(WrongValue);
      expect(error).toMatchObject({ mistakes: [{ path }] });
    });
  });

  describe('forgetting', () => {
    it('takes away a number with the last choice that rests on it, and undo puts both back', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      const [before] = await given.recipients(els, [ANNA]);

      const { undo } = await given.store.forget(els, { address: ANNA, item: NUMBER });

      expect(await given.recipients(els, [ANNA])).toEqual([
        { address: ANNA, hasAccount: false, numbers: [], codes: [], version: '0' },
      ]);
      await given.store.restore(els, { undo: undo! });
      expect(await given.recipients(els, [ANNA])).toEqual([before]);
    });

    it('leaves the last choice where the organization knows that number, too', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      await given.store.report(els, {
        reports: [
          { kind: 'number-proved', key: newKey(), address: ANNA, phoneNumber: '+31612345678', provedAt: '2026-11-01' },
        ],
      });

      await given.store.forget(els, { address: ANNA, item: NUMBER });

      expect(await given.recipients(els, [ANNA])).toMatchObject([
        { numbers: [{ scope: 'organization' }], lastChoice: { method: 'sms-known' } },
      ]);
    });

    it.each([
      ['their own code', 'access-code-new' as const, OWN_CODE],
      ['the code of the organization that they set', 'organization-code-new' as const, SHARED_CODE],
    ])('takes away %s, and undo puts it back as it was', async (_, method, item) => {
      const { els } = colleagues();
      await given.store.remember(els, codeFor(ANNA, 'under the old oak', method));
      const before = await given.codes(els, [ANNA]);

      const { undo } = await given.store.forget(els, { address: ANNA, item });

      expect(await given.codes(els, [ANNA])).toEqual([]);
      expect(await given.recipients(els, [ANNA])).not.toMatchObject([{ lastChoice: {} }]);
      expect(undo).not.toContain('old oak'); // a space is no letter of base64url
      expect(undo!.length).toBeLessThan(8_192);
      await given.store.restore(els, { undo: undo! });
      expect(await given.codes(els, [ANNA])).toEqual(before);
    });

    it('says that there was nothing, and leaves what is not theirs', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(jan, smsTo(ANNA));
      await given.store.remember(jan, codeFor(ANNA, 'under the old oak'));
      await given.store.setOrganizationCode(jan, { address: ANNA, accessCode: 'tulips in spring' }, '0');
      const before = await given.recipients(jan, [ANNA]);

      for (const item of [NUMBER, OWN_CODE, SHARED_CODE])
        expect(await given.store.forget(els, { address: ANNA, item })).toEqual({});

      expect(await given.recipients(jan, [ANNA])).toEqual(before);
    });

    it('is written down, and so is its undo, once', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      const { undo } = await given.store.forget(els, { address: ANNA, item: NUMBER });
      await given.store.restore(els, { undo: undo! });
      await given.store.restore(els, { undo: undo! });

      const actions = (await auditRows(given, els)).map(({ action }) => action);

      expect(actions.sort()).toEqual(['number-forgotten', 'number-learned', 'number-restored']);
    });
  });

  describe('undo', () => {
    const forgottenCode = async (els: Parameters<typeof given.store.forget>[0]) => {
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));
      return (await given.store.forget(els, { address: ANNA, item: OWN_CODE })).undo!;
    };

    it('does not replace what was set meanwhile', async () => {
      const { els } = colleagues();
      const undo = await forgottenCode(els);
      await given.store.remember(els, codeFor(ANNA, 'below the elm'));

      await given.store.restore(els, { undo });

      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'below the elm' }]);
    });

    it('puts a code back under the key of today', async () => {
      const { els } = colleagues();
      const undo = await forgottenCode(els);
      await given.rotate(els.tenant);

      await given.store.restore(els, { undo });

      const { rows } = await given.database.inTenant(els.tenant, (connection) =>
        sql<{ key_version: number }>`select key_version from codes`.execute(connection),
      );
      expect(rows).toEqual([{ key_version: 2 }]);
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'under the old oak' }]);
    });

    it('is good for its own person only', async () => {
      const { els, jan } = colleagues();
      const undo = await forgottenCode(els);

      expect(await refusal(given.store.restore(jan, { undo }))).toBeInstanceOf(UndoTooLate);
      expect(await refusal(given.store.restore({ ...els, tenant: colleagues().els.tenant }, { undo }))).toBeInstanceOf(
        UndoTooLate,
      );
    });

    it('is too late after an hour', async () => {
      const { els } = colleagues();
      const undo = await forgottenCode(els);
      given.clock.now = new Date(given.clock.now.getTime() + 61 * 60_000);

      expect(await refusal(given.store.restore(els, { undo }))).toBeInstanceOf(UndoTooLate);
    });

    // an embedded database has one connection, so nothing runs side by side there
    if (kind.name !== 'PGlite')
      it('brings nobody back who is erased at the same moment', async () => {
        const { els } = colleagues();
        await given.store.remember(els, smsTo(ANNA));
        const { undo } = await given.store.forget(els, { address: ANNA, item: NUMBER });
        let isPutBack = () => {};
        let commit = () => {};
        const puttingBack = new Promise<void>((resolve) => (isPutBack = resolve));
        const mayCommit = new Promise<void>((resolve) => (commit = resolve));
        const slow = createStore({
          cipher: given.cipher,
          database: {
            ...given.database,
            transaction: (tenant, run) =>
              given.database.transaction(tenant, async (transaction) => {
                const done = await run(transaction);
                isPutBack();
                await mayCommit;
                return done;
              }),
          },
        });

        const restoring = slow.restore(els, { undo: undo! });
        await Promise.race([restoring, puttingBack]);
        const erasing = given.store.erase(els, { address: ANNA });
        await Promise.race([erasing, somebodyWaits(given)]);
        commit();
        await Promise.all([restoring, erasing]);

        expect((await given.recipients(els, [ANNA]))[0]!.numbers).toEqual([]);
      });

    it('is too late once the person was erased', async () => {
      const { els } = colleagues();
      const undo = await forgottenCode(els);
      await given.store.erase(els, { address: ANNA });

      expect(await refusal(given.store.restore(els, { undo }))).toBeInstanceOf(UndoTooLate);
      expect(await given.codes(els, [ANNA])).toEqual([]);
    });

    it.each(['', 'x', 'eyJhbGciOiJub25lIn0..', 'a.b.c.d.e'])('was never ours: %j', async (undo) => {
      expect(await refusal(given.store.restore(colleagues().els, { undo }))).toBeInstanceOf(UndoTooLate);
    });
  });
});

/** Until a connection of this database waits for a lock. */
async function somebodyWaits({ settings }: Given): Promise<void> {
  const client = new pg.Client({ connectionString: settings.url });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) return;
    }
  } finally {
    await client.end();
  }
}
