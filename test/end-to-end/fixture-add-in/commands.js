// Functions of the fixture: what they do at Send is written in the subject of the mail, so that each test arranges its own.
// They run in a page, and in classic's engine of launch events.
Office.onReady();

const item = () => Office.context.mailbox.item;
// one call after another: events come together on a slow machine, and Outlook takes three calls at a time
let last = Promise.resolve();
const call = (start) => (last = last.then(() => new Promise(start)));
const subject = () => call((resolve) => item().subject.getAsync((result) => resolve(result.value)));
const note = (name, value) => call((resolve) => item().sessionData.setAsync(name, value, () => resolve()));
const ES2016 =
  'Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape';
const realm = Function.prototype.call.call(function () {
  return this;
});
/** What can be reached by a name besides ES2016. */
const globals = () => {
  const names = new Set();
  for (let at = realm; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) if (realm[name] !== undefined) names.add(name);
  return [...names].filter((name) => name !== 'constructor' && !ES2016.split(' ').includes(name)).sort();
};

Office.actions.associate('mark', async (event) => {
  item().internetHeaders.setAsync({ 'x-fixture': `marked by ${event.source.id}` }, () => event.completed());
});
Office.actions.associate('onNew', async (event) => {
  await note('new', event.type);
  await note('settings', Office.context.roamingSettings.get('choice') || 'none');
  await note('requirements', typeof Office.context.requirements);
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
Office.actions.associate('onLabel', (event) => {
  item().sensitivityLabel.getAsync(async ({ value }) => {
    await note('label', value);
    event.completed();
  });
});
const dialog = (plain) =>
  Object.assign(plain ? { errorMessage: plain } : {}, {
    allowEvent: false,
    errorMessageMarkdown: '**Held** by the fixture:\r- first\r- second',
    commandId: 'paneButton',
    contextData: JSON.stringify({ from: 'the alert' }),
    cancelLabel: 'Open pane',
  });
Office.actions.associate('onSend', async (event) => {
  const wish = await subject();
  if (wish.startsWith('hold without plain text')) event.completed(dialog());
  else if (wish.startsWith('hold')) event.completed(dialog('Plain reason'));
  else if (wish.startsWith('twice')) {
    event.completed({ allowEvent: true });
    event.completed({ allowEvent: false, errorMessage: 'too late' });
  } else if (wish.startsWith('later')) {
    event.completed({ allowEvent: false, errorMessage: 'not yet' });
    await note('held', 'yes');
    event.completed({ allowEvent: true });
  } else if (wish.startsWith('globals')) {
    await note('globals', JSON.stringify(globals()));
    event.completed({ allowEvent: true });
  } else if (wish.startsWith('timer')) {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await note('waited', JSON.stringify([start, performance.now()]));
    event.completed({ allowEvent: true });
  } else if (!wish.startsWith('never')) event.completed({ allowEvent: true });
});
