/** The whole procedure by what the accessibility tree says, on Microsoft's own Office.js. */
import { AccessibilityTree, ScreenReader } from './accessibility-tree';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import type { OpenedInstructions } from './instructions';
import { addressButtonOf, methodButtonOf } from '../row-names';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';
const COLLEAGUE = 'els@ziekenhuis.example';

describe('read from the accessibility tree', () => {
  let window: ComposeWindow;
  beforeAll(async () => (window = await openComposeWindow()));
  afterAll(() => window?.close());

  it('a mail is secured, from the first address to Send', async () => {
    const tree = await AccessibilityTree.of(window.page);
    const reader = new ScreenReader(tree);

    await reader.write('To', `${ANNA};${BO};${CILIA};${COLLEAGUE};`);
    await reader.activate('button', 'Recipient verification');
    await tree.hears('This mail goes out as normal mail.');

    const off = await tree.find({ role: 'switch', name: 'Secure mail' });
    expect(off.checked).toBe('false');
    await reader.activate('switch', 'Secure mail');
    await tree.hears('1 of 3 ready');
    expect((await tree.find({ role: 'switch', name: 'Secure mail' })).checked).toBe('true');
    // who still lacks something is said where a person looks first, and at the row itself
    await tree.find({ role: 'button', name: 'Recipient verification, 2 people need a method' });
    await tree.hears('1 colleague needs nothing');

    await reader.activate('button', methodButtonOf(BO));
    expect((await tree.find({ role: 'button', name: methodButtonOf(BO) })).expanded).toBe(true);
    await reader.activate('menuitemradio', /^SMS to new number/);
    await reader.write('Mobile number', '020 6241111');
    await reader.activate('button', 'Use this number');
    await tree.hears('This is a landline, which cannot receive an SMS. Type a mobile number.');
    await reader.write('Mobile number', '06 87651234');
    await reader.activate('button', 'Use this number');
    await tree.hears('2 of 3 ready');

    await reader.activate('button', methodButtonOf(CILIA));
    await reader.activate('menuitemradio', /^Access code/);
    await reader.write('Code', 'tulp-77-maan');
    await reader.activate('button', 'Use this code');
    await tree.hears('3 of 3 ready');

    await reader.activate('button', addressButtonOf(BO));
    await tree.find({ role: 'dialog', name: 'Contact information' });
    await reader.write('Notification language', 'Deutsch', 'combobox');
    await reader.activate('option', /^Deutsch/);
    await reader.activate('button', 'Save');
    await tree.hears('Saved, also for next time');
    await reader.activate('button', 'Back to the list');

    await reader.activate('button', 'Send');
    await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
    const [sent] = await window.sentMessages();
    const { gateway } = await window.sentMessage(sent!.id);
    const { recipients, notNeeded } = (gateway as { instructions: OpenedInstructions }).instructions;
    expect(notNeeded).toEqual([COLLEAGUE]);
    expect(recipients).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ address: ANNA, method: 'account' }),
        expect.objectContaining({
          address: BO,
          method: 'sms-new',
          phoneNumber: '+31687651234',
          notificationLanguage: 'de',
        }),
        expect.objectContaining({ address: CILIA, method: 'access-code-new', accessCode: 'tulp-77-maan' }),
      ]),
    );
  });
});
