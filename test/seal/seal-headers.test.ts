import * as fc from 'fast-check';
import { SEAL_HEADER, SEAL_PART_HEADERS } from '../../src/seal/format/header-names';
import {
  LONGEST_SEAL_READ,
  MAXIMUM_SEAL_LENGTH,
  NO_SEAL,
  formatSealHeaders,
  readSealHeaders,
} from '../../src/seal/format/seal-headers';

/** Of a line that Exchange was seen to leave as it is; Outlook itself takes 998. */
const UNBROKEN_LINE = 847;
const seal = (length: number) => ({ draftId: 'draft-1234', cover: 'c0ffee', sealed: 'x'.repeat(length) });
const read = (headers: Record<string, string>) => readSealHeaders((name) => headers[name]);

describe('a seal in headers', () => {
  it('comes back as it was written, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAXIMUM_SEAL_LENGTH }), (length) => {
        expect(read(formatSealHeaders(seal(length)))).toEqual({ ok: true, seal: seal(length) });
      }),
    );
  });

  it('has lines that no server was seen to encode, and no more than 30 parts', () => {
    const all = Object.entries(formatSealHeaders(seal(MAXIMUM_SEAL_LENGTH)));
    expect(all).toHaveLength(1 + 30);
    for (const [name, value] of all) expect(`${name}: ${value}`.length).toBeLessThanOrEqual(UNBROKEN_LINE);
  });

  it('says version 2 from the first part on that version 1 does not know', () => {
    const versionOf = (length: number) => formatSealHeaders(seal(length))[SEAL_HEADER]!.slice(0, 4);
    expect([1, 24 * 750, 24 * 750 + 1, MAXIMUM_SEAL_LENGTH].map(versionOf)).toEqual(['v=1;', 'v=1;', 'v=2;', 'v=2;']);
  });

  it('is refused, not cut, when it does not fit', () => {
    expect(() => formatSealHeaders(seal(MAXIMUM_SEAL_LENGTH + 1))).toThrow(RangeError);
  });

  it('is read as drafts were saved before: in 24 parts of 950 characters', () => {
    const { sealed, draftId, cover } = seal(LONGEST_SEAL_READ);
    const parts = sealed.match(/.{1,950}/g)!;
    const saved = {
      [SEAL_HEADER]: `v=1; draft=${draftId}; parts=${parts.length}; size=${sealed.length}; cover=${cover}`,
      ...Object.fromEntries(parts.map((part, at) => [SEAL_PART_HEADERS[at]!, part])),
    };
    expect(parts).toHaveLength(24);
    expect(read(saved)).toEqual({ ok: true, seal: seal(LONGEST_SEAL_READ) });
  });

  it('survives folding anywhere', () => {
    const headers = formatSealHeaders(seal(2_000));
    const folded = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace(name === SEAL_HEADER ? /.{20}/g : /.{76}/g, '$&\r\n '),
      ]),
    );
    expect(read(folded)).toEqual({ ok: true, seal: seal(2_000) });
  });

  it.each([
    ['no seal at all', (_: Record<string, string>) => ({}), 'no-seal'],
    ['a seal header of 0', (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: ' 0 ' }), 'no-seal'],
    ['the sign that there is none', (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: NO_SEAL }), 'no-seal'],
    ['a part of 0', (all: Record<string, string>) => ({ ...all, [SEAL_PART_HEADERS[1]!]: '0' }), 'parts-missing'],
    ['a header of noise', () => ({ [SEAL_HEADER]: 'noise' }), 'damaged'],
    [
      'a part that is gone',
      (all: Record<string, string>) => ({ ...all, [SEAL_PART_HEADERS[1]!]: '' }),
      'parts-missing',
    ],
    [
      'a part that was cut short',
      (all: Record<string, string>) => ({ ...all, [SEAL_PART_HEADERS[1]!]: 'x' }),
      'damaged',
    ],
    [
      'a later version',
      (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: all[SEAL_HEADER]!.replace('v=1', 'v=3') }),
      'newer-version',
    ],
    [
      'parts longer than ours ever are',
      (all: Record<string, string>) => ({
        ...all,
        [SEAL_PART_HEADERS[0]!]: 'x'.repeat(LONGEST_SEAL_READ),
        [SEAL_HEADER]: all[SEAL_HEADER]!.replace(/size=\d+/, `size=${LONGEST_SEAL_READ + 1_250}`),
      }),
      'damaged',
    ],
    [
      'more parts than its version knows',
      (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: all[SEAL_HEADER]!.replace('parts=3', 'parts=25') }),
      'damaged',
    ],
    [
      'more parts than there are headers',
      (all: Record<string, string>) => ({
        ...all,
        [SEAL_HEADER]: all[SEAL_HEADER]!.replace('v=1', 'v=2').replace('parts=3', 'parts=31'),
      }),
      'damaged',
    ],
  ])('tells %s apart', (_what, damage, problem) => {
    expect(read(damage(formatSealHeaders(seal(2_000))) as Record<string, string>)).toEqual({ ok: false, problem });
  });

  it('ignores parts of an earlier, longer seal', () => {
    expect(read({ ...formatSealHeaders(seal(2_000)), ...formatSealHeaders(seal(900)) })).toEqual({
      ok: true,
      seal: seal(900),
    });
  });
});
