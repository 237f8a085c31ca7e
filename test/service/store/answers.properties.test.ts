/** Whatever a sender may type, what the service answers of it is what a pane takes: one value that it does not take would fail a whole draft. */
import fc from 'fast-check';
import { safeParse } from 'zod/mini';
import { readCodesAnswer } from '../../../src/contract/codes';
import { contact, saveContactRequest } from '../../../src/contract/contact';
import { lookupAnswer } from '../../../src/contract/lookup';
import { rememberRequest } from '../../../src/contract/remember';
import { report } from '../../../src/contract/report';
import { WrongValue } from '../../../src/service/store/types';
import { colleagues, newKey, onEachStore, person } from './given-store';

const ANNA = 'anna@lindqvist.example';

/** Several of these become two or three characters in NFC; others are two UTF-16 units each. */
const UNITS = ['\u0958', '\u0344', '\u{1D15E}', '\uFB2C', '\u{1F511}', 'é', 'a', ' ', "'"];
const textNear = (...limits: number[]) =>
  fc
    .tuple(fc.array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 }), fc.constantFrom(...limits), fc.nat(3))
    .map(([units, limit, less]) => {
      const pattern = units.join('');
      return pattern.repeat(Math.ceil(limit / pattern.length)).slice(0, limit - less);
    })
    .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));

const language = fc
  .tuple(fc.constantFrom('nl', 'sh', 'cnr', 'tl', 'und'), fc.integer({ min: 1, max: 8 }), fc.nat(6))
  .map(([tag, size, parts]) => `${tag}-x${`-${'a'.repeat(size)}`.repeat(parts + 1)}`)
  .filter((tag) => tag.length <= 60);

const typed = fc.record({
  displayName: textNear(20, 85, 128, 255),
  notificationLanguage: fc.option(language, { nil: undefined }),
  accessCode: textNear(20, 67, 100, 200, 400),
  accessCodeHint: fc.option(textNear(20, 50, 100, 200), { nil: undefined }),
  learnedName: textNear(20, 128, 255),
  provedAt: fc.constantFrom('0000-01-01', '0001-01-01', '1999-12-31', '2026-11-02', '9999-12-31'),
});

onEachStore('the directory', (given) => {
  it('answers nothing that the contract does not allow', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async ({ displayName, notificationLanguage, provedAt, learnedName, ...code }) => {
        const { els, jan } = colleagues();
        await given.store.saveSettings(
          els,
          { settings: { accessCode: { minimumLength: 8, maximumLength: 200 } } },
          '0',
        );
        const card = { address: ANNA, displayName, notificationLanguage };
        const used = [{ address: ANNA, method: 'organization-code-new' as const, displayName: learnedName, ...code }];
        const told = { key: newKey(), used };
        const proof = {
          kind: 'number-proved' as const,
          key: newKey(),
          address: ANNA,
          phoneNumber: '+31612345678',
          provedAt,
        };

        // the border lets nothing else through
        if (safeParse(rememberRequest, told).success) await unlessWrong(given.store.remember(els, told));
        if (safeParse(report, proof).success)
          await unlessWrong(given.store.report(person('Gateway', els.tenant), { reports: [proof] }));
        if (safeParse(saveContactRequest, card).success) {
          const saved = await unlessWrong(given.store.saveContact(els, card, '0'));
          if (saved) expect(safeParse(contact, saved)).toMatchObject({ success: true });
        }

        expect(safeParse(lookupAnswer, await given.store.lookup(jan, { addresses: [ANNA] }))).toMatchObject({
          success: true,
        });
        expect(safeParse(contact, await given.store.readContact(jan, { address: ANNA }))).toMatchObject({
          success: true,
        });
        expect(safeParse(readCodesAnswer, await given.store.readCodes(jan, { addresses: [ANNA] }))).toMatchObject({
          success: true,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('takes a code of as many characters as the organization allows, whatever the characters', async () => {
    const { els } = colleagues();
    await given.store.saveSettings(els, { settings: { accessCode: { minimumLength: 8, maximumLength: 200 } } }, '0');
    const accessCode = '\u{1F511}'.repeat(200);
    const told = rememberRequest.parse({
      key: newKey(),
      used: [{ address: ANNA, method: 'access-code-new', accessCode }],
    });
    await given.store.remember(els, told);

    expect(readCodesAnswer.parse(await given.store.readCodes(els, { addresses: [ANNA] })).codes).toMatchObject([
      { accessCode },
    ]);
  });

  it('refuses a name that is too long once it is put together, and names the place', async () => {
    const { els } = colleagues();

    const saving = given.store.saveContact(els, { address: ANNA, displayName: '\u0958'.repeat(200) }, '0');

    await expect(saving).rejects.toMatchObject({ mistakes: [{ path: 'displayName', message: expect.any(String) }] });
  });

  it('refuses a language tag that is too long in the form in which it is kept', async () => {
    const { els } = colleagues();
    const tag = `sh-x${'-aaaaaaa'.repeat(7)}`;

    const saving = given.store.saveContact(els, { address: ANNA, notificationLanguage: tag }, '0');

    await expect(saving).rejects.toMatchObject({ mistakes: [{ path: 'notificationLanguage' }] });
  });

  it('refuses a proof from before there were such numbers', async () => {
    const { els } = colleagues();
    const proof = { kind: 'number-proved' as const, key: newKey(), address: ANNA, phoneNumber: '+31612345678' };

    const reporting = given.store.report(person('Gateway', els.tenant), {
      reports: [{ ...proof, provedAt: '0000-01-01' }],
    });

    await expect(reporting).rejects.toMatchObject({ mistakes: [{ path: 'reports.0.provedAt' }] });
  });
});

async function unlessWrong<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  return call.catch((error: unknown) => {
    if (error instanceof WrongValue) return undefined;
    throw error;
  });
}
