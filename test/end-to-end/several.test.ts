/** One method for several recipients: selected, chosen, taken back, chosen again, sent. */
import { openComposeWindow } from './compose-window';
import { instructionsOf } from './instructions';
import { Pane } from './pane-driver';

const people = Array.from({ length: 8 }, (_, i) => `client.${i}@outside.example`);
const chosen = people.slice(0, 3);
const CODE = 'Vuurtoren-88';

it('three get one code, one undo takes it from all three, and the sent instructions hold it', async () => {
  const window = await openComposeWindow();
  await window.addRecipients('to', people.join('; '));
  const pane = await Pane.open(window);
  await pane.switchOn();
  const { frame } = pane;

  const chooseCode = async (count: number) => {
    await frame.getByRole('button', { name: `Choose for ${count} people` }).click();
    await frame.getByRole('menuitem', { name: 'Access code', exact: true }).click();
    await frame.getByText(`All ${count} people get the same code`).waitFor();
    await frame.getByRole('textbox', { name: 'Code', exact: true }).fill(CODE);
    await frame.getByRole('button', { name: `Use for ${count} people` }).click();
  };
  await frame.getByRole('button', { name: 'Select several' }).click();
  for (const address of chosen) await frame.getByRole('checkbox', { name: address }).check();
  await chooseCode(3);
  await pane.ready(3, 8);

  await frame.getByRole('button', { name: 'Undo' }).click();
  await pane.ready(0, 8);

  await frame.getByRole('checkbox', { name: 'Select all shown' }).check();
  await chooseCode(8);
  await pane.ready(8, 8);
  await pane.saved();
  const sent = (await window.send())!;
  const { recipients } = instructionsOf(window, sent);
  expect(recipients.map(({ address }) => address).sort()).toEqual(people);
  for (const recipient of recipients) expect(recipient).toMatchObject({ method: 'access-code-new', accessCode: CODE });
  await window.close();
}, 120_000);
