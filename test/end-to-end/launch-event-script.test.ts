/**
 * The built launch-event script in an engine as bare as that of classic Outlook: ES2016 and `Office`, two timers, nothing else.
 * What is newer is taken away, because this engine has it and classic Outlook's may not.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { gatePolicyWords } from '../../src/locales/en/gate-policy';
import { gateWords, namesOf } from '../../src/locales/commands';
import { takeAwayNewer } from '../../src/outlook/engine/es2016';
import { DIST } from '../../src/outlook/server/folders';
import { ANNA, BO, CILIA, GATE_TABLE, officeWith, sealedFor } from '../commands/gate-table';
import type { GateCase } from '../commands/gate-table';
import { createDraft, createFakeOffice, to } from '../office/fake-office';
import type { FakeDraft, FakeOffice } from '../office/fake-office';

const source = readFileSync(path.join(DIST, 'launchevent.js'), 'utf8');

/** Time that passes when the test says so. */
function createClock() {
  let now = 0;
  let next = 1;
  const timers = new Map<number, { at: number; run: () => void }>();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    setTimeout: (run: () => void, ms: number) => {
      timers.set(next, { at: now + ms, run });
      return next++;
    },
    clearTimeout: (timer: number) => void timers.delete(timer),
    pending: () => timers.size,
    async advance(ms: number) {
      await settle();
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due[0]);
        now = due[1].at;
        due[1].run();
        await settle();
      }
      now = end;
    },
  };
}

function load(office: FakeOffice) {
  const clock = createClock();
  const context = vm.createContext({
    Office: office.Office,
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
  });
  takeAwayNewer(vm.runInContext('this', context) as typeof globalThis);
  vm.runInContext(source, context, { filename: 'launchevent.js', displayErrors: false });
  return clock;
}

/** Runs a handler for so long that Outlook would still be waiting in silence. @returns what it completed with. */
async function run(name: string, office: FakeOffice): Promise<Record<string, unknown>> {
  const clock = load(office);
  const completed = jest.fn();
  office.functions.get(name)!({ completed });
  await clock.advance(4_900);
  expect(completed).toHaveBeenCalledTimes(1);
  const first = completed.mock.calls[0][0] as Record<string, unknown>;
  await clock.advance(600_000);
  expect(completed).toHaveBeenCalledTimes(1); // late answers and time-outs change nothing
  return first;
}

const words = gateWords('en-US');
const TEXTS = { ...words.held, 'not-checked': words.held.missing, ...gatePolicyWords };

/** What the dialog says. */
function textFor(held: NonNullable<GateCase['held']>, wrap = ''): string {
  const text = TEXTS[held.why];
  if ('count' in held) return text.replace('#', String(held.count));
  if (!('people' in held)) return text;
  const people = held.people.map((name) => ({ name }));
  return text.replace('#', namesOf(people, words, wrap));
}

