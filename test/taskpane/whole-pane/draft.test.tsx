/**
 * What stands on a draft: damaged, unusual, undone, copied, discarded. Where it needs a browser: test/end-to-end/draft-*.test.ts.
 * @jest-environment <rootDir>/test/taskpane/whole-pane/jsdom-with-web-apis.cjs
 */
import { cleanup } from '@testing-library/react';
import { onMessageSend } from '../../../src/commands/on-message-send';
import { createDraft, isSilent, to } from '../../office/fake-office';
import type { FakeDraft } from '../../office/fake-office';
import { methodButton } from '../render-pane';
import { SENDER, openPane, screen, waitFor } from './open-pane';
import type { WholePane } from './open-pane';
import { methodButtonOf } from '../../row-names';

const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';
const CODE = 'Vuurtoren 88!';

async function securedDraft(): Promise<WholePane> {
  const pane = await openPane({ recipients: [BO, CILIA] });
  await pane.switchOn();
  await pane.chooseSms(BO, '06 87651234');
  await pane.chooseCode(CILIA, CODE);
  await pane.ready(2, 2);
  await pane.saved();
  return pane;
}

test.each([
  ['half a seal', { 'x-secure-mail-1': 'abc' }],
  ['a seal of a later version', { 'x-secure-mail-seal': 'v=9; parts=1' }],
  ['noise', { 'x-secure-mail-seal': '{]'.repeat(300) }],
])('a draft with %s says what could not be read, and is never sent as it is', async (_what, damaged) => {
  const pane = await securedDraft();
  const { draft } = pane.office;
  Object.assign(draft.headers, damaged);
  await expect(pane.send()).resolves.toHaveProperty('held');
  await pane.show({});
  await pane.show(draft);
  expect((await screen.findAllByText(/Some choices on this mail could not be read\./))[0]).toBeVisible();
});

test.each([
  ['30 KB of noise', 'z'.repeat(30_000)],
  ['a newer version', { v: 99, contacts: 'elsewhere' }],
  ['half a document', '{"v":1,"contacts":{"a'],
])('a mail is secured where the memory is %s, which stays as it is', async (_what, memory) => {
  const pane = await openPane({ recipients: [BO], settings: { memory: JSON.stringify(memory) } });
  await pane.switchOn();
  expect((await screen.findAllByText(/What was remembered of recipients cannot be read\./))[0]).toBeVisible();
  await pane.chooseSms(BO, '06 87651234');
  await pane.ready(1, 1);
  await pane.saved();
  expect(await pane.send()).toMatchObject({ recipients: [{ address: BO, method: 'sms-new' }] });
  expect(JSON.parse(pane.office.stored.get('memory') as string)).toEqual(memory);
});

test('Undo takes the last change back, on the draft too', async () => {
  const pane = await securedDraft();
  await pane.user.click(await pane.button('Undo'));
  await pane.ready(1, 2);
  await pane.saved();
  expect(await pane.send()).toEqual({ held: expect.stringContaining(CILIA) });
});

test('addresses with quotes, plus signs, upper case and other letters are taken, and one in To and Cc once', async () => {
  const typed = ['"van.der,Berg"@zorg.example', 'Plus+Tag@ZORG.example', 'bücher@bücher.example'];
  const pane = await openPane({ draft: { recipients: { ...to(...typed), cc: to('plus+tag@zorg.example').to } } });
  await pane.switchOn();
  await pane.ready(0, 3);
  for (const address of typed) await pane.chooseSms(address, '06 87651234');
  await pane.ready(3, 3);
  await pane.saved();
  const { recipients } = (await pane.send()) as { recipients: { address: string }[] };
  expect(recipients.map(({ address }) => address)).toEqual([
    '"van.der,berg"@zorg.example',
    'plus+tag@zorg.example',
    'bücher@xn--bcher-kva.example',
  ]);
});

test('a copy of a secured draft has its choices, and is sent as chosen', async () => {
  const pane = await securedDraft();
  const { headers, properties, recipients } = pane.office.draft;
  await pane.show({ headers: { ...headers }, properties: { ...properties }, recipients });
  await pane.ready(2, 2);
  expect(pane.method(BO)).toContain('SMS');
  expect(await pane.send()).toMatchObject({
    recipients: [
      { address: BO, phoneNumber: '+31687651234' },
      { address: CILIA, accessCode: CODE },
    ],
  });
});

