/** Whatever happens in whatever order, without any Office: promises of the engine, and that the picture of it is true. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { isShownOn } from '../../src/engine/draft-view';
import { isSettled } from '../../src/engine/step-write';
import { DEEP } from '../depth';
import { accessCode, phoneNumber } from '../taskpane/fake-pane-store';
import { ANNA, BO, Simulation, person, start } from './simulation';
import type { Outcome } from './simulation';

const RUNS = DEEP ? 20_000 : 1_500;
const PEOPLE = [ANNA, BO];
const CHOICES = [
  { method: 'sms-new', phoneNumber: phoneNumber('+31612345678') },
  { method: 'access-code-new', accessCode: accessCode('48213705') },
  { method: 'organization-code-new', accessCode: accessCode('tulp-77-maan') },
] as const;

/** What a person, Outlook or another frame does; or something that is under way ends. */
type Act =
  | { act: 'end'; at: number; outcome: Outcome }
  | { act: 'switch'; on: boolean }
  | { act: 'choose'; person: number; choice: number }
  | { act: 'undo' | 'retry' | 'look' | 'memory' | 'recipients-changed' }
  /** The ribbon. */
  | { act: 'switched-elsewhere'; on: boolean }
  | { act: 'recipients'; who: number[] };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('end' as const),
      at: fc.nat(5),
      outcome: fc.constantFrom<Outcome>('well', 'well', 'well', 'badly'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('switch' as const), on: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('choose' as const), person: fc.nat(1), choice: fc.nat(2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'undo' as const,
        'retry' as const,
        'look' as const,
        'memory' as const,
        'recipients-changed' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('switched-elsewhere' as const), on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('recipients' as const), who: fc.uniqueArray(fc.nat(1), { maxLength: 2 }) }),
  },
);

function perform(simulation: Simulation, act: Act): void {
  switch (act.act) {
    case 'end':
      return simulation.end(act.at % Math.max(simulation.pending.length, 1), act.outcome);
    case 'switch':
      return void simulation.dispatch({ is: 'switched', on: act.on });
    case 'choose': {
      const choices = new Map([[PEOPLE[act.person]!, CHOICES[act.choice]!]]);
      return void simulation.dispatch({ is: 'chosen', choices, together: false });
    }
    case 'undo':
      return void simulation.dispatch({ is: 'undone' });
    case 'retry':
    case 'look':
    case 'recipients-changed':
      return void simulation.dispatch({ is: act.act });
    case 'memory':
      return void simulation.dispatch({ is: 'memory-changed' });
    case 'switched-elsewhere':
      // another frame takes its turn: not in the middle of a write of ours
      if (!simulation.pending.some((effect) => ['save', 'clear', 'mark-as-on'].includes(effect.do)))
        simulation.isOn = act.on;
      return;
    case 'recipients':
      simulation.recipients = act.who.map((at) => person(PEOPLE[at]!));
  }
}

const sequences = fc.record({
  isOn: fc.boolean(),
  acts: fc.array(acts, { minLength: 1, maxLength: 40 }),
});

const transitions = new Set<string>();

test('whatever happens, what is shown as on is on the draft, no write is overtaken, and all of it comes to an end', () => {
  fc.assert(
    fc.property(sequences, ({ isOn, acts: all }) => {
      const simulation = new Simulation(start());
      simulation.isOn = isOn;
      let mayDiffer = false;
      simulation.dispatch({ is: 'opened' });
      for (const act of all) {
        const own = new Map(simulation.state.choices.own);
        perform(simulation, act);
        // what another frame did is seen with the next look
        if (act.act === 'switched-elsewhere') mayDiffer = true;
        if (!mayDiffer && isShownOn(simulation.state)) expect(simulation.isOn).toBe(true);
        // what a person decided goes by their own hand alone
        if (act.act !== 'choose' && act.act !== 'undo')
          for (const [address, choice] of own) expect(simulation.state.choices.own.get(address)).toBe(choice);
        const writes = simulation.pending.filter((effect) =>
          ['prepare', 'save', 'clear', 'mark-as-on'].includes(effect.do),
        );
        expect(writes.length).toBeLessThanOrEqual(1);
      }
      simulation.settle();
      simulation.dispatch({ is: 'look' });
      simulation.settle();
      for (const transition of simulation.transitions) transitions.add(transition);
      expect(isSettled(simulation.state)).toBe(true);
      expect(simulation.state.looks.size).toBe(0);
      expect(isShownOn(simulation.state)).toBe(simulation.isOn);
      expect(simulation.saves.map(({ upTo }) => upTo)).toEqual(
        [...new Set(simulation.saves.map(({ upTo }) => upTo))].sort((a, b) => a - b),
      );
      if (simulation.state.saving === 'saved' && simulation.isOn) expect(simulation.unsaved).toBe(false);
    }),
    // the same in each lane, as the picture below is of what was seen
    { numRuns: RUNS, seed: 1 },
  );
});

const PICTURE = path.resolve(__dirname, '../../docs/engine.md');
const WAYS = /(```mermaid\nstateDiagram-v2\n)([^`]*)(```)/;

/** `idle --> clearing: switched, looked-up`, each way once. */
function drawn(seen: ReadonlySet<string>): string {
  const events = new Map<string, string[]>();
  for (const transition of [...seen].sort()) {
    const [way = '', event = ''] = transition.split(': ');
    events.set(way, [...(events.get(way) ?? []), event]);
  }
  return [...events].map(([way, of]) => `  ${way}: ${of.join(', ')}\n`).join('');
}

const waysOf = (picture: string): string[] =>
  picture
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [way, events = ''] = line.trim().split(': ');
      return events.split(', ').map((event) => `${way}: ${event}`);
    });

test('the picture in docs/engine.md has every way of a write that was seen, and no others', () => {
  const text = readFileSync(PICTURE, 'utf8');
  if (process.env.DRAW)
    writeFileSync(
      PICTURE,
      text.replace(WAYS, (_all, head, _ways, end) => head + drawn(transitions) + end),
    );
  const picture = WAYS.exec(readFileSync(PICTURE, 'utf8'))?.[2] ?? '';
  expect(waysOf(picture)).toEqual(expect.arrayContaining([...transitions]));
  // a longer search sees ways that a short one does not
  if (DEEP) expect([...transitions]).toEqual(expect.arrayContaining(waysOf(picture)));
});
