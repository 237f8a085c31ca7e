/** The compose window itself, on Microsoft's real Office.js, with a small fixture add-in. */
import { type ComposeWindow, type ComposeWindowOptions, openComposeWindow } from './compose-window';

/** What a promise of an Office.js call settles to, as plain data. */
interface Result {
  value?: unknown;
  error?: { code: number; name: string };
  thrown?: string;
}

let open: ComposeWindow[] = [];
async function compose(options: ComposeWindowOptions = {}): Promise<ComposeWindow> {
  const window = await openComposeWindow({ addIn: 'fixture', ...options });
  open.push(window);
  return window;
}
async function composeWithPane(options: ComposeWindowOptions = {}, button = 'Open pane'): Promise<ComposeWindow> {
  const window = await compose(options);
  await window.clickRibbon(button);
  await window.pane().getByText('ready in Outlook').waitFor();
  return window;
}
afterEach(async () => {
  const windows = open;
  open = [];
  await Promise.all(windows.map((window) => window.close()));
});

/**
 * One Office.js call on the item: `call(window, 'subject.setAsync', ['Hello'])`. In the add-in's page there is no eval,
 * so the path is walked.
 */
function call(
  window: ComposeWindow,
  path: string,
  args: unknown[] = [],
  frame: 'pane' | 'hidden' = 'pane',
): Promise<Result> {
  return window.inFrame(
    frame,
    ({ path, args }) =>
      new Promise<Result>((resolve) => {
        const names = path.split('.');
        const last = names.pop() as string;
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        const target = names.reduce<any>((at, name) => at[name], Office.context.mailbox.item);
        try {
          target[last](...args, ({ value, error }: Office.AsyncResult<unknown>) =>
            resolve({ value, ...(error && { error: { code: error.code, name: error.name } }) }),
          );
        } catch (error) {
          resolve({ thrown: String(error) });
        }
      }),
    { path, args },
  );
}

describe('handshake', () => {
  it('makes Office.js ready in the pane and in the hidden page', async () => {
    const window = await composeWithPane();
    const frames = await window.evaluate((outlook) => outlook.frames());
    expect(frames.map(({ name, handshakes }) => [name, handshakes])).toEqual([
      ['hidden', 1],
      ['pane', 1],
    ]);
    expect(await window.violations()).toEqual([]);
  });

  it.each([
    ['1.12', true, false],
    ['1.14', true, false],
    ['1.15', true, true],
    ['1.5', false, false],
  ])('reports Mailbox %s as asked', async (mailbox, eight, fifteen) => {
    const window = await composeWithPane({ settings: { mailbox } }, mailbox === '1.5' ? 'Old fixture' : 'Open pane');
    const supported = await window.inPane(() =>
      ['1.8', '1.15'].map((version) => Office.context.requirements.isSetSupported('Mailbox', version)),
    );
    expect(supported).toEqual([eight, fifteen]);
  });

  it('gives the language, the sender and the permission', async () => {
    const window = await composeWithPane({ settings: { user: 'eva@own.example', userName: 'Eva' } });
    const seen = await window.inPane(() => ({
      language: Office.context.displayLanguage,
      address: Office.context.mailbox.userProfile.emailAddress,
      name: Office.context.mailbox.userProfile.displayName,
    }));
    expect(seen).toEqual({ language: 'en-US', address: 'eva@own.example', name: 'Eva' });
  });
});