test('a verification email is put back until something stronger is known, and stays on a draft where it was picked', async () => {
  const pane = await openPane({ recipients: [BO] });
  const nextMail = async () => {
    await pane.show({ recipients: to(BO) });
    await screen.findByText('This mail goes out as normal mail.');
    await pane.switchOn();
    await pane.ready(1, 1);
  };
  await pane.switchOn();
  await pane.ready(0, 1);
  await pane.pick(BO, 'Verification email');
  await pane.ready(1, 1);
  await pane.saved();
  const { headers, properties, recipients } = pane.office.draft;
  const picked = { headers: { ...headers }, properties: { ...properties }, recipients };
  expect(await pane.send()).toMatchObject({ recipients: [{ address: BO, method: 'verification-email', own: true }] });

  await nextMail();
  expect(pane.method(BO)).toBe('Verification email');
  await pane.saved();
  expect(await pane.send()).toMatchObject({ recipients: [{ address: BO, method: 'verification-email', own: false }] });

  await nextMail();
  await pane.chooseSms(BO, '06 87651234');
  await waitFor(() => expect(pane.method(BO)).toContain('SMS'));
  await pane.saved();
  await pane.send();

  await nextMail();
  expect(pane.method(BO)).toContain('SMS to +31 6 87651234');
  await pane.show(picked);
  await pane.ready(1, 1);
  expect(pane.method(BO)).toBe('Verification email');
});

test('nothing that was typed on a draft that is discarded is offered for the next', async () => {
  const pane = await securedDraft();
  await pane.show({ recipients: to(BO, CILIA) });
  await screen.findByText('This mail goes out as normal mail.');
  expect(pane.office.draft).toMatchObject({ headers: {}, properties: {} });
  await pane.switchOn();
  await pane.ready(0, 2);
  await pane.user.click(await pane.button(methodButtonOf(BO)));
  const offered = (await screen.findByRole('menu')).textContent;
  expect(offered).toContain('SMS to new number');
  expect(offered).not.toContain('87651234');
});

test('a mail whose From was changed in an Outlook that tells nobody is sealed anew when the pane gets the focus', async () => {
  const pane = await securedDraft();
  const before = pane.office.draft.headers['x-secure-mail-seal'];
  pane.office.draft.sender = 'poli@ziekenhuis.example';
  window.dispatchEvent(new FocusEvent('focus'));
  await waitFor(() => expect(pane.office.draft.headers['x-secure-mail-seal']).not.toBe(before));
  await pane.saved();
  expect(await pane.send()).toMatchObject({ sender: 'poli@ziekenhuis.example' });
});

// https://github.com/OfficeDev/office-js/issues/6287
test('a pinned pane that was not told of the next draft shows it when it gets the focus, and leaves the last one as it is', async () => {
  const pane = await securedDraft();
  const last = pane.office.draft;
  const before = { ...last.headers };
  pane.office.show(createDraft({ sender: SENDER, recipients: to('okafor@legal.example') }));
  window.dispatchEvent(new FocusEvent('focus'));
  await screen.findByText('This mail goes out as normal mail.');
  await pane.switchOn();
  await pane.ready(1, 1);
  expect(last.headers).toEqual(before);
  expect(await pane.send()).toMatchObject({ recipients: [{ address: 'okafor@legal.example' }] });
});

test('a new mail to nobody that policy wants secure is on once its pane is opened', async () => {
  const pane = await openPane({ organization: { secureByDefault: true } });
  await pane.show({});
  expect(pane.office.draft.headers).toEqual({});
  // the pane is pinned: somebody looks at it
  await waitFor(() => expect(pane.office.draft.headers['x-secure-mail']).toBe('1'));
  expect(pane.secureSwitch()).toBeChecked();
});

test('a new mail that policy wants secure waits until its pane has marked it: Send may be faster', async () => {
  const pane = await openPane({ organization: { secureByDefault: true } });
  const waits = () => pane.office.draft.sessionData['secure-mail-to-be-on'];
  await pane.show({});
  let before: string | undefined;
  pane.office.faults.set('internetHeaders.setAsync', () => (before ??= waits()));
  await waitFor(() => expect(pane.office.draft.headers['x-secure-mail']).toBe('1'));
  expect(before).toBe('1');
  await waitFor(() => expect(waits()).toBe(''));
});

test('a new mail that policy wants secure still waits when the pane goes on to it from another such one', async () => {
  const pane = await openPane({ organization: { secureByDefault: true } });
  const waiting = () => createDraft({ sender: SENDER, sessionData: { 'secure-mail-to-be-on': '1' } });
  const [first, second] = [waiting(), waiting()];
  const show = (draft: FakeDraft) => {
    pane.office.show(draft);
    pane.office.mailboxHandlers.get('olkItemSelectedChanged')!();
  };
  pane.office.faults.set('sessionData.getAsync', () => {
    pane.office.faults.clear();
    queueMicrotask(() => show(second)); // right after it is answered for the first one
  });
  show(first);
  await waitFor(() => expect(second.headers['x-secure-mail']).toBe('1'));
  expect(first).toMatchObject({ headers: {}, sessionData: { 'secure-mail-to-be-on': '1' } });
});

