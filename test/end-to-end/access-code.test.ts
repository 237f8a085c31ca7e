/** Access codes against the text of the mail, as Outlook gives it, and on the clipboard of the machine. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { Pane } from './pane-driver';

const BO = 'bo@lind.example';

describe('an access code', () => {
  let window: ComposeWindow;
  let pane: Pane;
  beforeAll(async () => {
    window = await openComposeWindow();
    await window.addRecipients('to', BO);
    pane = await Pane.open(window);
    await pane.switchOn();
    await pane.pick(BO, /^Access code/);
    await field().waitFor();
  });
  afterAll(() => window?.close());

  const field = () => pane.frame.getByLabel('Code', { exact: true });
  const press = (name: string) => pane.frame.getByRole('button', { name, exact: true }).click();

  it('is copied also where the frame of the add-in may not use the API of the clipboard, as in Outlook on the web', async () => {
    await window.inPane(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
    });
    await press('Generate a code');
    await press('Hide code');
    await press('Copy code');
    await pane.frame.getByText('Code copied').waitFor();
    const subject = window.page.getByLabel('Subject', { exact: true });
    await subject.press('ControlOrMeta+V');
    expect(await subject.inputValue()).toMatch(/./);
    expect(await subject.inputValue()).toBe(await field().inputValue());
  });

  it('that is in the subject or in the body of the mail is refused, until it is taken out again', async () => {
    const refused = pane.frame.getByText('This code stands in your mail');
    await field().fill('Tulp-77-maan');
    await window.setSubject('Uw code: tulp-77-maan');
    await press('Use this code');
    await refused.waitFor();

    await window.setSubject('Uw afspraak');
    await field().fill('');
    await refused.waitFor({ state: 'detached' });
    await window.setBody('De code is tulp 77 maan.\nTot dinsdag.');
    await field().fill('Tulp-77-maan');
    await press('Use this code');
    await refused.waitFor();
    await pane.ready(0, 1);

    await window.setBody('Tot dinsdag.');
    await press('Use this code');
    await pane.ready(1, 1);
  });
});
