import { can as scriptCan, hasNestedAppAuth, paneCan } from '../../src/office/capabilities';
import type { Capability as ScriptCapability, PaneCapability } from '../../src/office/capabilities';
import { installFakeOffice } from './install-fake-office';

type Capability = ScriptCapability | PaneCapability;
const OF_THE_PANE: readonly string[] = [
  'followItem',
  'followRecipients',
  'openerContext',
  'followOpener',
  'composeType',
  'followLabel',
  'followTheme',
];
const can = (what: Capability): boolean =>
  OF_THE_PANE.includes(what) ? paneCan(what as PaneCapability) : scriptCan(what as ScriptCapability);

interface Outlook {
  context: { requirements: object; mailbox: { item: Record<string, unknown> & { notificationMessages: object } } };
}

/** An Outlook that reports `Mailbox` 1.x up to this. */
function installOutlook(highest: number): Outlook {
  const outlook = installFakeOffice().Office as unknown as Outlook;
  outlook.context.requirements = {
    isSetSupported: (name: string, version: string) => name === 'Mailbox' && Number(version.split('.')[1]) <= highest,
  };
  return outlook;
}

/** Of the requirement sets, the first in which each is there (`API set` in Microsoft's reference). */
const SINCE: Record<Capability, number> = {
  followItem: 5,
  from: 7,
  followRecipients: 7,
  headers: 8,
  openerContext: 8,
  notificationAction: 10,
  composeType: 10,
  sessionData: 11,
  followTheme: 14,
  followOpener: 15,
  sendAnyway: 14,
  sensitivityLabel: 13,
  followLabel: 13,
};

describe.each(Object.entries(SINCE) as [Capability, number][])('%s', (what, since) => {
  it('is there from its requirement set on', () => {
    const answers = [since - 1, since, since + 1].map((highest) => {
      installOutlook(highest);
      return can(what);
    });
    expect(answers).toEqual([false, true, true]);
  });
});

it.each<[Capability, string]>([
  ['from', 'from'],
  ['headers', 'internetHeaders'],
  ['sessionData', 'sessionData'],
  ['followRecipients', 'addHandlerAsync'],
  ['composeType', 'getComposeTypeAsync'],
  ['sensitivityLabel', 'sensitivityLabel'],
  ['openerContext', 'getInitializationContextAsync'],
])('%s is not there where Office.js lacks the member %s, whatever Outlook reports', (what, member) => {
  const { item } = installOutlook(14).context.mailbox;
  delete item[member];
  expect(can(what)).toBe(false);
});

describe('in an Outlook that has no requirement sets to ask', () => {
  const withoutSets = () => {
    const outlook = installFakeOffice().Office as unknown as { context: { requirements?: object; mailbox: unknown } };
    delete outlook.context.requirements;
    return outlook as unknown as Outlook;
  };

  it.each<Capability>(['from', 'headers', 'followRecipients', 'openerContext'])(
    '%s is there where its member is',
    (what) => {
      withoutSets();
      expect(can(what)).toBe(true);
    },
  );

  it.each<[Capability, string]>([
    ['headers', 'internetHeaders'],
    ['from', 'from'],
  ])('%s is not there without its member', (what, member) => {
    delete withoutSets().context.mailbox.item[member];
    expect(can(what)).toBe(false);
  });

  it.each<Capability>(['notificationAction', 'sendAnyway'])('%s, which has no member, is not there', (what) => {
    withoutSets();
    expect(can(what)).toBe(false);
  });

  it('nobody is signed in by way of Outlook', () => {
    withoutSets();
    expect(hasNestedAppAuth()).toBe(false);
  });
});

it('asking for what the draft can do says so where no draft is shown', () => {
  installFakeOffice().show(undefined);
  expect(() => can('headers')).toThrow('no-item');
});