describe('the built launch-event script', () => {
  it('is ES2016 throughout, regular expressions included, in one file', () => {
    expect(() => parse(source, { ecmaVersion: 2016, sourceType: 'script' })).not.toThrow();
    expect(source).not.toMatch(/\basync\b|\bimport\b/);
  });

  it('answers to the three functions that the manifest names', () => {
    const office = createFakeOffice();
    load(office);
    expect([...office.functions.keys()].sort()).toEqual([
      'onMessageCompose',
      'onMessageRecipientsChanged',
      'onMessageSend',
    ]);
    expect(office.calls).toEqual([]);
  });

  it.each(GATE_TABLE.filter(({ held }) => !held))('lets the mail go when $when', async ({ draft, ...rest }) => {
    await expect(run('onMessageSend', officeWith(draft, rest))).resolves.toEqual({ allowEvent: true });
  });

  it.each(GATE_TABLE.filter(({ held }) => held))('holds the mail when $when', async ({ draft, held, ...rest }) => {
    const completion = await run('onMessageSend', officeWith(draft, rest));
    const asks = held!.why === 'many' || held!.why === 'new-domain';
    expect(completion).toEqual({
      allowEvent: false,
      errorMessage: textFor(held!),
      errorMessageMarkdown: textFor(held!, '**'),
      ...(asks
        ? { sendModeOverride: 'promptUser' }
        : {
            commandId: 'recipientVerificationButton',
            cancelLabel: 'Choose method',
            contextData: expect.stringMatching(/^\{/),
          }),
    });
  });

  it('asks nothing about many recipients in an Outlook that could only hold the mail for good', async () => {
    const office = officeWith(sealedFor([ANNA, BO]), { policy: { most: 1 } });
    const { requirements } = (office.Office as { context: { requirements: { isSetSupported: unknown } } }).context;
    requirements.isSetSupported = (_name: string, version: string) => Number(version.split('.')[1]) < 14;
    await expect(run('onMessageSend', office)).resolves.toEqual({ allowEvent: true });
  });

  it('opens the pane at the first who lacks a method', async () => {
    const completion = await run('onMessageSend', officeWith(sealedFor([ANNA], { recipients: to(ANNA, BO, CILIA) })));
    expect(JSON.parse(completion['contextData'] as string)).toEqual({ show: BO });
    expect(completion['errorMessage']).toContain('bo@lind.example and cilia@zorg.example');
  });

  it('makes no link and no other text of a name', async () => {
    const draft = sealedFor([ANNA]);
    draft.recipients.cc = [{ emailAddress: BO, displayName: '[Bo](https://lind.example) **now** `x`' }];
    const { errorMessage, errorMessageMarkdown } = await run('onMessageSend', officeWith(draft));
    expect(errorMessage).toContain('[Bo](https://lind.example) **now** `x`');
    expect(errorMessageMarkdown).toMatch(/\*\*Bo\s+\(https:\/\/lind\.example\)\s+now\s+x\*\*/);
  });

  it.each<[string, FakeDraft, string[][]]>([
    [
      'sealed',
      sealedFor([ANNA, BO]),
      [
        ['from.getAsync', 'internetHeaders.getAsync', 'loadCustomPropertiesAsync'],
        ['bcc.getAsync', 'cc.getAsync', 'to.getAsync'],
        // what the pane shows that is not on the draft: this engine has no storage to see it in
        ['sessionData.getAsync'],
      ],
    ],
    [
      'normal',
      createDraft({ recipients: to(BO) }),
      [['from.getAsync', 'internetHeaders.getAsync', 'loadCustomPropertiesAsync']],
    ],
  ])('lets a %s mail go after no more round trips to Outlook than these', async (_which, draft, expected) => {
    const office = officeWith(draft);
    const clock = load(office);
    office.waiting = [];
    const completed = jest.fn();
    office.functions.get('onMessageSend')!({ completed });
    const trips: string[][] = [];
    for (;;) {
      await clock.advance(0);
      const answers = office.waiting.splice(0);
      if (answers.length === 0) break;
      trips.push(answers.map(({ name }) => name).sort());
      for (const { answer } of answers) answer();
    }
    expect(completed.mock.calls).toEqual([[{ allowEvent: true }]]);
    expect(trips).toEqual(expected);
  });

  it('answers each of two events for one Send once', async () => {
    const office = officeWith(sealedFor([ANNA]));
    const clock = load(office);
    const [first, second] = [jest.fn(), jest.fn()];
    for (const completed of [first, second]) office.functions.get('onMessageSend')!({ completed });
    await clock.advance(600_000);
    expect([first.mock.calls, second.mock.calls]).toEqual([[[{ allowEvent: true }]], [[{ allowEvent: true }]]]);
  });

  it('holds the mail when Outlook shows no item', async () => {
    const office = officeWith(sealedFor([ANNA]));
    office.show(undefined);
    await expect(run('onMessageSend', office)).resolves.toMatchObject({ allowEvent: false });
  });

  it('holds the mail when Outlook answers something else than recipients', async () => {
    const draft = sealedFor([ANNA]);
    draft.recipients.bcc = null as never;
    const office = officeWith(draft);
    (office.Office as { context: { mailbox: { item: { bcc: object } } } }).context.mailbox.item.bcc = {
      getAsync: (done: (result: object) => void) => done({ status: 'succeeded', value: null }),
    };
    await expect(run('onMessageSend', office)).resolves.toMatchObject({ allowEvent: false });
  });

  it.each<[string, FakeDraft, string]>([
    ['everybody is ready', sealedFor([ANNA], { saved: true }), 'Secure mail is on.'],
    ['somebody lacks a method', sealedFor([ANNA], { saved: true, recipients: to(ANNA, BO) }), '1 person needs'],
    [
      'two people lack one, one of them in two fields',
      sealedFor([ANNA], { saved: true, recipients: { ...to(ANNA, BO, CILIA), bcc: to(BO).to } }),
      '2 people need',
    ],
    [
      'the note is gone and the header covers everybody',
      sealedFor([ANNA], { saved: true, properties: {} }),
      'Secure mail is on.',
    ],
  ])('shows above an opened draft how things stand when %s', async (_when, draft, text) => {
    await run('onMessageCompose', officeWith(draft));
    expect([...draft.notices.values()].map(({ message }) => message)).toEqual([expect.stringContaining(text)]);
    if (text.endsWith('.')) expect([...draft.notices.values()][0]!.message).toBe(text);
  });
});
