/** From the rows of a lookup to one answer for each address asked. Runs for thousands of rows at once, so it makes little of each. */
import type { KnownRecipient } from '../../contract/lookup';
import type { TransportStatus } from '../../contract/transport';
import type { RepeatableChoice } from '../../verification/types';
import { domainOfKey } from './address-key';
import type { AddressForms } from './address-key';

/** `n` counts from 1: addresses, or domains for `transport`. What `a` to `d` are depends on the kind. */
export type LookupRow = { n: number; a: string | null; b: string | null; c: string | null; d: string | null } & (
  | { kind: 'contact'; v: string; is: boolean }
  | { kind: 'personal-number' | 'organization-number'; a: string }
  | { kind: 'personal-code' | 'organization-code'; c: string; v: string; is: boolean }
  | { kind: 'last-choice'; a: string }
  | { kind: 'transport'; status: TransportStatus }
);

export function recipientsOf({
  addresses,
  forms,
  domains,
  rows,
}: {
  addresses: readonly string[];
  forms: readonly AddressForms[];
  domains: readonly string[];
  rows: readonly LookupRow[];
}): KnownRecipient[] {
  const recipients = addresses.map((address): KnownRecipient => ({
    address,
    hasAccount: false,
    numbers: [],
    codes: [],
    version: '0',
  }));
  const transports = new Map<string, TransportStatus>();
  for (const row of rows) {
    if (row.kind === 'transport') transports.set(domains[row.n - 1] as string, row.status);
    else add(recipients[row.n - 1] as KnownRecipient, row);
  }
  if (transports.size === 0) return recipients;
  forms.forEach(({ folded }, index) => {
    const transport = transports.get(domainOfKey(folded));
    if (transport) (recipients[index] as KnownRecipient).transport = transport;
  });
  return recipients;
}

function add(recipient: KnownRecipient, row: Exclude<LookupRow, { kind: 'transport' }>): void {
  switch (row.kind) {
    case 'contact':
      recipient.hasAccount = row.is;
      recipient.version = row.v;
      if (row.a !== null) recipient.displayName = row.a;
      if (row.b !== null) recipient.notificationLanguage = row.b;
      if (row.c !== null) recipient.administratorDefault = choiceOf(row.c, row.d);
      return;
    case 'personal-number':
    case 'organization-number': {
      const scope = row.kind === 'personal-number' ? 'personal' : 'organization';
      recipient.numbers.push({ phoneNumber: row.a, scope, ...(row.b === null ? {} : { provedOn: row.b }) });
      return;
    }
    case 'personal-code':
    case 'organization-code':
      recipient.codes.push({
        scope: row.kind === 'personal-code' ? 'personal' : 'organization',
        ...(row.a === null ? {} : { hint: row.a }),
        ...(row.b === null ? {} : { setBy: row.b }),
        setOn: row.c,
        own: row.is,
        version: row.v,
      });
      return;
    case 'last-choice':
      recipient.lastChoice = choiceOf(row.a, row.b);
  }
}

const choiceOf = (method: string, phoneNumber: string | null) => ({
  // only what the contract allows is ever written
  method: method as RepeatableChoice['method'],
  ...(phoneNumber === null ? {} : { phoneNumber }),
});
