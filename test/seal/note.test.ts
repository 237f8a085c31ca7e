import * as fc from 'fast-check';
import { DRAFT_PROPERTY, parseDraftProperty } from '../../src/seal/format/note';
import { noteVersion } from '../../src/seal/format/state-letters';
import type { RecipientState } from '../../src/seal/format/state-letters';
import { formatDraftProperty, isUnderstood, stateOf, wasMissing } from '../../src/seal/format/recipient-states';
import type { EmailAddress } from '../../src/verification/brands';
import { METHOD_IDS } from '../../src/verification/types';

const OUTLOOK_LIMIT = 2_500; // characters of all custom properties of an add-in, as JSON
const address = (name: string) => `${name}@lind.example` as EmailAddress;
const anyState: fc.Arbitrary<RecipientState> = fc.oneof(
  fc.constant({ is: 'missing' } as const),
  fc.record({ is: fc.constant('missing' as const), withdrawn: fc.constantFrom(...METHOD_IDS) }),
  fc.constant({ is: 'not-needed' } as const),
  fc.record({ is: fc.constant('ready' as const), method: fc.constantFrom(...METHOD_IDS), own: fc.boolean() }),
);
const noteFor = (count: number) =>
  formatDraftProperty({
    draftId: 'draft-1234',
    seal: { id: 'abcdefghijkl', cover: 'f'.repeat(32) },
    recipients: Array.from({ length: count }, (_, i) => ({
      address: address(`person-${i}`),
      state: { is: 'ready', method: 'sms-new', own: true },
    })),
  });

describe('the note on the draft', () => {
  it('brings back the state of every recipient', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 30 }), (states) => {
        const recipients = states.map((state, i) => ({ address: address(`p${i}`), state }));
        const note = parseDraftProperty(formatDraftProperty({ draftId: 'd', recipients }))!;
        for (const { address: of, state } of recipients) {
          expect(stateOf(note, of)).toEqual(state);
          expect(wasMissing(note, of)).toBe(state.is === 'missing');
        }
        expect(stateOf(note, address('stranger'))).toBeUndefined();
      }),
    );
  });

  it.each([0, 1, 100, 300, 500])('fits in what Outlook allows with %d recipients', (count) => {
    expect(JSON.stringify({ [DRAFT_PROPERTY]: noteFor(count) }).length).toBeLessThanOrEqual(OUTLOOK_LIMIT);
    expect(parseDraftProperty(noteFor(count))!.seal).toEqual({ id: 'abcdefghijkl', cover: 'f'.repeat(32) });
  });

  it('still tells nearly all of 500 recipients apart, and guesses about none', () => {
    const note = parseDraftProperty(noteFor(500))!;
    const told = Array.from({ length: 500 }, (_, i) => stateOf(note, address(`person-${i}`)));
    expect(told.filter((state) => state !== undefined).length).toBeGreaterThan(490);
    expect(new Set(told.map((state) => JSON.stringify(state))).size).toBeLessThanOrEqual(2);
  });

  it('leaves the list out rather than cut it when there are too many', () => {
    const note = parseDraftProperty(noteFor(2_000))!;
    expect(note.seal).toBeDefined();
    expect(stateOf(note, address('person-1'))).toBeUndefined();
  });

  it.each([
    ['half of it', noteFor(3).slice(0, 40)],
    ['30 KB of noise', 'z'.repeat(30_000)],
    ['a later version', noteFor(3).replace('v=1', 'v=3')],
    ['a state that does not exist', noteFor(1).replace(/.$/, '?')],
    ['a list that does not add up', noteFor(3).slice(0, -1)],
    ['hints that would fit anybody', 'v=1; draft=d; hint=0; count=1; who=.'],
    ['hints longer than any digest', 'v=1; draft=d; hint=999999999; count=0; who='],
    ['a number', 3],
    ['null', null],
    ['an object', { v: 1 }],
  ])('is not read from %s', (_what, value) => {
    expect(parseDraftProperty(value)).toBeUndefined();
  });

  it('stays of version 1 while every state is one that version 1 has', () => {
    expect(noteVersion([...'-.abcdefghiABCDEFGHIjklmnopqr'])).toBe('1');
    expect(noteFor(3)).toMatch(/^v=1; /);
  });

  it.each([...'JZ09_:,sz~'])('is of version 2 with the state %s, which version 1 does not have', (letter) => {
    expect(noteVersion(['a', letter])).toBe('2');
  });

  it('of a later add-in says who lacks a method, and that there are methods which are not known here', () => {
    const laterNote = (letter: string) => parseDraftProperty(noteFor(1).replace('v=1', 'v=2').replace(/.$/, letter))!;
    for (const letter of 'JZ09_:,')
      expect([laterNote(letter), wasMissing(laterNote(letter), address('person-0'))]).toEqual([
        expect.anything(),
        false,
      ]);
    for (const letter of 'sz~') expect(wasMissing(laterNote(letter), address('person-0'))).toBe(true);
    expect([...'aAj'].map(laterNote).every(isUnderstood)).toBe(true);
    // the last that a method will have
    expect([...'_:,~'].map(laterNote).some(isUnderstood)).toBe(false);
  });

  it('holds no address', () => {
    expect(noteFor(3)).not.toMatch(/person|lind/);
  });
});
