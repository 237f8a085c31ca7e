/** 500 recipients on one draft, and a pinned pane that goes from draft to draft. */
import { openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

it('500 recipients are resolved, sealed within the limits of Outlook, sent and opened again', async () => {
  const window = await openComposeWindow();
  // a safe mail provider: each is chosen by itself
  const addresses = Array.from({ length: 500 }, (_, i) => `patient.${i}@huisarts.example`);
  await window.addRecipients('to', addresses.slice(0, 300).join('; '));
  await window.addRecipients('bcc', addresses.slice(300).join('; '));
  const pane = await Pane.open(window);
  await pane.switchOn();
  await pane.ready(500, 500);
  await pane.saved();
  const sent = (await window.send())!;
  expect(sent.envelope.to).toHaveLength(500);
  expect(sent.gateway).toMatchObject({ ok: true });
  const { instructions } = sent.gateway as { instructions: { recipients: { address: string; method: string }[] } };
  expect(new Set(instructions.recipients.map(({ address }) => address))).toEqual(new Set(addresses));
  expect(await window.violations()).toEqual([]);
  await window.close();
});

it('a pinned pane shows each draft as it is: choices of one never appear on another', async () => {
  const window = await openComposeWindow();
  await window.addRecipients('to', 'bo@lind.example');
  await window.setSubject('First');
  const pane = await Pane.open(window);
  await window.page.getByRole('button', { name: 'Keep open for other mails' }).click();
  await pane.switchOn();
  await pane.chooseSms('bo@lind.example', '06 87651234');
  await pane.ready(1, 1);
  await pane.saved();
  const first = await window.saveDraft();

  await window.newMail();
  await pane.frame.getByText('This mail goes out as normal mail.').first().waitFor();
  await window.addRecipients('to', 'bo@lind.example; anna@praktijk.example');
  await pane.switchOn();
  await pane.ready(1, 2); // what was typed on a draft that was not sent is not remembered

  await window.reopenDraft(first);
  await pane.ready(1, 1);
  expect(await pane.method('bo@lind.example')).toContain('SMS');
  expect((await window.send())?.gateway).toMatchObject({
    ok: true,
    instructions: { recipients: [{ method: 'sms-new' }] },
  });
  await window.close();
});
