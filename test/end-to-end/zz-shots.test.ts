import { openComposeWindow } from './compose-window';
import { securedDraft, BO } from './secured-draft';
it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 900],
  ['dark', 700],
] as const)(
  '%s %s',
  async (colorScheme, width) => {
    const window = await openComposeWindow({ colorScheme, viewport: { width, height: 760 } });
    const shot = async (name: string) => {
      await window.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      await window.page.screenshot({ path: `/tmp/dl/${colorScheme}-${width}-${name}.png` });
    };
    await securedDraft(window, BO);
    await window.page.getByRole('button', { name: /^From / }).click();
    await window.page.getByRole('menuitemradio').first().waitFor();
    await shot('from');
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('button', { name: 'More ways to send' }).click();
    await shot('menu');
    await window.page.getByRole('menuitem', { name: 'Schedule send' }).click();
    await window.page.getByRole('dialog').getByLabel('Date and time').fill('2001-01-01T08:00');
    await window.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    await shot('schedule');
    await window.page.getByRole('button', { name: 'Cancel' }).click();
    await window.page.getByRole('button', { name: 'Discard', exact: true }).click();
    await shot('discard');
    await window.page.getByRole('button', { name: 'Keep draft' }).click();
    await window.scheduleSend('2099-05-04T09:30');
    await window.evaluate((o) => o.host.openDraft(o.savedDrafts()[0]!.id));
    await window.page.getByRole('button', { name: 'Cancel send' }).waitFor();
    await shot('scheduled');
    await window.page.getByRole('button', { name: 'Cancel send' }).click();
    const popout = await window.popOut();
    await popout.clickRibbon('Recipient verification');
    await popout.pane().getByText('1 of 1 ready').waitFor();
    await popout.page.screenshot({ path: `/tmp/dl/${colorScheme}-${width}-popout.png` });
    await window.close();
  },
  120_000,
);