describe('recipients', () => {
  it('become pills on Enter, Tab, semicolon, comma and on leaving the field', async () => {
    const window = await compose();
    const to = window.recipientInput('to');
    for (const [text, key] of [
      ['a@x.example', 'Enter'],
      ['b@x.example', ';'],
      ['"Comma, C" <c@x.example>', ','],
      ['d@x.example', 'Tab'],
    ] as const) {
      await to.fill(text);
      await to.press(key);
    }
    await to.fill('e@x.example');
    await window.recipientInput('cc').focus();
    expect(await window.recipients('to')).toEqual([
      'a@x.example',
      'b@x.example',
      'Comma, C',
      'd@x.example',
      'e@x.example',
    ]);
  });

  it('are pasted many at a time', async () => {
    const window = await compose();
    const list = Array.from({ length: 60 }, (_, index) => `Person ${index} <p${index}@x.example>`);
    await window.recipientInput('bcc').evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, list.join('\n'));
    expect(await window.recipients('bcc')).toHaveLength(60);
  });

  it('are given to the add-in without text that is not resolved', async () => {
    const window = await composeWithPane({ settings: { user: 'eva@own.example' } });
    await window.addRecipients('to', 'Anna <anna@x.example>; colleague@own.example');
    await window.addRecipients('to', 'somebody');
    const { value } = await call(window, 'to.getAsync');
    expect(value).toEqual([
      expect.objectContaining({ emailAddress: 'anna@x.example', displayName: 'Anna', recipientType: 'externalUser' }),
      expect.objectContaining({ emailAddress: 'colleague@own.example', recipientType: 'user' }),
    ]);
    await window.clickSend();
    await window.page.getByRole('alert').filter({ hasText: 'Correct it before you send' }).waitFor();
  });

  it('raise the event in the pane and in the hidden page, with the fields', async () => {
    const window = await composeWithPane();
    await window.inPane(() => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      return new Promise<void>((resolve) => {
        Office.context.mailbox.item?.addHandlerAsync(
          Office.EventType.RecipientsChanged,
          (event: Office.RecipientsChangedEventArgs) => seen.push(event.changedRecipientFields),
          () => resolve(),
        );
      });
    });
    await window.addRecipients('cc', 'anna@x.example');
    await window.waitFor((outlook) => outlook.draft()?.sessionData['recipients'] !== undefined);
    const changed = expect.objectContaining({ to: false, cc: true, bcc: false }) as unknown;
    expect(await window.seenInPane()).toEqual([changed]);
    expect(JSON.parse((await window.draft())?.sessionData['recipients'] ?? '')).toEqual(changed);
  });

  it('over 100 in one call are refused by Office.js, over 500 in a field by an Outlook before 1.16 with 9012', async () => {
    const window = await composeWithPane({ settings: { mailbox: '1.15' } });
    const many = (count: number, from = 0) =>
      Array.from({ length: count }, (_, index) => ({ emailAddress: `p${from + index}@x.example`, displayName: 'P' }));
    expect((await call(window, 'to.addAsync', [many(101)])).thrown).toBeDefined();
    for (let hundred = 0; hundred < 5; hundred += 1)
      expect((await call(window, 'to.addAsync', [many(100, hundred * 100)])).error).toBeUndefined();
    expect((await call(window, 'to.addAsync', [many(1, 500)])).error?.code).toBe(9012);
    expect((await window.draft())?.content.to).toHaveLength(500);
  });
});

describe('internet headers', () => {
  it('are set, read without case, and removed', async () => {
    const window = await composeWithPane();
    await call(window, 'internetHeaders.setAsync', [{ 'x-one': '1', 'X-Two': '2' }]);
    await call(window, 'internetHeaders.setAsync', [{ 'X-ONE': 'one' }]);
    expect((await call(window, 'internetHeaders.getAsync', [['x-one', 'x-two', 'x-three']])).value).toEqual({
      'x-one': 'one',
      'x-two': '2',
    });
    await call(window, 'internetHeaders.removeAsync', [['x-two']]);
    expect((await window.draft())?.content.headers).toEqual([{ name: 'X-ONE', value: 'one', family: 'web' }]);
  });

  it.each([
    ['a line break', { 'x-a': 'one\r\nBcc: evil@x.example' }],
    ['a letter outside ASCII', { 'x-a': 'é' }],
    ['a colon in the name', { 'x-a: b': 'one' }],
  ])('with %s are refused with 9031', async (_, headers) => {
    const window = await composeWithPane();
    expect((await call(window, 'internetHeaders.setAsync', [headers])).error?.code).toBe(9031);
    expect((await window.draft())?.content.headers).toEqual([]);
    expect(await window.violations()).toEqual([expect.objectContaining({ code: 9031, dispatchId: 152 })]);
  });
});

