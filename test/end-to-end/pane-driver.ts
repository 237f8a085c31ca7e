/** Drives our pane inside a compose window, by what a person sees and a screen reader says. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { ComposeWindow } from './compose-window';
import { addressButtonOf, methodButtonOf } from '../row-names';

export class Pane {
  readonly frame: FrameLocator;

  constructor(readonly window: ComposeWindow) {
    this.frame = window.pane();
  }

  /** Opens the pane from the ribbon and waits until it has read the draft. */
  static async open(window: ComposeWindow): Promise<Pane> {
    await window.clickRibbon('Recipient verification');
    const pane = new Pane(window);
    await pane.secureSwitch().waitFor();
    return pane;
  }

  secureSwitch(): Locator {
    return this.frame.getByRole('switch', { name: 'Secure mail' });
  }

  async switchOn(): Promise<void> {
    await this.secureSwitch().click();
    await this.saved();
  }

  methodButton(address: string): Locator {
    return this.frame.getByRole('button', { name: methodButtonOf(address) });
  }

  /** Picks an item of the menu by the start of its name. */
  async pick(address: string, label: string | RegExp): Promise<void> {
    await this.methodButton(address).click();
    await this.frame.getByRole('menuitemradio', { name: label }).first().click();
  }

  async chooseSms(address: string, number: string): Promise<void> {
    await this.pick(address, /^SMS to new number/);
    await this.frame.getByRole('textbox', { name: 'Mobile number' }).fill(number);
    await this.use('Use this number');
  }

  async chooseCode(address: string, label: RegExp, code: string, hint?: string): Promise<void> {
    await this.pick(address, label);
    await this.frame.getByRole('textbox', { name: 'Code', exact: true }).fill(code);
    if (hint) await this.frame.getByRole('textbox', { name: 'Hint (optional)' }).fill(hint);
    await this.use('Use this code');
  }

  /** Until the input closes, what the pane says is of the choice before: a code is first looked for in the mail. */
  private async use(label: string): Promise<void> {
    const button = this.frame.getByRole('button', { name: label });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  async openCard(address: string): Promise<void> {
    await this.frame.getByRole('button', { name: addressButtonOf(address), exact: true }).click();
    await this.language().waitFor();
  }

  /** Of the card that is open. */
  language(): Locator {
    return this.frame.getByRole('combobox', { name: 'Notification language' });
  }

  async closeCard(): Promise<void> {
    await this.frame.getByRole('button', { name: 'Back to the list' }).click();
  }

  /** @param language by any of its names, or its tag */
  async setLanguage(address: string, language: string): Promise<void> {
    await this.openCard(address);
    await this.language().fill(language);
    await this.language().press('Enter');
    await this.frame.getByRole('button', { name: 'Save', exact: true }).click();
    await this.frame.getByText('Saved, also for next time').first().waitFor();
    await this.closeCard();
  }

  /** Waits until what the pane shows is on the draft. */
  async saved(): Promise<void> {
    await this.frame.getByText('Saved', { exact: true }).first().waitFor();
  }

  /**
   * Waits until so many are ready and nothing is being saved. Choices that are still to be looked up are saved
   * after the first "Saved": a fault that is armed then, or a pane that is closed, comes before its write.
   */
  async ready(count: number, of: number): Promise<void> {
    await this.frame
      .locator('footer div', { hasText: `${count} of ${of} ready`, hasNotText: 'Saving…' })
      .first()
      .waitFor();
  }

  /** What the row's button says. Its content: text "as rendered" is empty until the browser has drawn a new row. */
  async method(address: string): Promise<string> {
    return ((await this.methodButton(address).textContent()) ?? '').trim();
  }
}
