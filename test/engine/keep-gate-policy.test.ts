import { parseConfiguration } from '../../src/configuration/parse-configuration';
import { keepGatePolicy } from '../../src/engine/keep-gate-policy';
import type { Configuration } from '../../src/configuration/schema';
import { GATE_POLICY_SETTING } from '../../src/draft/gate-policy';
import { installFakeOffice } from '../office/install-fake-office';
import { makeConfiguration } from '../taskpane/fake-pane-store';

const WORDS = {
  required: 'Secure it for #.',
  label: 'Its label wants it for #.',
  many: 'To # people?',
  'new-domain': 'Also to #?',
};
const loadWords = jest.fn(async () => WORDS);
const [PUBLIC, INTERNAL, PROJECT, CONFIDENTIAL] = [0, 1, 2, 3].map(
  (digit) => `${digit}a19d03a-48bc-4359-8038-5b5f6d5847c3`,
) as [string, string, string, string];
const settings = (change: Partial<Configuration>): Configuration => ({
  ...makeConfiguration({ ownDomains: [], trustedDomains: ['lab.example'] }),
  ...change,
});

const opened: BroadcastChannel[] = [];
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    opened.push(this);
  }
};
afterAll(() => opened.forEach((channel) => channel.close())); // they would keep the process alive

describe('what the gate needs of the configuration', () => {
  beforeEach(() => loadWords.mockClear());

  it('is kept in the mailbox with its words: the domains that are free, the mailbox’s own among them', async () => {
    const office = installFakeOffice();
    await keepGatePolicy(settings({ requireSecure: true, confirmAbove: 25 }), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({
      free: ['own.example', 'lab.example'],
      most: 25,
      words: WORDS,
    });
  });

  it('has the domains that are never new where replies to new ones are to be confirmed', async () => {
    const office = installFakeOffice();
    await keepGatePolicy(settings({ confirmNewDomains: true }), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({ known: ['own.example', 'lab.example'], words: WORDS });
  });

  it('has domains in both spellings, as the gate compares them as they are on a draft', async () => {
    const office = installFakeOffice();
    const parsed = parseConfiguration({
      ownDomains: ['Müller.example', 'XN--LLA-QLA.example'],
      trustedDomains: ['*.zürich.example'],
    });
    if (!parsed.ok) throw new Error('not read');
    const configuration = { ...settings({ confirmNewDomains: true }), policy: parsed.configuration.policy };
    await keepGatePolicy(configuration, loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({
      known: [
        'xn--mller-kva.example',
        'müller.example',
        'xn--lla-qla.example',
        'läla.example',
        '*.xn--zrich-kva.example',
        '*.zürich.example',
      ],
      words: WORDS,
    });
  });

  it('says that new mail starts with secure mail on', async () => {
    const office = installFakeOffice();
    await keepGatePolicy(settings({ secureByDefault: true }), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({ on: true, words: WORDS });
  });

  it('has what labels ask, by the id of each, with the letters of the methods that are too weak', async () => {
    const office = installFakeOffice();
    const labels = {
      [PUBLIC]: { secureMail: 'suggest' },
      [INTERNAL]: { secureMail: 'on' },
      [PROJECT]: { secureMail: 'suggest', weakestMethod: 'transport-security' },
      [CONFIDENTIAL]: { secureMail: 'required', weakestMethod: 'access-code-new' },
    } as const;
    await keepGatePolicy(settings({ labels }), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({
      labels: { [INTERNAL]: 'o', [PROJECT]: 'sIi', [CONFIDENTIAL]: 'rEeIi' },
      ours: ['own.example', 'lab.example'],
      words: WORDS,
    });
  });

  it('has no domains where no label requires secure mail', async () => {
    const office = installFakeOffice();
    await keepGatePolicy(settings({ labels: { [INTERNAL]: { secureMail: 'on' } } }), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toEqual({ labels: { [INTERNAL]: 'o' }, words: WORDS });
  });

  it('is written once, and again when it or its words have changed', async () => {
    const office = installFakeOffice();
    const saves = () => office.calls.filter((name) => name === 'roamingSettings.saveAsync').length;
    const configuration = settings({ confirmAbove: 25 });
    await keepGatePolicy(configuration, loadWords);
    await keepGatePolicy(configuration, loadWords);
    expect(saves()).toBe(1);
    await keepGatePolicy(configuration, async () => ({ ...WORDS, many: 'Aan # mensen?' }));
    await keepGatePolicy(settings({ confirmAbove: 26 }), loadWords);
    expect(saves()).toBe(3);
  });

  it.each<[string, Partial<Configuration>]>([
    ['an organization asks for nothing', {}],
    ['labels only suggest', { labels: { [PUBLIC]: { secureMail: 'suggest' } } }],
    [
      'labels ask for secure mail and it has no key for it',
      { labels: { [CONFIDENTIAL]: { secureMail: 'required' } }, gatewayKeys: [] },
    ],
    ['it asks for secure mail and has no key for it', { requireSecure: true, secureByDefault: true, gatewayKeys: [] }],
  ])('is nothing where %s, and no words are loaded', async (_when, change) => {
    const office = installFakeOffice();
    await keepGatePolicy(settings(change), loadWords);
    expect(office.calls).toEqual([]);
    expect(loadWords).not.toHaveBeenCalled();
  });

  it('goes when the organization asks no more', async () => {
    const office = installFakeOffice();
    await keepGatePolicy(settings({ requireSecure: true }), loadWords);
    await keepGatePolicy(settings({}), loadWords);
    expect(office.settings.get(GATE_POLICY_SETTING)).toBeNull();
  });
});