describe('properties and settings', () => {
  it('custom properties are kept with a saved draft, session data is not', async () => {
    const window = await composeWithPane();
    const saveProperty = () =>
      new Promise<string>((resolve) => {
        Office.context.mailbox.item?.loadCustomPropertiesAsync(({ value }) => {
          value.set('choice', 'sms');
          value.saveAsync(({ status }) => resolve(String(status)));
        });
      });
    expect(await window.inPane(saveProperty)).toBe('succeeded');
    await call(window, 'sessionData.setAsync', ['here', 'now']);
    await window.setSubject('Kept');
    const id = await window.saveDraft();
    await window.newMail();
    await window.reopenDraft(id);
    const draft = await window.draft();
    expect(draft?.content.customProperties).toEqual({ choice: 'sms' });
    expect(draft?.content.subject).toBe('Kept');
    expect(draft?.sessionData['here']).toBeUndefined();
  });

  it('roaming settings: the last writer wins, as each page holds its own copy', async () => {
    const window = await composeWithPane();
    const save = (name: string) =>
      new Promise<void>((resolve) => {
        Office.context.roamingSettings.set(name, name);
        Office.context.roamingSettings.saveAsync(() => resolve());
      });
    await window.inFrame('pane', save, 'fromPane');
    await window.waitFor((outlook) => outlook.frames().every(({ handshakes }) => handshakes > 0));
    await window.inFrame('hidden', save, 'fromHidden');
    expect(await window.roamingSettings()).toEqual({ fromHidden: '"fromHidden"' });
    await window.page.reload();
    expect(await window.roamingSettings()).toEqual({ fromHidden: '"fromHidden"' });
  });

  it('an item that was never saved has no id: 9046', async () => {
    const window = await composeWithPane();
    expect((await call(window, 'getItemIdAsync')).error?.code).toBe(9046);
    const saved = await call(window, 'saveAsync');
    expect((await call(window, 'getItemIdAsync')).value).toBe(saved.value);
  });
});

describe('notifications', () => {
  it('are shown, at most five, and a key stands once', async () => {
    const window = await composeWithPane();
    const add = (key: string) =>
      call(window, 'notificationMessages.addAsync', [key, { type: 'progressIndicator', message: `Note ${key}` }]);
    for (const key of ['a', 'b', 'c', 'd', 'e']) expect((await add(key)).error).toBeUndefined();
    expect((await add('a')).error?.code).toBe(9023);
    expect((await add('f')).error?.code).toBe(9025);
    await window.page.locator('[data-notification]').nth(4).waitFor();
    expect(await window.page.locator('[data-notification]').count()).toBe(5);
    const replace = call(window, 'notificationMessages.replaceAsync', [
      'z',
      { type: 'progressIndicator', message: 'z' },
    ]);
    expect((await replace).error?.code).toBe(9024);
  });

  it('an insight’s action opens the pane with its context', async () => {
    const window = await composeWithPane();
    await call(window, 'notificationMessages.addAsync', [
      'insight',
      {
        type: 'insightMessage',
        message: 'Look here',
        icon: 'Icon',
        actions: [
          { actionType: 'showTaskPane', actionText: 'Look', commandId: 'paneButton', contextData: '"from it"' },
        ],
      },
    ]);
    await window.page.getByRole('button', { name: 'Look', exact: true }).click();
    await window.pane().locator('#context').filter({ hasText: 'from it' }).waitFor();
  });
});

