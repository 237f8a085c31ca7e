/** What a person and Outlook can do, as steps of a random sequence. Each knows when it is possible, and what must hold after it. */
import * as fc from 'fast-check';
import type { JWK } from 'jose';
import type { RecipientFieldName } from '../../src/office/recipients';
import { createDraft } from '../office/fake-office';
import type { FakeDraft, Fault } from '../office/fake-office';
import { pass, serve, settle, turns } from './engine';
import { CHOICES, PEOPLE, asAddress } from './people';
import {
  isRead,
  isRemembered,
  isSaved,
  isSecured,
  isThereAgain,
  lastResortKeepsItsPlace,
  mayLeave,
  nothingLeaks,
  paneSaysTheTruth,
  stateOf,
  typedOn,
} from './rules';
import { CLIENTS, SENDERS } from './world';
import type { Client, World } from './world';

/** What a test knows by itself. */
export interface Model {
  /** Drafts that were said to be on, by pane or button, and that nobody has tried to switch since. */
  calledSecure: WeakSet<FakeDraft>;
  /** What was typed on drafts when the pane last said "saved": it must be there again when the draft is opened anew. */
  typed: WeakMap<FakeDraft, Map<string, string>>;
}

export interface Real {
  world: World;
  gatewayKey: JWK;
  organization: { configuration: object; directory: object };
  /** Every state that was met. */
  states: Set<string>;
  /** How many mails left, and how many steps were taken. */
  counts: { steps: number; held: number; secure: number; normal: number };
}

export type Step = fc.AsyncCommand<Model, Real>;

/** How long somebody waits before the next step: until all is quiet, or so many turns. */
type Wait = 'quiet' | number;

async function wait(model: Model, { world, gatewayKey, states }: Real, how: Wait): Promise<void> {
  if (how !== 'quiet') {
    await turns(how);
    model.typed.delete(world.draft); // what is on its way may be lost with the pane, which does not say "saved"
  } else {
    await settle();
    await paneSaysTheTruth(world, gatewayKey);
    lastResortKeepsItsPlace(world);
    if (isRead(world)) {
      if (world.isOpenedAnew) isThereAgain(world, model.typed.get(world.draft));
      world.isOpenedAnew = false;
    }
    if (isSaved(world)) model.typed.set(world.draft, typedOn(world));
    const { paneState: state, draft } = world;
    const says =
      state?.phase === 'ready' ? state.secure && state.saving === 'saved' : draft.headers['x-secure-mail'] === '1';
    // a press that has not ended: the pane has not heard of it
    if (says && !world.ribbonRuns) model.calledSecure.add(draft);
  }
  nothingLeaks(world);
  states.add(stateOf(world));
}

interface Deed {
  text: string;
  can?(world: World): boolean;
  /** @returns what must be judged besides */
  act(real: Real, model: Model): void | Promise<void>;
}

const step = ({ text, can, act }: Deed, how: Wait): Step => ({
  check: () => true,
  async run(model, real) {
    if (can && !can(real.world)) return; // a person cannot do it now
    real.counts.steps++;
    await act(real, model);
    await wait(model, real, how);
  },
  toString: () => `${text}${how === 'quiet' ? '' : `, ${how} turns`}`,
});

const hasPane = ({ pane }: World) => pane !== undefined;
const isThere = (who: string) => (world: World) => world.addresses().includes(who);

function switchPane(on: boolean): Deed {
  return {
    text: on ? 'on' : 'off',
    can: hasPane,
    act({ world }, model) {
      if (!on) model.calledSecure.delete(world.draft);
      if (!on) model.typed.delete(world.draft);
      world.inPane(({ actions }) => actions.setSecure(on));
    },
  };
}

const add = (who: string, field: RecipientFieldName): Deed => ({
  text: `add ${who[0]} to ${field}`,
  can: (world) => !isThere(who)(world),
  act: ({ world }) =>
    world.setRecipients((recipients) => recipients[field].push({ emailAddress: who, displayName: '' })),
});

const addUntold = (who: string): Deed => ({
  text: `add ${who[0]}, and Outlook raises no event`,
  can: (world) => !isThere(who)(world),
  act: ({ world }) => world.setRecipients(({ to }) => to.push({ emailAddress: who, displayName: '' }), { told: false }),
});

