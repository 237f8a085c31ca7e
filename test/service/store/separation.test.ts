/** Nothing crosses from one organization to another, whatever is called; and no text, however strange, is more than a text. */
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Caller } from '../../../src/service/store/types';
import { WrongValue } from '../../../src/service/store/types';
import { codeFor, colleagues, keepTransport, newKey, onEachStore, smsTo } from './given-store';
import { ALSO_POOLED } from '../databases';
import type { GivenStore } from './given-store';

const ANNA = 'anna@lindqvist.example';
const PHONE = '+31612345678';

/** Everything there is to know of somebody. */
async function fill(given: GivenStore, caller: Caller): Promise<void> {
  await given.store.remember(caller, smsTo(ANNA, PHONE));
  await given.store.remember(caller, codeFor(ANNA, 'under the old oak'));
  await given.store.setOrganizationCode(caller, { address: ANNA, accessCode: 'tulips in spring' }, '0');
  await given.store.saveContact(caller, { address: ANNA, displayName: 'Anna', notificationLanguage: 'sv' }, '0');
  await given.store.setDefault(caller, { address: ANNA, choice: { method: 'account' } });
  await given.store.saveSettings(caller, { settings: { brand: 'Zorgpost' } }, '0');
  await given.store.report(caller, {
    reports: [
      { kind: 'account-opened', key: newKey(), address: ANNA },
      { kind: 'number-proved', key: newKey(), address: ANNA, phoneNumber: PHONE, provedAt: '2026-11-01' },
    ],
  });
  const status = { safe: [], unsafe: [], checkedOn: '2026-11-20' };
  await keepTransport(given, caller, { domain: 'lindqvist.example', status, seconds: 60 });
}

/** What an organization sees of itself. */
const seen = async ({ store }: GivenStore, caller: Caller) => ({
  lookup: (await store.lookup(caller, { addresses: [ANNA] })).recipients,
  contact: await store.readContact(caller, { address: ANNA }),
  settings: await store.readSettings(caller),
  // last, as reading codes is written down
  audit: await store.audit(caller, {}),
});

