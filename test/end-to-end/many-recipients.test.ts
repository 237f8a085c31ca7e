/** As many recipients as Outlook takes in a field, on one draft. */
import { openComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

it('500 recipients are resolved, sealed within the limits of Outlook and sent', async () => {
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
