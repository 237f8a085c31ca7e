/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { htmlToText, textToHtml } from '../../../src/outlook/host/plain-text';

describe('the body', () => {
  it('comes back from HTML as it was typed', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '<', '&', '"', 'é', '\n', '&lt;', '<b>') });
    fc.assert(fc.property(line, (text) => expect(htmlToText(textToHtml(text))).toBe(text)));
  });

  it.each([
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['one<br>two', 'one\ntwo'],
    ['<b>bold</b> text', 'bold text'],
    ['', ''],
  ])('%s is read as text', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});
