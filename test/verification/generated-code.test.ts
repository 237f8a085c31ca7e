import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { defaultConfiguration } from '../../src/configuration/schema';
import { parseAccessCode } from '../../src/verification/access-code';
import { checkAccessCode } from '../../src/verification/access-code-rules';
import { generateAccessCode } from '../../src/verification/generated-code';
import type { Policy } from '../../src/verification/types';

const random = (count: number) => webcrypto.getRandomValues(new Uint8Array(count));
const RULES = defaultConfiguration().policy.accessCode;

describe('a generated code', () => {
  const rules: fc.Arbitrary<Policy['accessCode']> = fc
    .record({
      minimumLength: fc.integer({ min: 4, max: 40 }),
      longer: fc.nat(40),
      longest: fc.nat(40),
      alphabet: fc
        .uniqueArray(fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789!#%+=?αβγδ'), {
          minLength: 10,
        })
        .map((characters) => characters.join('')),
    })
    .map(({ minimumLength, longer, longest, alphabet }) => ({
      minimumLength,
      generatedLength: minimumLength + longer,
      maximumLength: minimumLength + longer + longest,
      maskSaved: false,
      alphabet,
    }));

  it('has the length and the characters of the policy, and meets all its rules', () => {
    const context = fc.record({
      mail: fc.record({ subject: fc.string(), body: fc.string({ maxLength: 200 }) }),
      recipientName: fc.constantFrom('', 'Anna de Vries', 'Bo Li'),
    });
    fc.assert(
      fc.property(rules, context, (policy, of) => {
        const code = generateAccessCode(policy, of, random)!;
        expect([...code]).toHaveLength(policy.generatedLength);
        for (const character of code) expect(policy.alphabet).toContain(character);
        expect(checkAccessCode(code, policy, of).filter(({ met }) => !met)).toEqual([]);
        expect(parseAccessCode(code, policy)).toEqual({ ok: true, value: code });
      }),
      { numRuns: 300 },
    );
  });

  it('is another each time', () => {
    const codes = Array.from({ length: 1000 }, () => generateAccessCode(RULES, {}, random));
    expect(new Set(codes).size).toBe(1000);
  });

  it('is drawn again where it would stand in the mail', () => {
    const bytes = [1, 1, 1, 1, 2, 2, 2, 2];
    const digits = { ...RULES, minimumLength: 4, generatedLength: 4, alphabet: '0123456789abcdef' };
    const drawn = (count: number) => Uint8Array.from(bytes.splice(0, count));
    const mail = { subject: 'Room 1111', body: '' };
    expect(generateAccessCode(digits, { mail }, drawn)).toBe('2222');
  });

  it('is not forced where the mail holds all there are', () => {
    const digits = { ...RULES, minimumLength: 4, generatedLength: 4, alphabet: '0123456789' };
    const body = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0')).join(' ');
    expect(generateAccessCode(digits, { mail: { subject: '', body } }, random)).toBeUndefined();
  });

  it('comes from every byte with the same chance, whatever the alphabet', () => {
    // all bytes once: nanoid must take as many of them for each character and throw away the rest
    const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
    for (const alphabet of ['0123456789', RULES.alphabet, '0123456789abcdef']) {
      const length = 256 - (256 % alphabet.length);
      const policy = { ...RULES, alphabet, generatedLength: length, maximumLength: 256 };
      const code = generateAccessCode(policy, {}, (count) =>
        Uint8Array.from({ length: count }, (_, index) => everyByte[index % 256]!),
      );
      const counts = [...alphabet].map((character) => [...code!].filter((one) => one === character).length);
      expect(new Set(counts)).toEqual(new Set([length / alphabet.length]));
    }
  });
});

describe('the default', () => {
  it('has nothing in its alphabet that is taken for something else over the phone', () => {
    expect(RULES.alphabet).not.toMatch(/[0oO1iIl5sS2zZ8bBuUvVmMnNgGqQ]/);
    expect(RULES.alphabet).toBe(RULES.alphabet.toLowerCase());
  });

  it('can form no words', () => {
    expect(RULES.alphabet).not.toMatch(/[aeiou]/);
  });

  it('is hard to guess', () => {
    const bits = RULES.generatedLength * Math.log2(new Set(RULES.alphabet).size);
    expect(bits).toBeGreaterThan(48);
    expect(RULES.generatedLength).toBeGreaterThanOrEqual(RULES.minimumLength);
  });
});
