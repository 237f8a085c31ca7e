/** From what a lookup found to one answer for each address asked. Runs for thousands of things at once, so it makes little of each. */
import type { KnownRecipient } from '../../contract/lookup';
import type { TransportStatus } from '../../contract/transport';
import type { RepeatableChoice } from '../../verification/types';
import { domainOfKey } from './address-key';
import type { AddressForms } from './address-key';

type OrNull = string | null;

/** In the order of the query. `n` counts from 1: addresses, or domains for transports. `null`: there are none of that kind. */
export type KnownThings =
  | {
      kind: 'contacts';
      things:
        | [
            n: number,
            name: OrNull,
            language: OrNull,
            method: OrNull,
            number: OrNull,
            version: number,
            hasAccount: boolean,
          ][]
        | null;
    }
  | { kind: 'numbers'; things: [n: number, isOwn: boolean, phoneNumber: string, provedOn: OrNull][] | null }
  | {
      kind: 'codes';
      things:
        | [n: number, isOwn: boolean, hint: OrNull, setBy: OrNull, setOn: string, setHere: boolean, version: string][]
        | null;
    }
  | { kind: 'last-choices'; things: [n: number, method: string, phoneNumber: OrNull][] | null }
  | { kind: 'transports'; things: [n: number, status: TransportStatus][] | null };

export function recipientsOf({
  addresses,
  forms,
  domains,
  known,
}: {
  addresses: readonly string[];
  forms: readonly AddressForms[];
  domains: readonly string[];
  known: readonly KnownThings[];
}): KnownRecipient[] {
  const recipients = addresses.map((address): KnownRecipient => ({
    address,
    hasAccount: false,
    numbers: [],
    codes: [],
    version: '0',
  }));
  const transports = new Map<string, TransportStatus>();
  for (const things of known) {
    if (things.kind !== 'transports') add(recipients, things);
    else for (const [n, status] of things.things ?? []) transports.set(domains[n - 1]!, status);
  }
  if (transports.size === 0) return recipients;
  forms.forEach(({ folded }, index) => {
    const transport = transports.get(domainOfKey(folded));
    if (transport) recipients[index]!.transport = transport;
  });
  return recipients;
}

function add(recipients: readonly KnownRecipient[], known: Exclude<KnownThings, { kind: 'transports' }>): void {
  switch (known.kind) {
    case 'contacts':
      for (const [n, name, language, method, number, version, hasAccount] of known.things ?? []) {
        const recipient = recipients[n - 1]!;
        recipient.hasAccount = hasAccount;
        recipient.version = String(version);
        if (name !== null) recipient.displayName = name;
        if (language !== null) recipient.notificationLanguage = language;
        if (method !== null) recipient.administratorDefault = choiceOf(method, number);
      }
      return;
    case 'numbers':
      for (const [n, isOwn, phoneNumber, provedOn] of known.things ?? []) {
        const scope = isOwn ? 'personal' : 'organization';
        recipients[n - 1]!.numbers.push(provedOn === null ? { phoneNumber, scope } : { phoneNumber, scope, provedOn });
      }
      return;
    case 'codes':
      for (const [n, isOwn, hint, setBy, setOn, own, version] of known.things ?? [])
        recipients[n - 1]!.codes.push({
          scope: isOwn ? 'personal' : 'organization',
          ...(hint === null ? {} : { hint }),
          ...(setBy === null ? {} : { setBy }),
          setOn,
          own,
          version,
        });
      return;
    case 'last-choices':
      for (const [n, method, phoneNumber] of known.things ?? [])
        recipients[n - 1]!.lastChoice = choiceOf(method, phoneNumber);
  }
}

/** Only what the contract allows is ever written. */
function choiceOf(method: string, phoneNumber: OrNull): RepeatableChoice {
  return { method, ...(phoneNumber === null ? {} : { phoneNumber }) } as RepeatableChoice;
}
