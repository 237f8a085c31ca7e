/** Access codes against the text of the mail, as Outlook gives it, and on the clipboard of the machine. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { instructionsOf } from './instructions';
import { Pane } from './pane-driver';

const BO = 'bo@lind.example';

describe('an access code', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()), 60_000);
  afterEach(() => window?.close());

  async function openCode(): Promise<Pane> {
    await window.addRecipients('to', BO);
    const pane = await Pane.open(window);
    await pane.switchOn();
    await pane.pick(BO, /^Access code/);
    await field(pane).waitFor();
    return pane;
  }
  const field = (pane: Pane) => pane.frame.getByLabel('Code', { exact: true });
  const press = (pane: Pane, name: string) => pane.frame.getByRole('button', { name, exact: true }).click();

  it('that stands in the body is refused, and a generated one reaches the gateway', async () => {
    await window.setSubject('Uw afspraak');
    await window.setBody('De code is tulp 77 maan.\nTot dinsdag.');
    const pane = await openCode();
    await field(pane).fill('Tulp-77-maan');
    await press(pane, 'Use this code');
    await pane.frame.getByText('This code stands in your mail').waitFor();
    await pane.ready(0, 1);

    await press(pane, 'Generate a code');
    const code = await field(pane).inputValue();
    expect(code).toMatch(/^[cdfhjkprtwxy34679]{12}$/);
    await press(pane, 'Use this code');
    await pane.ready(1, 1);
    await pane.saved();

    const sent = (await window.send())!;
    expect(instructionsOf(window, sent).recipients).toEqual([
      { address: BO, method: 'access-code-new', accessCode: code },
    ]);
  });

  it('that was written into the subject after it was typed is refused, until it is taken out again', async () => {
    const pane = await openCode();
    await field(pane).fill('tulp-77-maan');
    await window.setSubject('Uw code: tulp-77-maan');
    await press(pane, 'Use this code');
    await pane.frame.getByText('This code stands in your mail').waitFor();
    await window.setSubject('Uw afspraak');
    await press(pane, 'Use this code');
    await pane.ready(1, 1);
  });

  it('is copied also where the frame of the add-in may not use the API of the clipboard, as in Outlook on the web', async () => {
    const pane = await openCode();
    await window.inPane(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
    });
    await press(pane, 'Generate a code');
    await press(pane, 'Hide code');
    await press(pane, 'Copy code');
    await pane.frame.getByText('Code copied').waitFor();
    const subject = window.page.getByLabel('Subject', { exact: true });
    await subject.press('ControlOrMeta+V');
    expect(await subject.inputValue()).toMatch(/./);
    expect(await subject.inputValue()).toBe(await field(pane).inputValue());
  });
});
