/** From what a lookup found to one answer for each address asked. Runs for thousands of things at once, so it makes little of each. */
import type { KnownRecipient } from '../../contract/lookup';
import type { Answer } from '../../contract/routes';
import type { EmailAddress } from '../../verification/brands';
import type { MethodId } from '../../verification/types';
import { statusOfFindings } from '../database/findings';
import { domainOfKey } from './address-key';

type OrNull = string | null;

const LAST_RESORT: MethodId = 'verification-email';

/** Columns of one length. All are `null` where there is nothing of the kind. */
type Columns<Row extends readonly unknown[]> =
  { [Column in keyof Row]: Row[Column][] } | { [Column in keyof Row]: null };

/** In the order of the query. `n` counts from 1: addresses, or domains for transports. */
export interface KnownThings {
  contacts: Columns<
    [n: number, name: OrNull, language: OrNull, method: OrNull, number: OrNull, version: number, hasAccount: boolean]
  >;
  numbers: Columns<[n: number, isOwn: boolean, phoneNumber: string, provedOn: OrNull]>;
  codes: Columns<
    [
      n: number,
      isOwn: boolean,
      hint: OrNull,
      setBy: OrNull,
      setOn: string,
      setHere: boolean,
      version: string,
      byAdministrator: boolean,
    ]
  >;
  choices: Columns<[n: number, method: string, phoneNumber: OrNull]>;
  /** Each once, with the domains that have it. */
  transports: [places: number[], findings: string, checkedOn: string][] | null;
}

export function answerOf({
  addresses,
  keys,
  domains,
  known,
}: {
  addresses: readonly string[];
  keys: readonly EmailAddress[];
  domains: readonly string[];
  known: KnownThings;
}): Answer<'lookup'> {
  const recipients = addresses.map((address): KnownRecipient => ({
    address,
    hasAccount: false,
    numbers: [],
    codes: [],
    version: '0',
  }));
  addContacts(recipients, known.contacts);
  addNumbers(recipients, known.numbers);
  addCodes(recipients, known.codes);
  addChoices(recipients, known.choices);

  const found = (known.transports ?? []).flatMap(([places, findings, checkedOn]) => {
    const status = statusOfFindings(findings, checkedOn);
    return status ? [{ places, status }] : [];
  });
  const places = new Map(found.flatMap((one, index) => one.places.map((n) => [domains[n - 1], index] as const)));
  if (places.size > 0)
    keys.forEach((key, index) => {
      const transport = places.get(domainOfKey(key));
      if (transport !== undefined) recipients[index]!.transport = transport;
    });
  return { recipients, transports: found.map(({ status }) => status) };
}

function addContacts(recipients: readonly KnownRecipient[], columns: KnownThings['contacts']): void {
  const [places, names, languages, methods, numbers, versions, accounts] = columns;
  places?.forEach((n, row) => {
    const recipient = recipients[n - 1]!;
    const [name, language, method] = [names[row]!, languages[row]!, methods[row]!];
    recipient.hasAccount = accounts[row]!;
    recipient.version = String(versions[row]);
    if (name !== null) recipient.displayName = name;
    if (language !== null) recipient.notificationLanguage = language;
    if (method !== null) recipient.administratorDefault = choiceWith(method, numbers[row]!);
  });
}

function addNumbers(recipients: readonly KnownRecipient[], columns: KnownThings['numbers']): void {
  const [places, own, numbers, proved] = columns;
  places?.forEach((n, row) => {
    const [phoneNumber, scope, provedOn] = [numbers[row]!, scopeOf(own[row]!), proved[row]!];
    recipients[n - 1]!.numbers.push(provedOn === null ? { phoneNumber, scope } : { phoneNumber, scope, provedOn });
  });
}

function addCodes(recipients: readonly KnownRecipient[], columns: KnownThings['codes']): void {
  const [places, own, hints, setters, moments, setHere, versions, byAdministrator] = columns;
  places?.forEach((n, row) => {
    const [hint, setBy] = [hints[row]!, setters[row]!];
    recipients[n - 1]!.codes.push({
      scope: scopeOf(own[row]!),
      ...(hint === null ? {} : { hint }),
      ...(setBy === null ? {} : { setBy }),
      setOn: moments[row]!,
      ...(byAdministrator[row]! ? { byAdministrator: true } : {}),
      own: setHere[row]!,
      version: versions[row]!,
    });
  });
}

function addChoices(recipients: readonly KnownRecipient[], columns: KnownThings['choices']): void {
  const [places, methods, numbers] = columns;
  places?.forEach((n, row) => {
    const method = methods[row]!;
    if (method === LAST_RESORT) recipients[n - 1]!.choseEmailLast = true;
    else recipients[n - 1]!.lastChoice = choiceWith(method, numbers[row]!);
  });
}

const scopeOf = (isOwn: boolean): 'personal' | 'organization' => (isOwn ? 'personal' : 'organization');

const choiceWith = (method: string, phoneNumber: OrNull) =>
  phoneNumber === null ? { method } : { method, phoneNumber };