// https://learn.microsoft.com/javascript/api/outlook/office.initializationcontextchangedeventargs (Mailbox 1.15)
test('a pane that is open already goes to the person for whom it is asked for', async () => {
  const pane = await openPane({ recipients: ['anna@lind.example', 'bo@lind.example'] });
  await pane.switchOn();
  pane.office.draft.openedFor = JSON.stringify({ show: 'bo@lind.example' });
  pane.office.itemHandlers.get('olkInitializationContextChanged')!();
  await waitFor(() => expect(methodButton('bo@lind.example')).toHaveFocus());
});

// https://github.com/OfficeDev/office-js/issues/2791
describe('a draft that was begun in a client whose headers this one does not see', () => {
  const ANNA = 'anna@praktijk.example';
  /** The note goes with it; what was typed stands in the headers alone. */
  async function openElsewhere(change: Partial<FakeDraft> = {}) {
    const first = await openPane({ recipients: [ANNA, CILIA] });
    await first.switchOn();
    await first.pick(ANNA, 'Access code');
    await first.fill(await screen.findByLabelText('Code'), CODE);
    await first.user.click(await first.button('Use this code'));
    await first.pick(CILIA, 'Verification email');
    await first.ready(2, 2);
    await first.saved();
    const { properties, recipients } = first.office.draft;
    cleanup();
    return openPane({
      draft: { properties, recipients, saved: true, ...change },
      settings: Object.fromEntries(first.office.stored),
    });
  }

  test('is secure, keeps what needs no typing, and names the others', async () => {
    const pane = await openElsewhere();
    await screen.findAllByText('This mail was begun in another Outlook.');
    expect((await screen.findAllByText(/Choose again for anna@praktijk\.example\./))[0]).toBeVisible();
    expect(pane.secureSwitch()).toBeChecked();
    await pane.ready(1, 2);
    expect(pane.method(CILIA)).toMatch(/Verification email/);
    await expect(pane.send()).resolves.toEqual({ held: expect.stringContaining(ANNA) });

    await pane.chooseCode(ANNA, CODE);
    await pane.ready(2, 2);
    await pane.saved();
    expect(screen.queryByText('This mail was begun in another Outlook.')).toBeNull();
    await expect(pane.send()).resolves.toMatchObject({
      recipients: [
        { address: ANNA, method: 'access-code-new', accessCode: CODE },
        { address: CILIA, method: 'verification-email' },
      ],
    });
  });

  test('does not leave without the pane: it says where to look', async () => {
    const pane = await openElsewhere();
    pane.office.draft.headers = {};
    const other = await openPane({ draft: { ...pane.office.draft, headers: {} }, isClassic: true });
    other.office.draft.headers = {};
    await expect(other.send()).resolves.toEqual({ held: expect.stringMatching(/begun in another one/) });
  });

  test('is no such draft when it is new: a forward is handed the note of its parent', async () => {
    await openElsewhere({ saved: false });
    await screen.findByText(/of 2 ready/);
    expect(screen.queryByText('This mail was begun in another Outlook.')).toBeNull();
  });
});

// https://github.com/OfficeDev/office-js/issues/6788, 5958, 3822
describe('a mail from a shared mailbox in a client that has no properties for it', () => {
  const open = async () => {
    const pane = await openPane({ recipients: [BO], draft: { sender: 'poli@ziekenhuis.example' } });
    pane.office.faults.set('loadCustomPropertiesAsync', 9020);
    return pane;
  };

  test('is secured, sent and opened again by its headers alone', async () => {
    const pane = await open();
    await pane.switchOn();
    await pane.chooseCode(BO, CODE);
    await pane.ready(1, 1);
    await pane.saved();
    expect(pane.office.draft.properties).toEqual({});
    await expect(pane.send()).resolves.toMatchObject({
      sender: 'poli@ziekenhuis.example',
      recipients: [{ address: BO, accessCode: CODE }],
    });
    await pane.show({ ...pane.office.draft, saved: true });
    await pane.ready(1, 1);
    expect(pane.method(BO)).toMatch(/Access code/);
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  test('is held while somebody lacks a method, and is off when it is switched off', async () => {
    const pane = await open();
    await pane.switchOn();
    await expect(pane.send()).resolves.toEqual({ held: expect.stringContaining(BO) });
    await pane.user.click(pane.secureSwitch());
    await waitFor(() => expect(isSilent(pane.office.draft)).toBe(true));
    const answer = await new Promise((resolve) => onMessageSend({ completed: resolve } as never));
    expect(answer).toEqual({ allowEvent: true });
  });

  test('is no trouble while it is ordinary mail', async () => {
    const pane = await open();
    await pane.show({ recipients: to(BO), sender: 'poli@ziekenhuis.example' });
    await screen.findByText('This mail goes out as normal mail.');
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });
});
