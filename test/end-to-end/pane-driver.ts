/** Drives our pane inside a compose window, by what a person sees and a screen reader says. */
import type { FrameLocator, Locator } from 'playwright-core';
import { card as english } from '../../src/locales/en/card';
import type { CardWords } from '../../src/locales/en/card';
import { words as englishWords } from '../../src/locales/en/words';
import type { Words } from '../../src/locales/words';
import type { MethodId } from '../../src/verification/types';
import type { ComposeWindow } from './compose-window';

/** What the pane says, in the language of Outlook. */
export interface Spoken extends Words {
  card: CardWords;
}
const ENGLISH: Spoken = { ...englishWords, card: english };

export class Pane {
  readonly frame: FrameLocator;

  constructor(
    readonly window: ComposeWindow,
    private readonly spoken = ENGLISH,
  ) {
    this.frame = window.pane();
  }

  /** Opens the pane from the ribbon and waits until it has read the draft. */
  static async open(window: ComposeWindow, spoken = ENGLISH): Promise<Pane> {
    await window.clickRibbon(spoken.pane.toolbar.recipientVerification);
    const pane = new Pane(window, spoken);
    await pane.secureSwitch().waitFor();
    return pane;
  }

  secureSwitch(): Locator {
    return this.frame.getByRole('switch', { name: this.spoken.pane.toolbar.secureMail });
  }

  /** The name of its item in the menu, where no number or code is in it. */
  nameOf(method: MethodId): RegExp {
    return new RegExp(`^${this.spoken.verification.accessibleName(method, { brand: 'Zivver' })}$`);
  }

  async switchOn(): Promise<void> {
    await this.secureSwitch().click();
    await this.saved();
  }

  methodButton(address: string): Locator {
    // whatever it shows: the chosen method, or the call to choose one
    const ending = this.spoken.pane.list.verificationMethodFor(address, '').trim(); // names have plain spaces
    return this.frame.getByRole('button', { name: new RegExp(`${ending.replace(/[^\w@]/g, '\\$&')}$`) });
  }

  /** Picks an item of the menu by the start of its name. */
  async pick(address: string, label: string | RegExp): Promise<void> {
    await this.methodButton(address).click();
    await this.frame.getByRole('menuitemradio', { name: label }).first().click();
  }

  async chooseSms(address: string, number: string): Promise<void> {
    const { input } = this.spoken.pane;
    await this.pick(address, this.nameOf('sms-new'));
    await this.frame.getByRole('textbox', { name: input.mobileNumber }).fill(number);
    await this.use(input.useNumber);
  }

  async chooseCode(address: string, label: RegExp, code: string, hint?: string): Promise<void> {
    const { input } = this.spoken.pane;
    await this.pick(address, label);
    await this.frame.getByRole('textbox', { name: input.code, exact: true }).fill(code);
    if (hint) await this.frame.getByRole('textbox', { name: input.hint }).fill(hint);
    await this.use(input.useCode);
  }

  /** Until the input closes, what the pane says is of the choice before: a code is first looked for in the mail. */
  private async use(label: string): Promise<void> {
    const button = this.frame.getByRole('button', { name: label });
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  async openCard(address: string): Promise<void> {
    await this.frame
      .getByRole('button', { name: this.spoken.pane.list.contactInformationOf(address), exact: true })
      .click();
    await this.language().waitFor();
  }

  /** Of the card that is open. */
  language(): Locator {
    return this.frame.getByRole('combobox', { name: this.spoken.card.notificationLanguage });
  }

  async closeCard(): Promise<void> {
    await this.frame.getByRole('button', { name: this.spoken.pane.card.back }).click();
  }

  /** @param language by any of its names, or its tag */
  async setLanguage(address: string, language: string): Promise<void> {
    await this.openCard(address);
    await this.language().fill(language);
    await this.language().press('Enter');
    await this.frame.getByRole('button', { name: this.spoken.card.save, exact: true }).click();
    await this.frame.getByText(this.spoken.card.saved).first().waitFor();
    await this.closeCard();
  }

  /** Waits until what the pane shows is on the draft. */
  async saved(): Promise<void> {
    await this.frame.getByText(this.spoken.pane.footer.saving.saved, { exact: true }).first().waitFor();
  }

  /**
   * Waits until so many are ready and nothing is being saved. Choices that are still to be looked up are saved
   * after the first "Saved": a fault that is armed then, or a pane that is closed, comes before its write.
   */
  async ready(count: number, of: number): Promise<void> {
    const { ready, saving } = this.spoken.pane.footer;
    await this.frame
      .locator('footer div', { hasText: ready(count, of), hasNotText: saving.saving })
      .first()
      .waitFor();
  }

  /** What the row's button says. Its content: text "as rendered" is empty until the browser has drawn a new row. */
  async method(address: string): Promise<string> {
    return ((await this.methodButton(address).textContent()) ?? '').trim();
  }
}
