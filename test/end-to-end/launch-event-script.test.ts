/**
 * The built launch-event script in an engine as bare as that of classic Outlook: ES2016 and `Office`, two timers, nothing else.
 * What is newer is taken away, because this engine has it and classic Outlook's may not.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { coverDigest, coverTag } from '../../src/draft/cover';
import { DRAFT_PROPERTY } from '../../src/draft/draft-property';
import type { RecipientState } from '../../src/draft/state-letters';
import { SEAL_PART_HEADERS, SECURE_MAIL_HEADER } from '../../src/draft/header-names';
import { formatDraftProperty } from '../../src/draft/recipient-states';
import { formatSealHeaders, sealId } from '../../src/draft/seal-headers';
import { MAILBOX_KEY_SETTING } from '../../src/draft/setting-names';
import { DIST } from '../../src/outlook/server/folders';
import { address } from '../directory/values';
import { SENDER, createDraft, createFakeOffice, to } from '../office/fake-office';
import type { FakeDraft, FakeOffice, Fault } from '../office/fake-office';

const source = readFileSync(path.join(DIST, 'launchevent.js'), 'utf8');
const KEY = 'k'.repeat(43);
const SEALED = 's'.repeat(60);
const [ANNA, BO, CILIA] = ['anna@lind.example', 'bo@lind.example', 'cilia@zorg.example'];
const COLLEAGUE = 'colleague@own.example';
const READY: RecipientState = { is: 'ready', method: 'sms-new', own: true };

/** Newer than ES2016, by the object that has it; `''` is the global object. */
const NEWER: Record<string, string[]> = {
  '': 'globalThis BigInt BigInt64Array BigUint64Array SharedArrayBuffer Atomics WeakRef FinalizationRegistry AggregateError Iterator WebAssembly console'.split(
    ' ',
  ),
  Object: ['values', 'entries', 'getOwnPropertyDescriptors', 'fromEntries', 'hasOwn', 'groupBy'],
  'String.prototype':
    'padStart padEnd trimStart trimEnd trimLeft trimRight matchAll replaceAll at isWellFormed toWellFormed'.split(' '),
  'Array.prototype': 'flat flatMap at findLast findLastIndex toSorted toReversed toSpliced with'.split(' '),
  Array: ['fromAsync'],
  'Object.getPrototypeOf(Uint8Array.prototype)': 'at findLast findLastIndex toSorted toReversed with'.split(' '),
  Uint8Array: ['fromHex', 'fromBase64'],
  'Uint8Array.prototype': ['toHex', 'toBase64', 'setFromHex', 'setFromBase64'],
  Promise: ['allSettled', 'any', 'withResolvers', 'try'],
  'Promise.prototype': ['finally'],
  'Set.prototype': ['union', 'intersection', 'difference', 'isSubsetOf'],
  Map: ['groupBy'],
};

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
  for (const [owner, names] of Object.entries(NEWER)) {
    for (const name of names) vm.runInContext(`delete (${owner || 'this'}).${name}`, context);
  }
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

/** A draft that is on and sealed for these people. */
function sealedFor(
  people: string[],
  draft: Partial<FakeDraft> = {},
  states: Record<string, RecipientState> = {},
): FakeDraft {
  const addresses = people.map(address);
  return createDraft({
    recipients: to(...people),
    headers: {
      [SECURE_MAIL_HEADER]: '1',
      ...formatSealHeaders({
        draftId: 'draft-1234',
        cover: coverTag(KEY, { sender: address(SENDER), addresses }),
        sealed: SEALED,
      }),
    },
    properties: {
      [DRAFT_PROPERTY]: formatDraftProperty({
        draftId: 'draft-1234',
        seal: { id: sealId(SEALED), cover: coverDigest({ sender: address(SENDER), addresses }) },
        recipients: [
          ...addresses.map((each) => ({ address: each, state: READY })),
          ...Object.entries(states).map(([each, state]) => ({ address: address(each), state })),
        ],
      }),
    },
    ...draft,
  });
}

