/** The contact card on Microsoft's own Office.js: its language reaches the gateway and the next mail; what it forgets is gone. */
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { instructionsOf } from './instructions';
import { Pane } from './pane-driver';

const BO = 'bo@lind.example';
const KNOWN = 'okafor@legal.example';
const NUMBER = '+31687651234';

describe('the contact card', () => {
  let window: ComposeWindow;
  beforeEach(async () => (window = await openComposeWindow()), 60_000);
  afterEach(() => window?.close());

  async function secured(...addresses: string[]): Promise<Pane> {
    await window.addRecipients('to', addresses.join('; '));
    await window.setSubject('Your appointment');
    const pane = await Pane.open(window);
    await pane.switchOn();
    return pane;
  }
  async function languageSent(address: string): Promise<unknown> {
    const { recipients } = instructionsOf(window, (await window.send())!);
    const sent: Record<string, unknown> | undefined = recipients.find((one) => one.address === address);
    return sent?.['notificationLanguage'];
  }

  it('puts the language that was picked in the sealed instructions, and remembers it for the next mail', async () => {
    const pane = await secured(BO);
    await pane.chooseSms(BO, NUMBER);
    await pane.setLanguage(BO, 'Deutsch');
    await pane.saved();
    expect(await languageSent(BO)).toBe('de');

    await window.newMail();
    const again = await secured(BO);
    await again.ready(1, 1);
    await again.openCard(BO);
    expect(await again.language().inputValue()).toBe('Deutsch');
    await again.closeCard();
    expect(await languageSent(BO)).toBe('de');
  }, 120_000);

  it("lets the organization's default, once picked, stand before the language that the organization knows", async () => {
    const pane = await secured(KNOWN);
    await pane.ready(1, 1);
    await pane.openCard(KNOWN);
    const byDefault = await pane.language().inputValue();
    await pane.closeCard();
    await pane.setLanguage(KNOWN, 'default');
    await pane.openCard(KNOWN);
    const label = await pane.language().inputValue();
    expect(label).toMatch(/^Organization's default/);
    expect(label).not.toBe(byDefault);
    await pane.closeCard();
    await pane.saved();
    const sent = await languageSent(KNOWN);

    await window.newMail();
    const again = await secured(KNOWN);
    await again.ready(1, 1);
    await again.openCard(KNOWN);
    expect(await again.language().inputValue()).toBe(label);
    await again.closeCard();
    expect(await languageSent(KNOWN)).toBe(sent);
  }, 120_000);

  it('forgets a number, takes its method from the row, and puts both back with undo', async () => {
    const first = await secured(BO);
    await first.chooseSms(BO, NUMBER);
    await first.ready(1, 1);
    await first.saved();
    await window.send();

    await window.newMail();
    const pane = await secured(BO);
    await pane.ready(1, 1);
    await pane.openCard(BO);
    await pane.frame.getByRole('button', { name: /^Forget: \+31 6/ }).click();
    const undo = pane.frame.getByRole('button', { name: /^Undo: \+31 6/ });
    await undo.and(pane.frame.locator(':focus')).waitFor();
    await pane.frame.getByText('None yet. Choose one in the list.').waitFor();
    await undo.click();
    await pane.frame.getByRole('button', { name: /^Forget: \+31 6/ }).waitFor();
    await pane.closeCard();
    await pane.ready(1, 1);

    await pane.openCard(BO);
    await pane.frame.getByRole('button', { name: /^Forget: \+31 6/ }).click();
    await pane.frame.getByRole('button', { name: /^Undo: \+31 6/ }).waitFor();
    await pane.closeCard();
    await pane.ready(0, 1);
    await window.newMail();
    await (await secured(BO)).ready(0, 1);
  }, 120_000);
});
