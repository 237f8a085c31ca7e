import * as fc from 'fast-check';
import {
  UnreadableHeader,
  headerWith,
  scanMessage,
  valuesOf,
  withFields,
  withoutFields,
} from '../../src/gateway/header-lines';
import { stripOurHeaders } from '../../src/gateway/relay/strip';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const stripped = (raw: Buffer) => stripOurHeaders(scanMessage(raw));
/** Why it is not read; undefined where it has one reading. */
function headerProblem(raw: Buffer): string | undefined {
  try {
    scanMessage(raw);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableHeader) return error.problem;
    throw error;
  }
}
const lineEnd = fc.constantFrom('\r\n', '\n');
const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/).filter((text) => !/^x-secure-mail/i.test(text));
/** One line or several, any byte but line ends and NUL. */
const line = fc.stringMatching(/^[\x20-\xff]{0,60}$/);
const field = fc
  .tuple(name, line, fc.array(line, { maxLength: 3 }), lineEnd)
  .map(([called, first, folded, end]) => `${called}:${first}${folded.map((more) => `${end}\t${more}`).join('')}${end}`);
const ours = fc
  .tuple(
    fc.constantFrom('x-secure-mail', 'X-Secure-Mail-Seal', 'x-secure-mail-7', 'X-SECURE-MAIL-LATER'),
    line,
    line,
    lineEnd,
  )
  .map(([called, first, folded, end]) => `${called}: ${first}${end} ${folded}${end}`);
const body = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `\r\n${text}`);

describe('a message of which nothing is taken', () => {
  it('is not copied', () => {
    const raw = bytes('subject: a\r\n\r\nbody');
    expect(stripped(raw)).toBe(raw);
  });
});

describe('headers of ours', () => {
  it('are taken off, and every other byte stays, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            field,
            ours.map((text) => ({ text })),
          ),
        ),
        body,
        (fields, rest) => {
          const all = fields.map((each) => (typeof each === 'string' ? each : each.text)).join('') + rest;
          const others = fields.filter((each) => typeof each === 'string').join('') + rest;
          expect(stripped(bytes(all)).equals(bytes(others))).toBe(true);
        },
      ),
    );
  });

  it('are not looked for in the body', () => {
    const raw = bytes('subject: a\r\n\r\nx-secure-mail: 1\r\n');
    expect(stripped(raw).equals(raw)).toBe(true);
  });

  it.each([
    ['nothing', '', ''],
    ['a header without a body', 'x-secure-mail: 1', ''],
    ['a name with white space before its colon', 'x-secure-mail : 1\r\nsubject: a\r\n\r\n', 'subject: a\r\n\r\n'],
    ['a message that begins with its body', '\r\nx-secure-mail: 1', '\r\nx-secure-mail: 1'],
  ])('are taken off %s', (_what, raw, left) => {
    expect(stripped(bytes(raw)).toString('latin1')).toBe(left);
  });
});

/** What the library sends for these bytes: CRLF for every line end that SMTP does not know. */
const asSent = (raw: Buffer) => raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
const namesAsSent = (raw: Buffer) =>
  asSent(raw)
    .split(/(?:^|(?<=\n))\r\n/, 1)[0]!
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .filter((text) => text !== '')
    .map((text) => text.split(':', 1)[0]!.trim().toLowerCase());

describe('a header with line ends of every kind', () => {
  const piece = fc.constantFrom(
    ...['\r', '\n', '\r\n', '\r\r\n', ' ', '\t', ':', 'a', 'to: b', 'x-secure-mail: 1', 'X-Secure-Mail-3:', 'from: c'],
  );
  const raw = fc.array(piece, { maxLength: 20 }).map((pieces) => bytes(pieces.join('')));

  it('is read as the next server reads what is sent to it, or not at all', () => {
    fc.assert(
      fc.property(raw, (message) => {
        fc.pre(headerProblem(message) === undefined);
        // a name that was folded is nobody's: only where it ends matters
        expect(scanMessage(message).fields.map(({ name: text }) => text.replace(/\r?\n/g, ''))).toEqual(
          namesAsSent(message),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps nothing of ours that the next server could read, or is not read at all', () => {
    fc.assert(
      fc.property(raw, (message) => {
        fc.pre(headerProblem(message) === undefined);
        expect(namesAsSent(stripped(message)).filter((text) => /^x-secure-mail(-|$)/.test(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['a: b\rc: d\r\n\r\n', 'a: b\r\r\n', '\r', 'a: b\r\n\r\r\n', 'a: b\r'])(
    'is not read with a CR of its own: %j',
    (text) => {
      expect(headerProblem(bytes(text))).toBe('bare-cr');
      expect(() => stripped(bytes(text))).toThrow(UnreadableHeader);
    },
  );

  it.each([
    ['fields', 'a: b\r\n'.repeat(10_002)],
    ['bytes in one line', `a: ${'b'.repeat(2 * 1024 * 1024)}\r\n`],
    ['bytes in lines that continue', `a: b\r\n${' c\r\n'.repeat(600_000)}`],
  ])('is not read with more %s than any mail has', (_what, text) => {
    expect(headerProblem(bytes(text))).toBe('too-long');
  });

  it('is read with as many fields as a mail may have, whatever stands behind it', () => {
    const text = `${'a: b\r\n'.repeat(10_000)}\r\n${'c: d\r\n'.repeat(600_000)}`;
    expect(headerProblem(bytes(text))).toBeUndefined();
    expect(scanMessage(bytes(text)).end).toBe(10_000 * 6);
  });

  it.each(['a: b\n\nc', 'a: b\r\n\r\nc', '\nc'])('ends with its first empty line: %j', (text) => {
    const { end } = scanMessage(bytes(text));
    expect(text.slice(end).trim()).toBe('c');
  });

  it('is read whatever line ends the body has', () => {
    expect(headerProblem(bytes('a: b\n\nc\rd\r\r'))).toBeUndefined();
  });
});

describe('a field', () => {
  it('has its value unfolded, as UTF-8, without white space around it', () => {
    const message = scanMessage(Buffer.from('X-A : \t één\r\n twee \t\r\nx-b\r\nx-a:\r\n\r\nx-a: body'));
    expect(valuesOf(message, 'x-a')).toEqual(['één twee', '']);
    expect(valuesOf(message, 'x-b')).toEqual(['']);
  });

  it('is taken into a short header only where it is short', () => {
    const message = scanMessage(bytes(`a: 1\r\nb: ${'x'.repeat(100)}\r\nA: 2\r\nc: 3\r\n\r\n`));
    expect(headerWith(message, ['a', 'b'], 50).toString()).toBe('a: 1\r\nA: 2\r\n\r\n');
  });
});

describe('fields that are put in', () => {
  it('stand first, and the rest stays', () => {
    expect(withFields(bytes('to: a\r\n\r\n'), [['x-a', 'b c']]).toString()).toBe('x-a: b c\r\nto: a\r\n\r\n');
  });

  it.each(['a\r\nbcc: eve@x.example', 'a\nb', 'ü', ''])('never hold what could end their line: %j', (value) => {
    expect(() => withFields(bytes(''), [['x-a', value]])).toThrow(RangeError);
  });

  it('can be found again', () => {
    const raw = withFields(bytes('to: a\r\n\r\n'), [['x-a', 'b']]);
    expect(withoutFields(scanMessage(raw), (called) => called === 'x-a').toString()).toBe('to: a\r\n\r\n');
  });
});