describe('rules for calls', () => {
  it('a fourth call at a time fails with 9042 and is counted', async () => {
    const window = await composeWithPane({ settings: { latency: 100 } });
    const codes = await window.inPane(() =>
      Promise.all(
        Array.from(
          { length: 4 },
          () =>
            new Promise<number>((resolve) => {
              Office.context.mailbox.item?.subject.getAsync(({ error }) => resolve(error?.code ?? 0));
            }),
        ),
      ),
    );
    expect(codes.sort()).toEqual([0, 0, 0, 9042]);
    expect(await window.violations()).toHaveLength(1);
  });

  it.each([
    ['1.7', 5000, 'Old fixture'],
    ['1.8', undefined, 'Open pane'],
  ])('with Mailbox %s a header is answered with %s, as headers came with 1.8', async (mailbox, code, button) => {
    const window = await composeWithPane({ settings: { mailbox } }, button);
    const before = (await window.violations()).length; // the pane asks for its context, which is in 1.8, too
    expect((await call(window, 'internetHeaders.setAsync', [{ 'x-a': '1' }])).error?.code).toBe(code);
    expect((await window.violations()).slice(before).map((each) => each.dispatchId)).toEqual(code ? [152] : []);
    expect((await window.draft())?.content.headers).toHaveLength(code ? 0 : 1);
  });

  it.each([
    ['1.9', 5000],
    ['1.10', undefined],
  ])('with Mailbox %s a notification with an action is answered with %s', async (mailbox, code) => {
    const window = await composeWithPane({ settings: { mailbox } });
    const action = { actionType: 'showTaskPane', actionText: 'Look', commandId: 'paneButton' };
    const details = { type: 'insightMessage', message: 'Look here', icon: 'Icon', actions: [action] };
    expect((await call(window, 'notificationMessages.addAsync', ['a', details])).error?.code).toBe(code);
  });

  it.each([
    ['1.13', false],
    ['1.14', true],
  ])('with Mailbox %s the event of the theme can be listened to: %s', async (mailbox, can) => {
    const window = await composeWithPane({ settings: { mailbox } });
    const failed = await window.inPane(
      () =>
        new Promise<boolean>((resolve) => {
          Office.context.mailbox.addHandlerAsync(
            Office.EventType.OfficeThemeChanged,
            () => undefined,
            ({ status }) => resolve(String(status) === 'failed'),
          );
        }),
    );
    expect(failed).toBe(!can);
  });

  it('a call can be made to fail, or to be never answered', async () => {
    const window = await composeWithPane();
    await window.evaluate((outlook) => outlook.fault(18, { code: 9041 }));
    expect((await call(window, 'subject.getAsync')).error?.code).toBe(9041);
    await window.evaluate((outlook) => outlook.fault(18, 'never'));
    const silent = Symbol.for('silent').description;
    const first = await window.inPane(
      (none) =>
        Promise.race([
          new Promise((resolve) => Office.context.mailbox.item?.subject.getAsync(() => resolve('answered'))),
          new Promise((resolve) => setTimeout(() => resolve(none), 300)),
        ]),
      silent,
    );
    expect(first).toBe(silent);
  });

  it('a pinned pane is told of another draft; a call for the earlier one fails with 9030', async () => {
    const window = await composeWithPane({ settings: { latency: 300 } });
    await window.setSubject('First');
    await window.page.getByRole('button', { name: 'Keep open for other mails' }).click();
    const late = call(window, 'subject.getAsync');
    const first = (await window.draft())!.content.id;
    // clicked in the page itself: a click from here may come after the answer
    await window.evaluate(async ({ host }) => {
      // of the pane: the page for events has calls of its own
      const underWay = () =>
        [...host.frames.runtimes].some(({ options, callsInFlight }) => options.kind === 'pane' && callsInFlight > 0);
      while (!underWay()) await new Promise((resolve) => setTimeout(resolve, 5));
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === 'New mail')!.click();
    });
    await window.waitFor((outlook, id) => outlook.draft()?.content.id !== id, first);
    expect((await late).error?.code).toBe(9030);
    expect((await call(window, 'subject.getAsync')).value).toBe('');
    // the pane is told before it is answered
    expect(await window.inPane(() => (globalThis as unknown as { itemChanges: number }).itemChanges)).toBe(1);
    expect(await window.violations()).toEqual([]);
  });
});

