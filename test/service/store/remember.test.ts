/** What a sent mail teaches. */
import { createHash } from 'node:crypto';
import { ORGANIZATION_DEFAULT } from '../../../src/verification/types';
import { WrongValue } from '../../../src/service/store/types';
import { auditRows, codeFor, colleagues, damageCode, newKey, onEachStore, person, refusal, smsTo } from './given-store';

const ANNA = 'anna@lindqvist.example';
const BO = 'bo@lindqvist.example';

onEachStore('the directory', (given) => {
  describe('remember', () => {
    it("makes typed numbers and codes the sender's own, and keeps what was chosen", async () => {
      const { els } = colleagues();
      const used = [
        { address: 'Anna@Lindqvist.example', method: 'sms-new' as const, phoneNumber: '+31612345678' },
        { address: BO, method: 'access-code-new' as const, accessCode: 'under the old oak', accessCodeHint: 'tree' },
        { address: 'cy@lindqvist.example', method: 'account' as const },
        { address: 'di@lindqvist.example', method: 'verification-email' as const },
      ];

      expect(await given.store.remember(els, { key: newKey(), used })).toEqual({ again: false });

      const [anna, bo, cy, di] = await given.recipients(
        els,
        used.map(({ address }) => address),
      );
      expect(anna).toMatchObject({
        numbers: [{ phoneNumber: '+31612345678', scope: 'personal' }],
        lastChoice: { method: 'sms-known', phoneNumber: '+31612345678' },
      });
      expect(bo).toMatchObject({
        codes: [{ scope: 'personal', hint: 'tree' }],
        lastChoice: { method: 'access-code-saved' },
      });
      expect(cy).toMatchObject({ lastChoice: { method: 'account' }, numbers: [], codes: [] });
      expect(di).toMatchObject({ choseEmailLast: true });
      // an earlier add-in refuses an answer with a method there that it does not know
      expect(di).not.toHaveProperty('lastChoice');
      expect(await given.codes(els, [BO])).toMatchObject([{ accessCode: 'under the old oak' }]);
    });

    it('a verification email is the last choice until another method is used', async () => {
      const { els, jan } = colleagues();
      const used = [{ address: ANNA, method: 'verification-email' as const }];
      await given.store.remember(els, { key: newKey(), used });
      const [hers, his] = [await given.recipients(els, [ANNA]), await given.recipients(jan, [ANNA])];
      await given.store.remember(els, smsTo(ANNA));
      const [later] = await given.recipients(els, [ANNA]);

      expect(hers).toMatchObject([{ choseEmailLast: true }]);
      expect(his[0]).not.toHaveProperty('choseEmailLast');
      expect(later).toMatchObject({ lastChoice: { method: 'sms-known' } });
      expect(later).not.toHaveProperty('choseEmailLast');
    });

    it('keeps what is personal from colleagues', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

      expect(await given.recipients(jan, [ANNA])).toEqual([
        { address: ANNA, hasAccount: false, numbers: [], codes: [], version: '0' },
      ]);
    });

    it("does not make a number that the organization knows the sender's own", async () => {
      const { els } = colleagues();
      const used = [{ address: ANNA, method: 'sms-known' as const, phoneNumber: '+31612345678' }];

      await given.store.remember(els, { key: newKey(), used });

      expect(await given.recipients(els, [ANNA])).toMatchObject([
        { numbers: [], lastChoice: { method: 'sms-known', phoneNumber: '+31612345678' } },
      ]);
    });

    it('takes the last choice in place of the one before', async () => {
      const { els } = colleagues();
      await given.store.remember(els, smsTo(ANNA));
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

      const [anna] = await given.recipients(els, [ANNA]);

      expect(anna!.lastChoice).toEqual({ method: 'access-code-saved' });
      expect(anna!.numbers).toHaveLength(1);
    });

    it('changes nothing when it is told twice', async () => {
      const { els } = colleagues();
      const mail = smsTo(ANNA);
      await given.store.remember(els, mail);

      expect(await given.store.remember(els, mail)).toEqual({ again: true });
      expect(await auditRows(given, els)).toHaveLength(1);
    });

    it('learns what a draft says that came back and was sent again with another code', async () => {
      const { els } = colleagues();
      const mail = codeFor(ANNA, 'under the old oak');
      await given.store.remember(els, mail);

      const again = await given.store.remember(els, { ...codeFor(ANNA, 'behind the barn'), key: mail.key });

      expect(again).toEqual({ again: false });
      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'behind the barn' }]);
    });

    it('keeps of what was told nothing by which a code can be tried out', async () => {
      const { els } = colleagues();
      const mail = {
        key: newKey(),
        used: [{ address: ANNA, method: 'access-code-new' as const, accessCode: '12345678' }],
      };
      await given.store.remember(els, mail);

      const rows = await given.database.inTenant(els.tenant, (connection) =>
        connection.selectFrom('remembered').select('key').where('tenant', '=', els.tenant).execute(),
      );

      const told = JSON.stringify([[ANNA, null, 'access-code-new', null, '12345678', null]]);
      expect(rows).toEqual([{ key: expect.stringMatching(new RegExp(`^${mail.key} [0-9a-f]{32}$`)) }]);
      expect(rows[0]!.key).not.toContain(createHash('sha256').update(told).digest('hex').slice(0, 32));
    });

    it('is done once when it is told twenty times at once', async () => {
      const { els } = colleagues();
      const mail = codeFor(ANNA, 'under the old oak');

      const answers = await Promise.all(Array.from({ length: 20 }, () => given.store.remember(els, mail)));

      expect(answers.filter(({ again }) => !again)).toHaveLength(1);
      expect(await auditRows(given, els)).toHaveLength(1);
    });

    it('does not mix up the mails of two people that have one key', async () => {
      const { els, jan } = colleagues();
      const mail = smsTo(ANNA);
      await given.store.remember(els, mail);

      expect(await given.store.remember(jan, mail)).toEqual({ again: false });
    });

    it('keeps all of it or nothing', async () => {
      const { els } = colleagues();
      const mail = smsTo(ANNA);
      const used = [...mail.used, { address: BO, method: 'access-code-new' as const, accessCode: 'short' }];

      const error = await refusal(given.store.remember(els, { key: mail.key, used }));

      expect(error).toBeInstanceOf(WrongValue);
      expect(error).toMatchObject({ mistakes: [{ path: 'used.1.accessCode' }] });
      expect(await given.recipients(els, [ANNA])).toMatchObject([{ numbers: [] }]);
      expect(await given.store.remember(els, mail)).toEqual({ again: false });
    });

    it.each([
      ['no address', { address: 'nobody', method: 'account' as const }, 'address'],
      ['no number', { address: ANNA, method: 'sms-new' as const }, 'phoneNumber'],
      ['no code', { address: ANNA, method: 'access-code-new' as const }, 'accessCode'],
      [
        'a hint that gives the code away',
        {
          address: ANNA,
          method: 'access-code-new' as const,
          accessCode: 'tulips in spring',
          accessCodeHint: 'tulips in spring',
        },
        'accessCodeHint',
      ],
    ])('names the place where there is %s', async (_, choice, field) => {
      const { els } = colleagues();

      const error = await refusal(given.store.remember(els, { key: newKey(), used: [choice] }));

      expect(error).toMatchObject({ name: 'WrongValue', mistakes: [{ path: `used.0.${field}` }] });
    });

    it('takes an address that stands twice, and the last word of it', async () => {
      const { els } = colleagues();
      const used = [
        { address: ANNA, method: 'access-code-new' as const, accessCode: 'under the old oak' },
        { address: ANNA.toUpperCase(), method: 'access-code-new' as const, accessCode: 'below the elm' },
      ];

      await given.store.remember(els, { key: newKey(), used });

      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'below the elm' }]);
    });

    it('does not set a code anew that is there already', async () => {
      const { els } = colleagues();
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));
      const [before] = await given.codes(els, [ANNA]);

      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

      expect((await given.codes(els, [ANNA]))[0]!.version).toBe(before!.version);
    });

    it('takes the place of a code that does not decrypt', async () => {
      const { els } = colleagues();
      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));
      await damageCode(given, els, ANNA);

      await given.store.remember(els, codeFor(ANNA, 'under the old oak'));

      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'under the old oak' }]);
    });

    it('survives two mails at once to the same many people', async () => {
      const { els, jan } = colleagues();
      const used = Array.from({ length: 200 }, (_, index) => ({
        address: `person.${index}@lindqvist.example`,
        displayName: `Person ${index}`,
        method: 'organization-code-new' as const,
        accessCode: `the code of person ${index}`,
      }));

      await Promise.all([
        given.store.remember(els, { key: newKey(), used }),
        given.store.remember(jan, { key: newKey(), used: [...used].reverse() }),
      ]);

      const codes = await given.codes(
        els,
        used.map(({ address }) => address),
      );
      expect(codes.map(({ accessCode }) => accessCode)).toEqual(used.map(({ accessCode }) => accessCode));
    });
  });

  describe('an organization code that a mail was sent with', () => {
    const ours = codeFor(ANNA, 'tulips in spring', 'organization-code-new');

    it('is shared with colleagues where there was none', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, ours);

      expect(await given.codes(jan, [ANNA])).toMatchObject([{ scope: 'organization', accessCode: 'tulips in spring' }]);
      expect(await given.recipients(els, [ANNA])).toMatchObject([
        { lastChoice: { method: 'organization-code-saved' } },
      ]);
    });

    it('never takes the place of one that a colleague set', async () => {
      const { els, jan } = colleagues();
      await given.store.setOrganizationCode(jan, { address: ANNA, accessCode: 'roses in June' }, '0');

      await given.store.remember(els, ours);

      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'roses in June' }]);
      expect(await given.recipients(els, [ANNA])).toMatchObject([{ codes: [{ setBy: 'Jan de Wit' }] }]);
    });

    it('takes the place of one that the sender set', async () => {
      const { els } = colleagues();
      await given.store.setOrganizationCode(els, { address: ANNA, accessCode: 'roses in June' }, '0');

      await given.store.remember(els, ours);

      expect(await given.codes(els, [ANNA])).toMatchObject([{ accessCode: 'tulips in spring' }]);
    });

    it('stays as it was set at once, with its version', async () => {
      const { els } = colleagues();
      const set = { address: ANNA, accessCode: 'tulips in spring', hint: 'the usual' };
      const { version } = await given.store.setOrganizationCode(els, set, '0');

      await given.store.remember(els, ours);

      expect(await given.codes(els, [ANNA])).toMatchObject([{ version }]);
    });
  });

  describe('a name that a mail was sent to', () => {
    const mailTo = (displayName: string) => ({
      key: newKey(),
      used: [{ address: ANNA, displayName, method: 'verification-email' as const }],
    });

    it('becomes that of the contact where there is none', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, mailTo(' Anna\u0000\tLindqvist '));

      expect(await given.store.readContact(jan, { address: ANNA })).toEqual({
        address: ANNA,
        displayName: 'Anna Lindqvist',
        version: '0',
      });
    });

    it('never takes the place of one that is there', async () => {
      const { els } = colleagues();
      await given.store.saveContact(els, { address: ANNA, displayName: 'Anna L' }, '0');
      await given.store.remember(els, mailTo('Annie'));

      expect(await given.store.readContact(els, { address: ANNA })).toMatchObject({ displayName: 'Anna L' });
    });

    it('is none where Outlook gave the address for it', async () => {
      const { els } = colleagues();
      await given.store.remember(els, mailTo("'Anna@Lindqvist.example'"));

      expect(await given.store.readContact(els, { address: ANNA })).toEqual({ address: ANNA, version: '0' });
    });

    it('does not stand in the way of who saves the first card', async () => {
      const { els } = colleagues();
      await given.store.remember(els, mailTo('Anna'));

      const saved = await given.store.saveContact(
        els,
        { address: ANNA, notificationLanguage: ORGANIZATION_DEFAULT },
        '0',
      );

      expect(saved).toMatchObject({ displayName: 'Anna', notificationLanguage: 'organization-default' });
    });
  });

  describe('what is written down of a mail', () => {
    const named = (displayName: string) => ({
      key: newKey(),
      used: [{ address: ANNA, displayName, method: 'verification-email' as const }],
    });

    it('says who gave a contact the name that the organization shares, and not the name', async () => {
      const { els } = colleagues();
      await given.store.remember(els, named('Anna Lindqvist'));

      const rows = await auditRows(given, els);

      expect(rows).toMatchObject([{ action: 'name-learned', scope: 'organization', actor: els.id }]);
      expect(rows[0]!.about).toEqual(Buffer.from(await given.cipher.digest(els.tenant, ANNA)));
      expect(JSON.stringify(rows)).not.toContain('Lindqvist');
    });

    it('says nothing of a name that was not taken', async () => {
      const { els, jan } = colleagues();
      await given.store.remember(els, named('Anna Lindqvist'));
      await given.store.remember(jan, named('Annie'));

      expect(await auditRows(given, els)).toHaveLength(1);
    });

    it('says whose number was learned and whose code was set, and neither of them', async () => {
      const { els } = colleagues();
      const bo = person('Bo', els.tenant);
      await given.store.remember(bo, {
        key: newKey(),
        used: [...smsTo(ANNA).used, ...codeFor(ANNA, 'under the old oak').used],
      });

      const rows = await auditRows(given, bo);

      expect(rows.map(({ action, scope, actor }) => [action, scope, actor]).sort()).toEqual([
        ['code-set', 'personal', bo.id],
        ['number-learned', 'personal', bo.id],
      ]);
      const about = Buffer.from(await given.cipher.digest(bo.tenant, ANNA));
      expect(rows.every((row) => row.about?.equals(about))).toBe(true);
      expect(JSON.stringify(rows)).not.toMatch(/31612345678|oak|usual|lindqvist/);
    });
  });
});