function take(recipients: FakeDraft['recipients'], who: string): void {
  for (const field of ['to', 'cc', 'bcc'] as const)
    recipients[field] = recipients[field].filter(({ emailAddress }) => emailAddress !== who);
}

const remove = (who: string): Deed => ({
  text: `remove ${who[0]}`,
  can: isThere(who),
  act: ({ world }) => world.setRecipients((recipients) => take(recipients, who)),
});

/** Outlook tells of two changes, or of one. */
const moveToBcc = (who: string): Deed => ({
  text: `move ${who[0]} to bcc`,
  can: isThere(who),
  act({ world }) {
    world.setRecipients((recipients) => take(recipients, who));
    world.setRecipients(({ bcc }) => bcc.push({ emailAddress: who, displayName: '' }));
  },
});

const choose = (who: string, choice: number): Deed => ({
  text: `choose ${choice} for ${who[0]}`,
  can: ({ paneState }) => Boolean(paneState?.rows.some(({ recipient }) => recipient.address === asAddress(who))),
  act: ({ world }) => world.inPane(({ actions }) => actions.choose(asAddress(who), CHOICES[choice]!)),
});

/** An item of the menu that needs no typing. */
const pick = (who: string, at: number): Deed => ({
  text: `pick ${at} for ${who[0]}`,
  can: hasPane,
  act({ world }) {
    const row = world.paneState?.rows.find(({ recipient }) => recipient.address === asAddress(who));
    const options = row?.verification && 'options' in row.verification ? row.verification.options : [];
    const choices = options.flatMap(({ choice }) => choice ?? []);
    const choice = choices[at % (choices.length || 1)];
    if (choice) world.inPane(({ actions }) => actions.choose(asAddress(who), choice));
  },
});

const SIMPLE: Deed[] = [
  {
    text: 'ribbon',
    act({ world }, model) {
      model.calledSecure.delete(world.draft);
      model.typed.delete(world.draft);
      world.pressRibbon();
    },
  },
  { text: 'undo', can: hasPane, act: ({ world }) => world.inPane(({ actions }) => actions.undo()) },
  { text: 'try again', can: hasPane, act: ({ world }) => world.inPane(({ actions }) => actions.retry()) },
  { text: 'make room', can: hasPane, act: ({ world }) => world.inPane(({ actions }) => actions.makeRoom()) },
  { text: 'open pane', act: ({ world }) => world.openPane() },
  { text: 'close pane', can: hasPane, act: ({ world }) => world.closePane() },
  { text: 'focus pane', can: hasPane, act: ({ world }) => world.focusPane() },
  { text: 'pin', can: hasPane, act: ({ world }) => void (world.pinned = !world.pinned) },
  { text: 'new mail', act: ({ world }) => world.show(createDraft()) },
  { text: 'time passes', act: () => pass(20_000) },
  { text: 'no more faults', act: ({ world }) => world.office.faults.clear() },
  { text: 'directory away', act: () => serve('directory.json', undefined) },
  { text: 'directory back', act: ({ organization }) => serve('directory.json', organization.directory) },
];

const reopen = (at: number): Deed => ({
  text: `reopen ${at}`,
  can: ({ others }) => others.length > 0,
  act: ({ world }) => world.reopen(world.others[at % world.others.length]!),
});

/** Classic Outlook hands a forward the properties of its parent. */
const FORWARD: Deed = {
  text: 'forward with the properties of the parent',
  act: ({ world }) => world.show(createDraft({ properties: { ...world.draft.properties } })),
};

const openIn = (client: Client): Deed => ({
  text: `open in ${client}`,
  can: (world) => world.client !== client,
  act({ world }, model) {
    // what was typed stands in headers that the other one does not see; it names who is to be chosen for anew
    model.typed.delete(world.draft);
    world.openIn(client);
  },
});

const changeFrom = (at: number): Deed => ({
  text: `from ${at}`,
  act: ({ world }) => void (world.draft.sender = SENDERS[at]!),
});

const CALLS = [
  'to.getAsync',
  'from.getAsync',
  'internetHeaders.getAsync',
  'internetHeaders.setAsync',
  'loadCustomPropertiesAsync',
  'customProperties.saveAsync',
  'roamingSettings.saveAsync',
  'notificationMessages.replaceAsync',
];
const FAULTS: Fault[] = ['fails', 'never', 'throws', 'late', 'twice', 9019, 9030];
const fault = (call: string, what: Fault): Deed => ({
  text: `${call} ${String(what)}`,
  act: ({ world }) => world.plan(call, what),
});