onEachStore(
  'the directory',
  (given) => {
    describe.each([
      ['another organization', true],
      ['another organization, by what the queries alone say,', false],
    ])('%s', (_title, withRowSecurity) => {
      // the second wall would hide that the first one has a hole
      const rowSecurity = (what: 'enable' | 'disable') =>
        given.database.asOwner(async (owner) => {
          const { rows } = await sql<{ name: string }>`
          select relname as name from pg_class where relkind = 'r' and relforcerowsecurity`.execute(owner);
          for (const { name } of rows)
            await sql`alter table ${sql.table(name)} ${sql.raw(what)} row level security`.execute(owner);
        });
      if (!withRowSecurity) {
        beforeAll(() => rowSecurity('disable'));
        afterAll(() => rowSecurity('enable'));
      }

      // the same object id in both, as a person who changed jobs has another, but no database should rely on it
      const both = async () => {
        const { els: ours } = colleagues();
        const theirs = { ...colleagues().els, id: ours.id };
        await fill(given, ours);
        return { ours, theirs };
      };

      it('sees nothing of ours', async () => {
        const { theirs } = await both();

        expect(await seen(given, theirs)).toEqual({
          lookup: [{ address: ANNA, hasAccount: false, numbers: [], codes: [], version: '0' }],
          contact: { address: ANNA, version: '0' },
          settings: { settings: {}, version: '0' },
          audit: { entries: [] },
        });
        expect(await given.codes(theirs, [ANNA])).toEqual([]);
      });

      it.each<[string, (theirs: Caller) => Promise<unknown>]>([
        ['fills its own', (theirs) => fill(given, theirs)],
        ['erases', (theirs) => given.store.erase(theirs, { address: ANNA })],
        [
          'forgets a number',
          (theirs) => given.store.forget(theirs, { address: ANNA, item: { kind: 'number', phoneNumber: PHONE } }),
        ],
        [
          'forgets a code',
          (theirs) => given.store.forget(theirs, { address: ANNA, item: { kind: 'code', scope: 'personal' } }),
        ],
        [
          'forgets the code of the organization',
          (theirs) => given.store.forget(theirs, { address: ANNA, item: { kind: 'code', scope: 'organization' } }),
        ],
        [
          'removes a number',
          (theirs) => given.store.remove(theirs, { address: ANNA, item: { kind: 'number', phoneNumber: PHONE } }),
        ],
        ['removes the code', (theirs) => given.store.remove(theirs, { address: ANNA, item: { kind: 'code' } })],
        ['takes the default away', (theirs) => given.store.setDefault(theirs, { address: ANNA, choice: null })],
      ])('changes nothing of ours when it %s', async (_, act) => {
        const { ours, theirs } = await both();
        const before = await seen(given, ours);

        await act(theirs);

        expect(await seen(given, ours)).toEqual(before);
        expect(await given.codes(ours, [ANNA])).toHaveLength(2);
      });

      it('may have the same mail told, and both are kept', async () => {
        const { ours, theirs } = await both();
        const mail = smsTo('bo@lindqvist.example');
        await given.store.remember(ours, mail);

        expect(await given.store.remember(theirs, mail)).toEqual({ again: false });
      });
    });

    const NOISE = [
      "'",
      '"',
      '\\',
      ';',
      '--',
      '/*',
      '\u0000',
      '\ud800',
      '$1',
      '%',
      '_',
      '{',
      '}',
      ',',
      'NULL',
      '\r\n',
      '\u202e',
      'é',
    ];
    const noise = fc.string({
      unit: fc.oneof(fc.constantFrom(...NOISE), fc.string({ unit: 'binary', maxLength: 3 })),
      minLength: 1,
      maxLength: 40,
    });

    describe('a strange text', () => {
      /** Kept as it is, or refused in words: never an error of the database, and never more than a text. */
      const keptOrRefused = async (call: Promise<unknown>): Promise<boolean> =>
        call.then(
          () => true,
          (error: unknown) => {
            if (error instanceof WrongValue) return false;
            throw error;
          },
        );

      it('as a name, a code, a hint or an address is kept as it is or refused', async () => {
        const { els } = colleagues();
        await given.store.saveSettings(els, { settings: { accessCode: { minimumLength: 4 } } }, '0');
        let kept = 0;
        await fc.assert(
          fc.asyncProperty(noise, noise, noise, async (name, accessCode, local) => {
            const address = `"${local.replace(/["\\]/g, '\\$&')}"@lindqvist.example`;
            const used = [
              { address, displayName: name, method: 'access-code-new' as const, accessCode, accessCodeHint: name },
            ];
            if (!(await keptOrRefused(given.store.remember({ ...els, name }, { key: newKey(), used })))) return;
            kept += 1;
            const codes = await given.codes(els, [address]);
            expect(codes).toMatchObject([{ address, accessCode: accessCode.normalize('NFC') }]);
          }),
          { numRuns: 80 },
        );
        expect(kept).toBeGreaterThan(0);
      });

      it('as anything else is kept as it is or refused', async () => {
        await fc.assert(
          fc.asyncProperty(noise, async (text) => {
            const { els } = colleagues();
            const calls = [
              given.store.lookup(els, { addresses: [text] }),
              given.store.readContact(els, { address: text }),
              given.store.erase(els, { address: text }),
              given.store.saveContact(els, { address: ANNA, displayName: text, notificationLanguage: text }, '0'),
              given.store.saveSettings(els, { settings: { brand: text, [text]: text } }, '0'),
              given.store.saveSettings(els, { settings: { brand: text.slice(0, 40) } }, '0'),
              given.store.setOrganizationCode(els, { address: ANNA, accessCode: 'tulips in spring', hint: text }, '0'),
              given.store.audit(els, { after: text }),
              given.store.audit(els, { of: text }),
            ];
            await Promise.all(calls.map(keptOrRefused));
          }),
          { numRuns: 25 },
        );
      });
    });
  },
  ALSO_POOLED,
);
