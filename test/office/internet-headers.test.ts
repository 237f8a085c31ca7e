import { headersSupported } from '../../src/office/internet-headers';
import { installFakeOffice } from './install-fake-office';

/** An Outlook that reports `Mailbox` 1.x up to this, whose Office.js may lack the members of headers. */
function installOutlook(highest: number, hasMember: boolean): void {
  const { context } = installFakeOffice().Office as {
    context: { requirements: object; mailbox: { item: { internetHeaders?: object } } };
  };
  context.requirements = {
    isSetSupported: (name: string, version: string) => name === 'Mailbox' && Number(version.split('.')[1]) <= highest,
  };
  if (!hasMember) delete context.mailbox.item.internetHeaders;
}

describe('internet headers', () => {
  it.each([
    ['can be used', 8, true, true],
    ['cannot be used where Outlook is older than Office.js', 7, true, false],
    ['cannot be used where Office.js lacks them, whatever Outlook reports', 14, false, false],
  ])('%s: Mailbox 1.%i, member there: %s', (_what, highest, hasMember, supported) => {
    installOutlook(highest, hasMember);
    expect(headersSupported()).toBe(supported);
  });
});