function officeWith(draft: FakeDraft, faults: Record<string, Fault> = {}, key: string | undefined = KEY): FakeOffice {
  const office = createFakeOffice(draft);
  if (key) office.settings.set(MAILBOX_KEY_SETTING, key);
  for (const [name, fault] of Object.entries(faults)) office.faults.set(name, fault);
  return office;
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

  it.each<[string, FakeOffice]>([
    ['secure mail is off', officeWith(createDraft({ recipients: to(BO!) }))],
    ['secure mail is off and the mailbox has no key', officeWith(createDraft({ recipients: to(BO!) }), {}, undefined)],
    [
      'secure mail is off and nothing but the two marks can be read',
      officeWith(createDraft({ recipients: to(BO!) }), { 'to.getAsync': 'never', 'bcc.getAsync': 'throws' }),
    ],
    ['the header came back after it was removed', officeWith(createDraft({ headers: { [SECURE_MAIL_HEADER]: '0' } }))],
    ['the seal covers everybody', officeWith(sealedFor([ANNA!, BO!]))],
    ['the seal covers everybody and this frame has no key yet', officeWith(sealedFor([ANNA!, BO!]), {}, undefined)],
    ['the seal covers everybody and the note is gone', officeWith(sealedFor([ANNA!, BO!], { properties: {} }))],
    [
      'the seal covers everybody and the note cannot be read',
      officeWith(sealedFor([ANNA!, BO!]), { loadCustomPropertiesAsync: 'fails' }),
    ],
    [
      'a covered recipient was moved from To to Bcc, in capitals',
      officeWith(
        sealedFor([ANNA!, BO!], {
          recipients: { ...to(ANNA!), bcc: [{ emailAddress: BO!.toUpperCase(), displayName: 'Bo' }] },
        }),
      ),
    ],
    [
      'a covered recipient has an address beyond ASCII',
      officeWith(sealedFor(['bücher@bücher.example', '"a, b"@zorg.example', '😀@zorg.example'])),
    ],
  ])('lets the mail go when %s', async (_when, office) => {
    await expect(run('onMessageSend', office)).resolves.toEqual({ allowEvent: true });
  });

  it.each<[string, FakeOffice, RegExp]>([
    [
      'somebody has no method',
      officeWith(sealedFor([ANNA!], { recipients: to(ANNA!, BO!) }, { [BO!]: { is: 'missing' } })),
      /how bo@lind\.example can prove/,
    ],
    [
      'somebody was added since, by name',
      officeWith(
        sealedFor([ANNA!], {
          recipients: { ...to(ANNA!), cc: [{ emailAddress: CILIA!, displayName: 'Cilia de Vries' }] },
        }),
      ),
      /how Cilia de Vries can prove/,
    ],
    [
      'somebody without a method stands in two fields, once',
      officeWith(sealedFor([ANNA!], { recipients: { ...to(ANNA!, BO!), bcc: to(BO!).to } })),
      /how bo@lind\.example can prove/,
    ],
    [
      'somebody was removed since',
      officeWith(sealedFor([ANNA!, BO!], { recipients: to(ANNA!) })),
      /choices are not on this mail yet/,
    ],
    [
      'only a colleague was added since',
      officeWith(sealedFor([ANNA!], { recipients: to(ANNA!, COLLEAGUE) })),
      /choices are not on this mail yet/,
    ],
    [
      'it was switched on from the ribbon and nothing more',
      officeWith(createDraft({ recipients: to(BO!), headers: { [SECURE_MAIL_HEADER]: '1' } })),
      /how bo@lind\.example can prove/,
    ],
    [
      'a part of the seal is gone',
      officeWith(
        (() => {
          const draft = sealedFor([ANNA!]);
          delete draft.headers[SEAL_PART_HEADERS[0]!];
          return draft;
        })(),
      ),
      /choices are not on this mail yet/,
    ],
    ['the header is gone and the note says on', officeWith(sealedFor([ANNA!], { headers: {} })), /lost track/],
    [
      'the header is gone and the note is damaged',
      officeWith(createDraft({ properties: { [DRAFT_PROPERTY]: 'noise' } })),
      /lost track/,
    ],
    [
      'an address is none',
      officeWith(sealedFor([ANNA!], { recipients: to(ANNA!, 'somebody') })),
      /no email address for somebody/,
    ],
  ])('holds the mail when %s', async (_when, office, message) => {
    const completion = await run('onMessageSend', office);
    expect(completion).toMatchObject({ allowEvent: false, errorMessage: expect.stringMatching(message) });
    expect((completion['errorMessage'] as string).length).toBeLessThanOrEqual(500);
  });

  it('opens the pane at the first who lacks a method', async () => {
    const completion = await run(
      'onMessageSend',
      officeWith(sealedFor([ANNA!], { recipients: to(ANNA!, BO!, CILIA!) })),
    );
    expect(completion).toMatchObject({ commandId: 'recipientVerificationButton', cancelLabel: 'Choose method' });
    expect(JSON.parse(completion['contextData'] as string)).toEqual({ show: BO });
    expect(completion['errorMessage']).toContain('bo@lind.example and cilia@zorg.example');
  });

  const READS = ['internetHeaders.getAsync', 'to.getAsync', 'cc.getAsync', 'bcc.getAsync'];
  it.each(READS.flatMap((name) => (['fails', 'never', 'throws'] as const).map((how) => [name, how] as const)))(
    'holds the mail in its own time when %s %s while secure mail is on',
    async (name, how) => {
      const completion = await run('onMessageSend', officeWith(sealedFor([ANNA!]), { [name]: how }));
      expect(completion).toMatchObject({
        allowEvent: false,
        errorMessage: expect.stringContaining('could not be checked'),
      });
    },
  );

  it('holds the mail when the note is never answered while secure mail is on', async () => {
    const office = officeWith(sealedFor([ANNA!]), { loadCustomPropertiesAsync: 'never' });
    await expect(run('onMessageSend', office)).resolves.toMatchObject({ allowEvent: false });
  });

  it('holds the mail when Outlook shows no item', async () => {
    const office = officeWith(sealedFor([ANNA!]));
    office.show(undefined);
    await expect(run('onMessageSend', office)).resolves.toMatchObject({ allowEvent: false });
  });

  it('holds the mail when Outlook answers something else than recipients', async () => {
    const draft = sealedFor([ANNA!]);
    draft.recipients.bcc = null as never;
    const office = officeWith(draft);
    (office.Office as { context: { mailbox: { item: { bcc: object } } } }).context.mailbox.item.bcc = {
      getAsync: (done: (result: object) => void) => done({ status: 'succeeded', value: null }),
    };
    await expect(run('onMessageSend', office)).resolves.toMatchObject({ allowEvent: false });
  });

  it.each<[string, FakeDraft, string]>([
    ['everybody is ready', sealedFor([ANNA!], { saved: true }), 'Secure mail is on.'],
    ['somebody lacks a method', sealedFor([ANNA!], { saved: true, recipients: to(ANNA!, BO!) }), '1 person needs'],
    [
      'two people lack one, one of them in two fields',
      sealedFor([ANNA!], { saved: true, recipients: { ...to(ANNA!, BO!, CILIA!), bcc: to(BO!).to } }),
      '2 people need',
    ],
    [
      'the note is gone and the header covers everybody',
      sealedFor([ANNA!], { saved: true, properties: {} }),
      'Secure mail is on.',
    ],
  ])('shows above an opened draft how things stand when %s', async (_when, draft, text) => {
    await run('onMessageCompose', officeWith(draft));
    expect([...draft.notices.values()].map(({ message }) => message)).toEqual([expect.stringContaining(text)]);
    if (text.endsWith('.')) expect([...draft.notices.values()][0]!.message).toBe(text);
  });
});
