/** The whole procedure with the keys alone, on Microsoft's own Office.js: no pointer, no script, no selector. */
import { AccessibilityTree, Keyboard } from './accessibility-tree';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import type { OpenedInstructions } from './instructions';
import { addressButtonOf, methodButtonOf } from '../row-names';

const ANNA = 'anna@praktijk.example';
const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';

describe('with the keys alone', () => {
  let window: ComposeWindow;
  beforeAll(async () => (window = await openComposeWindow()));
  afterAll(() => window?.close());

  it('a mail is secured, from the first address to Send', async () => {
    const tree = await AccessibilityTree.of(window.page);
    const keys = new Keyboard(tree);
    const row = (address: string) => ({ role: 'button', name: methodButtonOf(address) });

    await keys.goTo({ role: 'textbox', name: 'To' });
    await keys.type(`${ANNA};${BO};${CILIA};`);
    await keys.goTo({ role: 'textbox', name: 'Subject' });
    await keys.type('By hand');
    // the toolbar is one stop; the arrow keys go along it
    await keys.goTo({ role: 'button', name: 'Send' }, 'Shift+Tab');
    await keys.goTo({ role: 'button', name: 'Recipient verification' }, 'ArrowRight');
    await keys.press('Enter');

    await keys.goTo({ role: 'switch', name: 'Secure mail' });
    await keys.press('Space');
    await tree.hears('1 of 3 ready');

    await keys.goTo(row(BO));
    await keys.press('Enter');
    await keys.goTo({ role: 'menuitemradio', name: /^SMS to new number/ }, 'ArrowDown');
    await keys.press('Enter');
    await keys.goTo({ role: 'textbox', name: 'Mobile number' });
    await keys.type('06 87651234');
    await keys.press('Enter');
    await tree.hears('2 of 3 ready');

    // the footer names the one thing that is left to do
    await keys.goTo({ role: 'button', name: `Next: ${CILIA}` });
    await keys.press('Enter');
    await tree.focuses(row(CILIA));
    await keys.press('Enter');
    await keys.goTo({ role: 'menuitemradio', name: /^Access code/ }, 'ArrowDown');
    await keys.press('Enter');
    await keys.goTo({ role: 'textbox', name: 'Code' });
    await keys.type('tulp-77-maan');
    await keys.press('Enter');
    await tree.hears('3 of 3 ready');

    await keys.goTo({ role: 'button', name: addressButtonOf(BO) }, 'Shift+Tab');
    await keys.press('Enter');
    await keys.goTo({ role: 'combobox', name: 'Notification language' });
    await keys.type('Deutsch');
    await keys.press('Enter');
    await keys.goTo({ role: 'button', name: 'Save' });
    await keys.press('Enter');
    await tree.hears('Saved, also for next time');
    await keys.press('Escape');
    await tree.focuses({ role: 'button', name: addressButtonOf(BO) });

    await keys.goTo({ role: 'button', name: 'Dismiss' }, 'Shift+Tab');
    // to the toolbar; the notification's own button stands before or after its Dismiss, as the text has room
    const isInToolbar = () => window.page.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null);
    do await keys.press('Shift+Tab');
    while (!(await isInToolbar()));
    await keys.goTo({ role: 'button', name: 'Send' }, 'ArrowLeft');
    const before = await window.sentMessages();
    await keys.press('Enter');
    await window.waitFor((outlook) => outlook.state().view.kind === 'sent');
    const [sent] = await window.sentMessages();
    expect(before.map(({ id }) => id)).not.toContain(sent!.id);
    const { gateway } = await window.sentMessage(sent!.id);
    const { recipients } = (gateway as { instructions: OpenedInstructions }).instructions;
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
