import { createFakeDraft, createPane, settle } from './fake-ports';

const MAIL = { subject: 'Your appointment', body: 'See you on Tuesday.' };

async function paneOver(draft = createFakeDraft()) {
  draft.text = MAIL;
  return createPane({ draft }).start();
}

describe('the text of the mail', () => {
  it('is read anew each time', async () => {
    const pane = await paneOver();
    expect(await pane.store.actions.readMail()).toEqual(MAIL);
    pane.draft.text = { ...MAIL, body: 'On Wednesday, rather.' };
    expect(await pane.store.actions.readMail()).toEqual({ ...MAIL, body: 'On Wednesday, rather.' });
  });

  it('is unknown, not empty, where Outlook does not tell', async () => {
    const pane = await paneOver();
    pane.draft.text = 'unreadable';
    expect(await pane.store.actions.readMail()).toBeUndefined();
  });

  it('is unknown where Outlook takes too long', async () => {
    const pane = await paneOver();
    pane.draft.reading.on = true;
    jest.useFakeTimers();
    const reading = pane.store.actions.readMail();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(await reading).toBeUndefined();
    jest.useRealTimers();
  });

  it('of another draft is not taken for that of this one', async () => {
    const pane = await paneOver();
    pane.draft.reading.on = true;
    const reading = pane.store.actions.readMail();
    await pane.show(createFakeDraft());
    pane.draft.reading.next().succeed();
    expect(await reading).toBeUndefined();
  });

  it('is unknown where no draft is shown', async () => {
    const pane = await paneOver();
    await pane.show(undefined);
    await settle();
    expect(await pane.store.actions.readMail()).toBeUndefined();
  });
});
