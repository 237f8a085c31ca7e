import { openService } from '../../src/engine/open-service';
import { createAccessTokens } from '../../src/office/access-token';
import type { MailboxDirectory } from '../../src/directory/mailbox-directory';

jest.mock('../../src/office/access-token', () => ({
  createAccessTokens: jest.fn(() => ({ get: async () => 'token' })),
}));

const mailbox = {} as MailboxDirectory;

test('directories that are open at once in a page ask Office for one token at a time', () => {
  const settings = { url: 'https://directory.example', clientId: 'one' };
  openService(settings, mailbox);
  openService(settings, mailbox);
  expect(createAccessTokens).toHaveBeenCalledTimes(1);
  openService({ ...settings, clientId: 'other' }, mailbox);
  expect(createAccessTokens).toHaveBeenCalledTimes(2);
});
