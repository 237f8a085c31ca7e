// Functions of the fixture: what they do at Send is written in the subject of the mail, so that each test arranges its own.
Office.onReady();

const item = () => Office.context.mailbox.item;
// one call after another: events come together on a slow machine, and Outlook takes three calls at a time
let last = Promise.resolve();
const call = (start) => (last = last.then(() => new Promise(start)));
const subject = () => call((resolve) => item().subject.getAsync((result) => resolve(result.value)));
const note = (name, value) => call((resolve) => item().sessionData.setAsync(name, value, () => resolve()));

Office.actions.associate('mark', async (event) => {
  item().internetHeaders.setAsync({ 'x-fixture': `marked by ${event.source.id}` }, () => event.completed());
});
Office.actions.associate('onNew', async (event) => {
  await note('new', event.type);
  event.completed();
});
Office.actions.associate('onCompose', async (event) => {
  await note('compose', event.type);
  event.completed();
});
Office.actions.associate('onRecipients', async (event) => {
  await note('recipients', JSON.stringify(event.changedRecipientFields));
  event.completed();
});
Office.actions.associate('onSend', async (event) => {
  const wish = await subject();
  if (wish.startsWith('hold'))
    event.completed({
      allowEvent: false,
      errorMessage: 'Plain reason',
      errorMessageMarkdown: '**Held** by the fixture:\r- first\r- second',
      commandId: 'paneButton',
      contextData: JSON.stringify({ from: 'the alert' }),
      cancelLabel: 'Open pane',
    });
  else if (wish.startsWith('twice')) {
    event.completed({ allowEvent: true });
    event.completed({ allowEvent: false, errorMessage: 'too late' });
  } else if (!wish.startsWith('never')) event.completed({ allowEvent: true });
});
