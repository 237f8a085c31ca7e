import { codeOf, numbersOf } from '../../src/verification/known-values';
import type { KnownCode, KnownNumber } from '../../src/verification/types';
import { code, number, record } from './values';

const A = number('0612345678');
const B = number('0687654321');

describe('known numbers', () => {
  it.each<[string, KnownNumber[], KnownNumber[]]>([
    ['are none where none is known', [], []],
    [
      'stand in order of the last proof',
      [
        { phoneNumber: A, scope: 'personal', provedOn: '2026-01-01' },
        { phoneNumber: B, scope: 'organization', provedOn: '2026-02-01' },
      ],
      [
        { phoneNumber: B, scope: 'organization', provedOn: '2026-02-01' },
        { phoneNumber: A, scope: 'personal', provedOn: '2026-01-01' },
      ],
    ],
    [
      "have the sender's own first where none was proved",
      [
        { phoneNumber: A, scope: 'organization' },
        { phoneNumber: B, scope: 'personal' },
      ],
      [
        { phoneNumber: B, scope: 'personal' },
        { phoneNumber: A, scope: 'organization' },
      ],
    ],
    [
      "stand there once: the sender's own, with the later proof",
      [
        { phoneNumber: A, scope: 'organization', provedOn: '2026-02-01' },
        { phoneNumber: A, scope: 'personal', provedOn: '2026-01-01' },
      ],
      [{ phoneNumber: A, scope: 'personal', provedOn: '2026-02-01' }],
    ],
    [
      'have no proof where nobody gave one',
      [
        { phoneNumber: A, scope: 'organization' },
        { phoneNumber: A, scope: 'organization' },
      ],
      [{ phoneNumber: A, scope: 'organization' }],
    ],
  ])('%s', (_, numbers, expected) => {
    expect(numbersOf(record({ numbers }))).toEqual(expected);
  });
});

describe('the saved code', () => {
  const old: KnownCode = { accessCode: code('1111'), scope: 'personal', setOn: '2026-01-01' };
  const recent: KnownCode = { accessCode: code('2222'), scope: 'personal', setOn: '2026-02-01' };
  const undated: KnownCode = { accessCode: code('3333'), scope: 'personal' };
  const ours: KnownCode = { accessCode: code('4444'), scope: 'organization' };

  it.each<[string, KnownCode[], KnownCode | undefined]>([
    ['is none where none is known', [], undefined],
    ['is none where only the organization has one', [ours], undefined],
    ['is the one set last', [old, recent, undated], recent],
    ['is the one set last, in whatever order', [undated, recent, old], recent],
    ['is the first where nobody knows when', [undated, { ...undated, accessCode: code('5555') }], undated],
  ])('%s', (_, codes, expected) => {
    expect(codeOf(record({ codes }), 'personal')).toEqual(expected);
  });
});
