/**
 * The organization's directory behind the pane: the real service on each database, Microsoft's own Office.js, mail by SMTP. Who
 * learns what of whom, and what a sender sees while the service is away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callDirectory } from '../../src/outlook/server/call-directory';
import { type LocalOutlook, startLocalOutlook } from '../../src/outlook/server/start-local-outlook';
import { ADMINISTRATOR_ROLE } from '../../src/outlook/server/token-issuer';
import { METHOD_IDS } from '../../src/verification/types';
import { DEEP } from '../depth';
import { DATABASES, type DatabaseKind, type TestDatabase } from '../service/databases';
import { type ComposeWindow, type ComposeWindowOptions, openComposeWindow } from './compose-window';
import { instructionsOf } from './instructions';
import { ORGANIZATIONS } from './organizations';
import { Pane } from './pane-driver';

const SENDER = 'sam.sender@ziekenhuis.example';
const COLLEAGUE = { user: 'els@ziekenhuis.example', userName: 'Els Visser' };
const ACCOUNT = 'anna@praktijk.example';
const KNOWN = [ACCOUNT, 'balie@huisarts.example', 'okafor@legal.example', 'familie.yilmaz@post.example'];
const BO = 'bo@lind.example';
const CILIA = 'cilia@zorg.example';
const DIRK = 'dirk@wonen.example';
const NUMBER = '+31687651234';
const CODE = 'Tulp "77"; maan=ø';
const SHARED_CODE = 'Brug-1953-Zee';

function onDatabase({ name, absent, create }: DatabaseKind): void {
  describe(`the directory service on ${name}`, () => {
    if (absent !== undefined) {
      if (process.env['CI']) it(`needs ${name}`, () => expect(absent).toBeUndefined());
      else it.skip(`skipped: ${absent}`, () => undefined);
      return;
    }
    let database: TestDatabase;
    let folder: string;
    let local: LocalOutlook;
    let open: ComposeWindow[] = [];

    beforeAll(async () => {
      database = await create();
      folder = mkdtempSync(path.join(tmpdir(), 'local-outlook-'));
      local = await startLocalOutlook({
        addinPort: 0,
        composePort: 0,
        dataFolder: folder,
        database: database.settings,
        tenants: ORGANIZATIONS.slice(0, 10),
      });
      await local.directory!.url();
    });
    afterEach(async () => {
      const windows = open;
      open = [];
      await Promise.all(windows.map((window) => window.close()));
    });
    afterAll(async () => {
      await local?.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    async function compose(options: ComposeWindowOptions = {}): Promise<ComposeWindow> {
      const window = await openComposeWindow({ outlook: local, ...options });
      open.push(window);
      return window;
    }

    async function secured(window: ComposeWindow, ...addresses: string[]): Promise<Pane> {
      await window.addRecipients('to', addresses.join('; '));
      await window.setSubject('Uw afspraak');
      const pane = await Pane.open(window);
      await pane.switchOn();
      return pane;
    }

    /** What must be typed for these three, typed. */
    async function typeForThree(pane: Pane): Promise<void> {
      await pane.chooseSms(BO, NUMBER);
      await pane.chooseCode(CILIA, /^Access code/, CODE);
      await pane.chooseCode(DIRK, /^Set up organization access code/, SHARED_CODE);
      // shared as soon as it is set, and from then on a saved one
      await pane.methodButton(DIRK).filter({ hasText: SHARED_CODE }).waitFor();
    }

    /** Sends, and opens what arrived with the gateway's key. @returns the instructions by address */
    async function sent(window: ComposeWindow): Promise<Record<string, { method?: string }>> {
      const mail = await window.send();
      expect(mail).toBeDefined();
      const { recipients } = instructionsOf(window, mail!);
      return Object.fromEntries(recipients.map(({ address, ...rest }) => [address, rest]));
    }

    /** As the service itself tells a person of that window's organization. */
    async function known(window: ComposeWindow, address: string, who = SENDER) {
      const token = await local.tokens.personToken({ tenant: window.tenant, address: who, name: who });
      const url = await local.directory!.url();
      const { recipients } = await callDirectory('lookup', { url, token, body: { addresses: [address] } });
      return recipients[0]!;
    }

    async function administratorSets(window: ComposeWindow, settings: object): Promise<void> {
      const { tenant } = window;
      const url = await local.directory!.url();
      const administrator = {
        tenant,
        address: 'admin@ziekenhuis.example',
        name: 'Ad Min',
        roles: [ADMINISTRATOR_ROLE],
      };
      const token = await local.tokens.personToken(administrator);
      const { version: seen } = await callDirectory('readSettings', { url, token });
      await callDirectory('saveSettings', { url, token, body: { settings }, seen });
    }

    it('is the source of all nine methods, which leave with the mail and open with the gateway’s key', async () => {
      const methods = new Set<string | undefined>();
      const first = await compose();
      const pane = await secured(first, ...KNOWN, BO, CILIA, DIRK);
      await pane.ready(4, 7);
      await typeForThree(pane);
      await pane.ready(7, 7);
      await pane.saved();
      const instructions = await sent(first);
      for (const { method } of Object.values(instructions)) methods.add(method);
      expect(instructions).toMatchObject({
        [BO]: { phoneNumber: NUMBER },
        [CILIA]: { accessCode: CODE },
        [DIRK]: { accessCode: SHARED_CODE },
        'familie.yilmaz@post.example': { accessCode: 'Tulp-4821', accessCodeHint: 'De bloem en het huisnummer' },
      });

      const second = await compose({ sameMailboxAs: first });
      await (await secured(second, ...KNOWN, BO, CILIA, DIRK)).ready(7, 7);
      const repeated = await sent(second);
      for (const { method } of Object.values(repeated)) methods.add(method);
      expect(repeated).toMatchObject({
        [BO]: { method: 'sms-known', phoneNumber: NUMBER },
        [CILIA]: { method: 'access-code-saved', accessCode: CODE },
        [DIRK]: { method: 'organization-code-saved', accessCode: SHARED_CODE },
      });

      await administratorSets(first, {
        methods: { 'sms-new': false, 'access-code-new': false, 'organization-code-new': false },
      });
      const third = await compose({ sameMailboxAs: first });
      const strict = await secured(third, 'nobody@vreemd.example');
      await strict.pick('nobody@vreemd.example', /^Verification email/);
      await strict.ready(1, 1);
      await strict.saved();
      for (const { method } of Object.values(await sent(third))) methods.add(method);
      // a code for the organization leaves as the saved one that it has become; with the service away, as it was set (below)
      expect([...methods, 'organization-code-new'].sort()).toEqual([...METHOD_IDS].sort());
      expect([...(await first.violations()), ...(await second.violations())]).toEqual([]);
    });

    it('offers a colleague the organization’s code at once, and gives a number once it was proved, and nothing personal', async () => {
      const sender = await compose();
      const pane = await secured(sender, BO, CILIA, DIRK);
      await typeForThree(pane);
      await pane.ready(3, 3);
      await pane.saved();
      await sent(sender);

      const colleague = await compose({ colleagueOf: sender, settings: COLLEAGUE });
      const heard: Promise<string>[] = [];
      colleague.page.on('response', (response) => {
        if (response.url().includes('/directory/')) heard.push(response.text());
      });
      const theirs = await secured(colleague, BO, CILIA, DIRK);
      await theirs.ready(0, 3);
      await theirs.pick(DIRK, /^Access code/);
      await theirs.ready(1, 3);
      for (const address of [BO, CILIA]) {
        await theirs.openCard(address);
        await theirs.frame.getByText('Nothing is known yet.').first().waitFor();
        await theirs.closeCard();
      }
      const everything = (await Promise.all(heard)).join('\n');
      expect(everything).toContain(DIRK);
      for (const personal of [NUMBER, NUMBER.slice(3), CODE, 'maan']) expect(everything).not.toContain(personal);

      await sender.page.getByRole('button', { name: 'Recipients opened it' }).click();
      await sender.page.getByText('1 number is now known to the whole organization.').waitFor();
      await colleague.newMail();
      const later = await secured(colleague, BO, CILIA, DIRK);
      await later.ready(1, 3);
      expect(await later.method(BO)).toContain('SMS to +31 6');
    });

    it('that goes away leaves the draft as it is; what was typed meanwhile is remembered once it is back', async () => {
      const window = await compose();
      const pane = await secured(window, ACCOUNT, BO);
      await pane.ready(1, 2);
      try {
        await local.directory!.stop();
        await window.addRecipients('to', `${CILIA}; ${DIRK}`);
        await pane.frame.getByText('The directory cannot be reached.').first().waitFor();
        await pane.ready(1, 4);
        expect(await pane.method(ACCOUNT)).toContain('account');
        await pane.chooseSms(BO, NUMBER);
        await pane.chooseCode(CILIA, /^Access code/, CODE);
        await pane.chooseCode(DIRK, /^Set up organization access code/, SHARED_CODE);
        await pane.ready(4, 4);
        await pane.saved();
        expect(await sent(window)).toMatchObject({
          [ACCOUNT]: { method: 'account' },
          [BO]: { method: 'sms-new' },
          [DIRK]: { method: 'organization-code-new', accessCode: SHARED_CODE },
        });
        await window.newMail();
        await window.addRecipients('to', `${BO}; ${CILIA}; ${DIRK}; okafor@legal.example`);
        const again = await Pane.open(window);
        await again.frame.getByText('The directory cannot be reached.').first().waitFor();
        await again.switchOn();
      } finally {
        await local.directory!.start();
      }
      const again = new Pane(window);
      // pressed where it is: a pane that was looked at meanwhile has found out by itself
      await again.frame.locator('body').evaluate((body) => {
        const buttons = [...body.querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent === 'Try again')?.click();
      });
      await again.ready(4, 4);
      await again.saved();
      expect(await sent(window)).toMatchObject({
        [BO]: { method: 'sms-known', phoneNumber: NUMBER },
        [CILIA]: { method: 'access-code-saved', accessCode: CODE },
        [DIRK]: { method: 'organization-code-saved', accessCode: SHARED_CODE },
        'okafor@legal.example': { method: 'sms-known' },
      });
      expect((await known(window, BO)).numbers).toEqual([
        expect.objectContaining({ phoneNumber: NUMBER, scope: 'personal' }),
      ]);
      expect((await known(window, DIRK, COLLEAGUE.user)).codes).toEqual([
        expect.objectContaining({ scope: 'organization', own: false }),
      ]);
      window.problems.splice(0); // the browser reports on its console that the service was away
    });

    it('tells the second of two people who save a card at once, and overwrites nothing', async () => {
      const first = await compose();
      const second = await compose({ colleagueOf: first, settings: COLLEAGUE });
      const [mine, theirs] = [await secured(first, ACCOUNT), await secured(second, ACCOUNT)];
      await mine.openCard(ACCOUNT);
      await theirs.openCard(ACCOUNT);
      await theirs.language().fill('Deutsch');
      await theirs.language().press('Enter');
      await theirs.frame.getByRole('button', { name: 'Save', exact: true }).click();
      await theirs.frame.getByText('Saved, also for next time').first().waitFor();

      await mine.language().fill('English');
      await mine.language().press('Enter');
      await mine.frame.getByRole('button', { name: 'Save', exact: true }).click();
      await mine.frame
        .getByText(/Not saved: changed elsewhere meanwhile, to Deutsch/)
        .first()
        .waitFor();
      expect((await known(first, ACCOUNT)).notificationLanguage).toBe('de');
      first.problems.splice(0); // the browser reports the 412 on its console
    });
  });
}

// PostgreSQL comes last. What a database that is absent lacks is said in the deep lane
const present = DATABASES.filter(({ absent }) => absent === undefined).slice(-1);
(DEEP ? DATABASES : present).forEach(onDatabase);
