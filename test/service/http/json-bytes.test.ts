/** Long answers are written in parts, and are the same bytes. */
import * as fc from 'fast-check';
import { jsonBytes } from '../../../src/service/http/json-bytes';

describe('an answer in parts', () => {
  it.each([
    ['of nothing', {}],
    ['with a list of nothing', { list: [] }],
    ['with a field that is absent', { before: 1, absent: undefined, after: null }],
    ['with letters of several bytes', { 'ë"': ['é', '漢', '\u{1f4e7}'] }],
    ['with a list of exactly one part', { list: Array.from({ length: 100 }, (_, index) => index) }],
    ['with a list of three parts', { list: Array.from({ length: 201 }, (_, index) => ({ index })), after: 'x' }],
  ])('%s is what JSON.stringify writes', (_what, answer) => {
    expect(jsonBytes(answer).toString()).toBe(JSON.stringify(answer));
  });

  it('is what JSON.stringify writes, whatever is in it', () => {
    const answers = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: 250 })));
    fc.assert(
      fc.property(answers, (answer) => {
        expect(jsonBytes(answer).toString()).toBe(JSON.stringify(answer));
      }),
    );
  });
});