export const SEND: Deed = {
  text: 'send',
  can: (world) => world.addresses().length > 0,
  async act({ world, gatewayKey, counts }, model) {
    const { draft } = world;
    const asked = { ...draft, headers: { ...draft.headers } };
    const isBeingSwitched = world.isBeingSwitched;
    const run = world.send();
    for (let i = 0; i < 40 && !run.completed; i++) await turns(1);
    if (!run.completed) await pass(4_000);
    if (!run.completed) throw new Error('the gate did not answer in time');
    if (run.completed['allowEvent'] !== true) return void counts.held++;
    counts[draft.headers['x-secure-mail'] === '1' ? 'secure' : 'normal']++;
    isRemembered(world);
    // what is half written while the gate reads was not called secure yet; without a whole seal the gateway refuses it
    const judged = isBeingSwitched ? asked : draft;
    await mayLeave(judged, gatewayKey, model.calledSecure.has(draft));
    world.show(createDraft(), { keep: false });
  },
};

/** Where a sequence begins: nowhere, or at a mail that is being secured already. */
export const START: Step[] = [
  step(
    SIMPLE.find(({ text }) => text === 'open pane')!,
    'quiet',
  ),
  step(add(PEOPLE[0]!, 'to'), 0),
  step(add(PEOPLE[1]!, 'to'), 'quiet'),
  step(switchPane(true), 'quiet'),
  step(choose(PEOPLE[1]!, 0), 'quiet'),
];

/** Where it ends: once nothing goes wrong any more, the mail can be secured and sent, whatever happened before. */
export const END: Step = step(
  {
    text: 'all is well again, and the mail is secured and sent',
    async act(real, model) {
      const { world, organization } = real;
      world.office.faults.clear();
      serve('directory.json', organization.directory);
      await pass(60_000);
      world.openPane();
      world.focusPane();
      await settle();
      if (world.addresses().length === 0) await add(PEOPLE[1]!, 'to').act(real, model);
      await settle();
      const { actions } = world.pane!.store;
      for (const act of [() => actions.retry(), () => actions.setSecure(true)]) {
        world.inPane(act);
        await settle();
      }
      for (const { recipient, verification } of world.paneState!.rows)
        if (verification?.state === 'missing') world.inPane(() => actions.choose(recipient.address, CHOICES[0]!));
      await settle();
      isSecured(world);
      const left = real.counts.secure;
      await SEND.act(real, model);
      if (real.counts.secure === left) throw new Error('a mail that is secured was held');
    },
  },
  'quiet',
);

const who = fc.constantFrom(...PEOPLE);
const field = fc.constantFrom<RecipientFieldName>('to', 'cc', 'bcc');

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(switchPane(true), switchPane(true), switchPane(false)) },
  { weight: 4, arbitrary: fc.tuple(who, field).map(([one, where]) => add(one, where)) },
  { weight: 1, arbitrary: who.map(addUntold) },
  { weight: 1, arbitrary: who.map(remove) },
  { weight: 1, arbitrary: who.map(moveToBcc) },
  { weight: 4, arbitrary: fc.tuple(who, fc.nat(CHOICES.length - 1)).map(([one, choice]) => choose(one, choice)) },
  { weight: 1, arbitrary: fc.tuple(who, fc.nat(3)).map(([one, at]) => pick(one, at)) },
  { weight: 8, arbitrary: fc.constantFrom(...SIMPLE) },
  { weight: 3, arbitrary: fc.constantFrom(SIMPLE[4]!) },
  { weight: 1, arbitrary: fc.nat(3).map(reopen) },
  { weight: 1, arbitrary: fc.constant(FORWARD) },
  { weight: 1, arbitrary: fc.nat(1).map(changeFrom) },
  { weight: 1, arbitrary: fc.constantFrom(...CLIENTS).map(openIn) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...CALLS), fc.constantFrom(...FAULTS)).map(([call, what]) => fault(call, what)),
  },
  { weight: 3, arbitrary: fc.constant(SEND) },
);

const patience: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Wait>('quiet') },
  { weight: 1, arbitrary: fc.nat(20) },
);

export const steps = (maximum: number) =>
  fc.commands([fc.tuple(deed, patience).map(([one, how]) => step(one, how))], { maxCommands: maximum, size: 'max' });

export const quiet = wait;
