import * as fc from 'fast-check';
import { SEAL_HEADER, SEAL_PART_HEADERS } from '../../src/draft/header-names';
import { formatSealHeaders, MAXIMUM_SEAL_LENGTH, readSealHeaders, SealTooLong } from '../../src/draft/seal-headers';

const OUTLOOK_LIMIT = 998; // characters of name and value together
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

  it('keeps every header within what Outlook takes', () => {
    for (const [name, value] of Object.entries(formatSealHeaders(seal(MAXIMUM_SEAL_LENGTH)))) {
      expect(name.length + value.length).toBeLessThanOrEqual(OUTLOOK_LIMIT);
    }
  });

  it('is refused, not cut, when it does not fit', () => {
    expect(() => formatSealHeaders(seal(MAXIMUM_SEAL_LENGTH + 1))).toThrow(SealTooLong);
  });

  it('survives folding anywhere in its parts', () => {
    const headers = formatSealHeaders(seal(2_000));
    const folded = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        name === SEAL_HEADER ? value.replaceAll('; ', ';\r\n ') : value.replace(/.{76}/g, '$&\r\n '),
      ]),
    );
    expect(read(folded)).toEqual({ ok: true, seal: seal(2_000) });
  });

  it.each([
    ['no seal at all', (_: Record<string, string>) => ({}), 'no-seal'],
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
      (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: all[SEAL_HEADER]!.replace('v=1', 'v=2') }),
      'newer-version',
    ],
    [
      'parts longer than ours ever are',
      (all: Record<string, string>) => ({
        ...all,
        [SEAL_PART_HEADERS[0]!]: 'x'.repeat(MAXIMUM_SEAL_LENGTH),
        [SEAL_HEADER]: all[SEAL_HEADER]!.replace(/size=\d+/, `size=${MAXIMUM_SEAL_LENGTH + 1_100}`),
      }),
      'damaged',
    ],
    [
      'more parts than there are headers',
      (all: Record<string, string>) => ({ ...all, [SEAL_HEADER]: all[SEAL_HEADER]!.replace('parts=3', 'parts=25') }),
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
