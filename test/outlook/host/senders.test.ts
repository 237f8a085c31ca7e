import { senders } from '../../../src/outlook/host/senders';
import { parseSettings } from '../../../src/outlook/host/settings';

const addresses = (query: string) => senders(parseSettings(query)).map(({ address, kind }) => [kind, address]);

it('a person can send as themselves, from a second account and as a shared mailbox', () => {
  expect(addresses('user=sam@own.example&secondAccount=sam@other.example&sharedMailbox=team@own.example')).toEqual([
    ['own', 'sam@own.example'],
    ['account', 'sam@other.example'],
    ['shared', 'team@own.example'],
  ]);
});

it('or as themselves only', () => {
  expect(addresses('user=sam@own.example&secondAccount=&sharedMailbox=')).toEqual([['own', 'sam@own.example']]);
});
