/** Whom a person can send as: what the From menu offers. */
import { outlook } from '../../locales/en/outlook';
import type { Person } from './address-parsing';
import type { Settings } from './settings';

export interface Sender extends Person {
  kind: 'own' | 'account' | 'shared';
}

export function senders({ user, userName, secondAccount, sharedMailbox }: Settings): Sender[] {
  const all: Sender[] = [
    { address: user, name: userName, kind: 'own' },
    { address: secondAccount, name: userName, kind: 'account' },
    { address: sharedMailbox, name: outlook.sharedMailbox, kind: 'shared' },
  ];
  return all.filter(({ address }) => address !== '');
}