describe('commands and launch events', () => {
  it('a ribbon function runs in the hidden page', async () => {
    const window = await compose();
    await window.clickRibbon('Mark');
    expect((await window.draft())?.content.headers).toMatchObject([
      { name: 'x-fixture', value: 'marked by markButton' },
    ]);
  });

  it('a function that does not exist is said in words', async () => {
    const window = await compose();
    await window.clickRibbon('Broken');
    await window.page.getByRole('alert').filter({ hasText: 'no such function' }).waitFor();
  });

  it('a new mail raises both compose events, a reopened one only OnMessageCompose', async () => {
    const window = await compose();
    await window.waitFor((outlook) => outlook.functionCalls().filter(({ completion }) => completion).length === 2);
    await window.setSubject('Kept');
    const id = await window.saveDraft();
    await window.newMail();
    await window.reopenDraft(id);
    await window.waitFor((outlook) => outlook.functionCalls().length === 5);
    expect((await window.functionCalls()).map(({ functionName }) => functionName)).toEqual([
      'onNew',
      'onCompose',
      'onNew',
      'onCompose',
      'onCompose',
    ]);
  });
});

describe('sending', () => {
  it('hands the mail to the receiving server: headers folded where there are blanks, Bcc in the envelope only', async () => {
    const window = await composeWithPane();
    await window.addRecipients('to', 'Anna <anna@x.example>');
    await window.addRecipients('bcc', 'hidden@y.example');
    await window.setSubject('Grüße');
    await window.setBody('One\n\nTwo');
    const value = `${'v'.repeat(700)} ;="a" =?utf-8?q?b?=`;
    await call(window, 'internetHeaders.setAsync', [{ 'x-long-one': value, Subject: 'not through this' }]);
    const sent = await window.send();
    expect(sent?.envelope.to).toEqual(['anna@x.example', 'hidden@y.example']);
    expect(sent?.subject).toBe('Grüße');
    expect(sent?.text.trim()).toBe('One\n\nTwo');
    expect(sent?.raw.replaceAll('\r\n ', ' ').split('\r\n')).toContain(`X-Long-One: ${value}`);
    expect(sent?.raw).not.toContain('hidden@y.example');
  });

  it('is held by the add-in, and the dialog’s button opens the pane with the context', async () => {
    const window = await compose({ settings: { mailbox: '1.15' } });
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('hold this');
    expect(await window.send()).toBeUndefined();
    const alert = window.smartAlert();
    expect(await alert.locator('strong').innerText()).toBe('Held');
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual(['first', 'second']);
    expect(await alert.getByRole('button', { name: 'Send anyway' }).count()).toBe(0);
    await alert.getByRole('button', { name: 'Open pane' }).click();
    await window.pane().locator('#context').filter({ hasText: 'the alert' }).waitFor();
    expect((await window.draft())?.content.subject).toBe('hold this');
  });

  it('counts the first completion only', async () => {
    const window = await compose();
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('twice');
    expect((await window.send())?.subject).toBe('twice');
  });

  it('holds the mail when the add-in does not answer in time', async () => {
    const window = await compose({ settings: { timeout: 4000 } });
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('never');
    await window.clickSend();
    await window.smartAlert().getByText('did not answer in time').waitFor();
    await window.smartAlert().getByRole('button', { name: 'Don’t send' }).click();
    expect((await window.state()).sending).toEqual({ phase: 'idle' });
  });

  it('shows a notice when the add-in takes long; a person who no longer waits is back at the mail', async () => {
    const window = await compose({ settings: { notice: 100 } });
    await window.addRecipients('to', 'anna@x.example');
    await window.setSubject('never');
    await window.clickSend();
    await window.slowNotice().getByRole('button', { name: 'Don’t send' }).click();
    await window.setSubject('fine');
    expect((await window.send())?.subject).toBe('fine');
  });
});
