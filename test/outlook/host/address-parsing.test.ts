import * as fc from 'fast-check';
import { parseRecipients } from '../../../src/outlook/host/address-parsing';

describe('typed or pasted recipients', () => {
  it.each([
    ['a bare address', 'a@b.example', [['a@b.example', 'a@b.example']]],
    ['a name and an address', 'Anna Jansen <a@b.example>', [['Anna Jansen', 'a@b.example']]],
    ['a quoted name with a comma', '"Jansen, Anna" <a@b.example>', [['Jansen, Anna', 'a@b.example']]],
    [
      'separated by ; and ,',
      'a@b.example; c@d.example, e@f.example',
      [
        ['a@b.example', 'a@b.example'],
        ['c@d.example', 'c@d.example'],
        ['e@f.example', 'e@f.example'],
      ],
    ],
    [
      'one in each line',
      'a@b.example\r\nC <c@d.example>\n',
      [
        ['a@b.example', 'a@b.example'],
        ['C', 'c@d.example'],
      ],
    ],
    [
      'a column of a table',
      'a@b.example\tc@d.example',
      [
        ['a@b.example', 'a@b.example'],
        ['c@d.example', 'c@d.example'],
      ],
    ],
    [
      'a group',
      'Team: a@b.example, c@d.example;',
      [
        ['a@b.example', 'a@b.example'],
        ['c@d.example', 'c@d.example'],
      ],
    ],
    ['a plus sign', 'a+tag@b.example', [['a+tag@b.example', 'a+tag@b.example']]],
    ['an apostrophe', "o'brien@b.example", [["o'brien@b.example", "o'brien@b.example"]]],
    ['a unicode domain', 'a@bücher.example', [['a@bücher.example', 'a@bücher.example']]],
    ['a unicode name', 'Zoë Ünal <z@b.example>', [['Zoë Ünal', 'z@b.example']]],
    ['upper case, as typed', 'ANNA@B.Example', [['ANNA@B.Example', 'ANNA@B.Example']]],
    ['a quoted local part', '"jan de"@b.example', [['"jan de"@b.example', '"jan de"@b.example']]],
  ])('%s', (_, text, people) => {
    expect(parseRecipients(text)).toEqual({
      people: people.map(([name, address]) => ({ name, address })),
      unresolved: '',
    });
  });

  it.each(['Anna', 'anna@', '@b.example', 'a@.example', 'a@b.', '12345', '<>'])('%s is no address', (text) => {
    expect(parseRecipients(text).people).toEqual([]);
  });

  it('what is no address stays, what is one does not', () => {
    expect(parseRecipients('Anna; b@c.example')).toEqual({
      people: [{ name: 'b@c.example', address: 'b@c.example' }],
      unresolved: 'Anna',
    });
  });

  it('never fails, and never makes a pill without an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { address } of parseRecipients(text).people) expect(address).toMatch(/.@./s);
      }),
    );
  });
});
