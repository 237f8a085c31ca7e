/**
 * Drives the local compose window as a person does. One browser for each test file; each window has a context of its own, or an emptied one.
 * @example
 * const window = await openComposeWindow();
 * await window.addRecipients('to', 'anna@x.example; ben@y.example');
 * await window.clickRibbon('Recipient verification');
 * await window.pane().getByRole('switch', { name: 'Secure mail' }).click();
 * const sent = await window.send();
 * await window.close();
 */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import type { Field } from '../../src/outlook/host/draft-content';
import type { HostState } from '../../src/outlook/host/host-state';
import type { LocalOutlookHandle } from '../../src/outlook/host/test-handle';
import { LOCAL_APPLICATION } from '../../src/outlook/server/token-issuer';
import type { SentMessage, SentSummary } from '../../src/outlook/messages';
import { PATIENCE, launchBrowser } from './browser';
import { type AddInName, type RunningOutlook, runningOutlook } from './local-outlooks';
import { freshOrganization } from './organizations';

const LABELS: Record<Field, string> = { to: 'To', cc: 'Cc', bcc: 'Bcc' };

export interface ComposeWindowOptions {
  /** Query parameters of the page; the table stands in src/outlook/README.md. */
  settings?: Record<string, string | number>;
  addIn?: AddInName;
  /** In place of the one that runs for all tests. */
  outlook?: RunningOutlook;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Another window of the same person: same mailbox, same browser storage. */
  sameMailboxAs?: ComposeWindow;
  /** The window of a colleague: same organization, another mailbox. Say who with `settings`. */
  colleagueOf?: ComposeWindow;
  /** What the browser has kept already. */
  storage?: Exclude<BrowserContextOptions['storageState'], string | undefined>;
}

let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
  emptied.clear();
});

/** Something small of the compose window's origin, without a script. */
const KEEPER = '/manifest.xml?keeper';
/** Contexts of which nothing is left, by their kind. A page in one that was used before opens in a third of the time. */
const emptied = new Map<string, BrowserContext[]>();

async function newContext({
  storage,
  ...options
}: Pick<ComposeWindowOptions, 'viewport' | 'colorScheme' | 'storage'>): Promise<BrowserContext> {
  browser ??= launchBrowser();
  return (await browser).newContext({
    ...options,
    ignoreHTTPSErrors: true,
    locale: 'en-US',
    reducedMotion: 'reduce', // whoever is in a hurry; that motion comes and goes is the gallery's to show
    ...(storage && { storageState: storage }),
  });
}

export async function openComposeWindow(options: ComposeWindowOptions = {}): Promise<ComposeWindow> {
  const { addIn = 'our-add-in', viewport = { width: 1280, height: 800 }, sameMailboxAs, colleagueOf } = options;
  const known = sameMailboxAs ?? colleagueOf;
  const running = options.outlook ?? known?.running ?? runningOutlook(addIn);
  const tenant = known?.tenant ?? freshOrganization(running.dataFolder);
  const settings = { tenant, ...options.settings };
  const { colorScheme = 'light', storage } = options;
  const kind = storage ? undefined : JSON.stringify([viewport, colorScheme]);
  const context =
    sameMailboxAs?.page.context() ??
    (kind === undefined ? undefined : emptied.get(kind)?.pop()) ??
    (await newContext({ viewport, colorScheme, storage }));
  context.setDefaultTimeout(PATIENCE);
  const window = new ComposeWindow(await context.newPage(), context, {
    running,
    tenant,
    owns: sameMailboxAs ? 'page' : { kind },
  });
  await window.watch();
  const query = new URLSearchParams(Object.entries(settings).map(([name, value]) => [name, String(value)]));
  await Promise.all([
    window.page.goto(`${running.composeUrl}/?${query}`),
    !known && addIn === 'our-add-in' ? organizationIsThere(window) : undefined,
  ]);
  await window.waitFor(({ host }) => (host.state.manifest ?? host.state.manifestProblem) !== null);
  return window;
}

/**
 * The first who signs in of an organization has to wait until the directory service was told of the sample. On a busy
 * machine that takes longer than the pane waits for a token, so it is done before the pane asks.
 */
async function organizationIsThere({ page, running, tenant }: ComposeWindow): Promise<void> {
  const person = { application: LOCAL_APPLICATION, tenant, address: 'first@ziekenhuis.example', name: '', roles: [] };
  const headers = { origin: new URL(running.composeUrl).origin };
  const answer = await page.request.post(`${running.composeUrl}/api/token`, { headers, data: person });
  if (!answer.ok()) throw new Error(`The organization is not there: ${answer.status()}`);
}

/** What a window closes: its page, or its context too. One that has a kind is emptied and used again. */
type Owned = 'page' | { kind: string | undefined };

export class ComposeWindow {
  /** What must not happen: requests to the outside, errors in a page. `close` fails on them. */
  readonly problems: string[] = [];
  readonly running: RunningOutlook;
  /** The sender's organization in the directory service. */
  readonly tenant: string;
  private readonly owns: Owned;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    { running, tenant, owns }: { running: RunningOutlook; tenant: string; owns: Owned },
  ) {
    this.running = running;
    this.tenant = tenant;
    this.owns = owns;
  }

  /** @param problems where they are noted */
  async watch(problems = this.problems): Promise<void> {
    this.page.on('pageerror', (error) => problems.push(`error in a page: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`error on the console: ${message.text()}`);
    });
    // not a route: that would turn the browser's cache off, and no name but localhost is resolved anyway
    this.page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname === 'localhost' || protocol === 'data:' || protocol === 'blob:') return;
      problems.push(`request to the outside: ${request.url()}`);
    });
  }

  /** Types, and leaves the field, so that the text becomes pills. */
  async addRecipients(field: Field, text: string): Promise<void> {
    const input = this.recipientInput(field);
    await input.fill(text);
    await input.press('Enter');
  }

  recipientInput(field: Field) {
    return this.page.getByLabel(LABELS[field], { exact: true });
  }

  async removeRecipient(address: string): Promise<void> {
    await this.page
      .getByRole('button', { name: `Remove ${address}`, exact: true })
      .first()
      .click();
  }

  /** Names on the pills. */
  async recipients(field: Field): Promise<string[]> {
    return this.page.locator(`[data-recipient="${field}"]`).allInnerTexts();
  }

  async setSubject(text: string): Promise<void> {
    await this.page.getByLabel('Subject', { exact: true }).fill(text);
  }

  async setBody(text: string): Promise<void> {
    await this.page.getByLabel('Message', { exact: true }).fill(text);
  }

  /** Clicks a button of the ribbon and, for a function, waits until the add-in has completed it. */
  async clickRibbon(label: string): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: label, exact: true }).click();
    await this.waitFor((outlook) => outlook.state().running.length === 0);
  }

  /** The page of the add-in in the pane. */
  pane(): FrameLocator {
    return this.page.frameLocator('iframe[data-add-in="pane"]');
  }

  /** Runs a function in the add-in's page, with Office.js at hand. */
  async inPane<Result, Argument>(run: (argument: Argument) => Result, argument?: Argument): Promise<Awaited<Result>> {
    return this.inFrame('pane', run, argument);
  }

  /** What a test's listener in the pane has put into the global `seen`, once there is something: events come by a message. */
  seenInPane(): Promise<unknown[]> {
    return this.inPane(async () => {
      const { seen } = globalThis as unknown as { seen: unknown[] };
      while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      return seen;
    });
  }

  async inFrame<Result, Argument>(
    kind: 'pane' | 'hidden',
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    const handle = await this.page.locator(`iframe[data-add-in="${kind}"]`).elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`There is no ${kind} frame.`);
    return (await frame.evaluate(run as never, argument as never)) as Awaited<Result>;
  }

  /** Clicks Send and waits for the end: the mail as it was received, or undefined when it was held or refused. */
  async send(): Promise<SentMessage | undefined> {
    await this.clickSend();
    await this.waitFor((outlook) => !['checking', 'delivering'].includes(outlook.state().sending.phase));
    const { view } = await this.state();
    return view.kind === 'sent' ? this.sentMessage(view.id) : undefined;
  }

  async clickSend(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  /** The dialog with which the add-in holds a mail. */
  smartAlert() {
    return this.page.locator('[data-test="smart-alert"]');
  }

  slowNotice() {
    return this.page.locator('[data-test="slow-notice"]');
  }

  /** Texts of the add-in's notifications. */
  async notifications(): Promise<string[]> {
    return (await this.draft())?.notifications.map(({ message }) => message) ?? [];
  }

  /** Everything that the receiving server got, newest first; other tests send to it too. */
  async sentMessages(): Promise<SentSummary[]> {
    return (await this.page.request.get(`${this.running.composeUrl}/api/sent`)).json() as Promise<SentSummary[]>;
  }

  async sentMessage(id: string): Promise<SentMessage> {
    return (await this.page.request.get(`${this.running.composeUrl}/api/sent/${id}`)).json() as Promise<SentMessage>;
  }

  /** @returns the draft's local id, for `reopenDraft` */
  async saveDraft(): Promise<string> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    return (await this.draft())?.content.id ?? '';
  }

  async newMail(): Promise<void> {
    const before = (await this.draft())?.content.id;
    await this.page.getByRole('button', { name: 'New mail' }).first().click();
    await this.waitFor((outlook, id) => (outlook.draft()?.content.id ?? id) !== id, before ?? '');
  }

  async reopenDraft(id: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Drafts' }).click();
    await this.page.locator(`[data-item="${id}"]`).click();
    await this.waitFor((outlook, wanted) => outlook.draft()?.content.id === wanted, id);
  }

  /** Says yes to the question. */
  async discard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Discard', exact: true }).click();
    await this.page.getByRole('button', { name: 'Discard draft' }).click();
  }

  /** By the From menu, one after the other. */
  async chooseFrom(...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      await this.page.getByRole('button', { name: /^From / }).click();
      await this.page.getByRole('menuitemradio', { name: address }).click();
      await this.waitFor((outlook, wanted) => outlook.draft()?.content.from.address === wanted, address);
    }
  }

  /** Waits for what the add-in says to it. @param time local, as `2099-05-04T09:30` */
  async scheduleSend(time: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More ways to send' }).click();
    await this.page.getByRole('menuitem', { name: 'Schedule send' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Schedule send' });
    await dialog.getByLabel('Date and time').fill(time);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await this.waitFor((outlook) => {
      const { view, sending } = outlook.state();
      return view.kind === 'nothing' || sending.phase === 'held' || sending.phase === 'refused';
    });
  }

  /** @returns the window that the mail is in now; it closes with this one */
  async popOut(): Promise<ComposeWindow> {
    const opening = this.page.waitForEvent('popup');
    await this.page.getByRole('button', { name: 'Open in a window of its own' }).click();
    const { running, tenant, problems } = this;
    const window = new ComposeWindow(await opening, this.context, { running, tenant, owns: 'page' });
    await window.watch(problems);
    await window.page.waitForLoadState();
    await window.waitFor((outlook) => outlook?.draft() !== null);
    return window;
  }

  /** The same mailbox in a browser that has never seen the add-in: nothing but what Outlook keeps is there. */
  async onAnotherMachine(settings: Record<string, string>): Promise<ComposeWindow> {
    const stored: [string, string][] = await this.page.evaluate(() => Object.entries(globalThis.localStorage));
    const { origin } = new URL(this.running.composeUrl);
    const localStorage = stored.map(([name, value]) => ({ name, value }));
    return openComposeWindow({
      colleagueOf: this,
      settings,
      storage: { cookies: [], origins: [{ origin, localStorage }] },
    });
  }

  /** Runs in the compose page with the test handle. What goes in and out must be plain data. */
  async evaluate<Result, Argument = undefined>(
    run: (outlook: LocalOutlookHandle, argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    const outlook = await this.page.evaluateHandle(() => window.localOutlook as LocalOutlookHandle);
    return (await outlook.evaluate(run as never, argument as never)) as Awaited<Result>;
  }

  /** Waits until `test` holds in the compose page. */
  async waitFor<Argument = undefined>(
    test: (outlook: LocalOutlookHandle, argument: Argument) => boolean,
    argument?: Argument,
  ): Promise<void> {
    // Playwright's own waitForFunction needs `eval`, which the page's content security policy forbids
    const deadline = Date.now() + PATIENCE;
    while (!(await this.evaluate(test as never, argument))) {
      if (Date.now() > deadline) throw new Error(`This did not come true: ${test.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  draft() {
    return this.evaluate((outlook) => outlook.draft());
  }

  state(): Promise<Pick<HostState, 'view' | 'pane' | 'sending' | 'running' | 'theme'>> {
    return this.evaluate((outlook) => outlook.state());
  }

  violations() {
    return this.evaluate((outlook) => outlook.violations());
  }

  functionCalls() {
    return this.evaluate((outlook) => outlook.functionCalls());
  }

  trace() {
    return this.evaluate((outlook) => outlook.trace());
  }

  roamingSettings() {
    return this.evaluate((outlook) => outlook.roamingSettings());
  }

  /** @throws when anything in `problems` happened */
  async close(): Promise<void> {
    if (this.owns === 'page') await this.page.close();
    else if (this.owns.kind === undefined) await this.context.close();
    else await this.giveBack(this.owns.kind);
    if (this.problems.length > 0) throw new Error(`In the compose window:\n${this.problems.join('\n')}`);
  }

  /** Leaves nothing of this mailbox in the browser. */
  private async giveBack(kind: string): Promise<void> {
    if (!this.context.browser()?.isConnected()) return; // this file's last window
    const pages = this.context.pages();
    // stays, so that the process with what it has compiled stays
    const keeper = pages.find((page) => page.url().endsWith(KEEPER)) ?? (await this.context.newPage());
    if (!pages.includes(keeper)) await keeper.goto(`${this.running.composeUrl}${KEEPER}`);
    for (const page of pages) if (page !== keeper) await page.close();
    const protocol = await this.context.newCDPSession(keeper);
    for (const url of [this.running.composeUrl, this.running.addinUrl])
      await protocol.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    await protocol.detach();
    await this.context.clearCookies();
    emptied.set(kind, [...(emptied.get(kind) ?? []), this.context]);
  }
}
