/** What a sent mail teaches of its recipients: the message of the pane, checked, and put together for each address. */
import type { UsedChoiceMessage } from '../../contract/remember';
import { storeWords } from '../../locales/en/store';
import { METHODS } from '../../verification/methods';
import type { Scope } from '../../verification/types';
import { addressKeys } from './address-key';
import { checkCode } from './code-rules';
import type { TypedCode } from './code-rules';
import { tidiedName } from './plain-text';
import type { TenantPolicy } from './policy';
import { WrongValue } from './types';

/** In the order of the addresses, so that two mails at once never wait for each other in a circle. */
export interface Learned {
  names: { address: string; name: string }[];
  numbers: { address: string; phoneNumber: string }[];
  codes: (TypedCode & { address: string; scope: Scope })[];
  lastChoices: { address: string; method: string; phoneNumber: string | null }[];
}

type Mistakes = { path: string; message: string }[];

/** Where an address stands twice, the last word counts. @throws WrongValue with every mistake */
export function learnFrom(used: readonly UsedChoiceMessage[], policy: TenantPolicy): Learned {
  const keys = addressKeys(
    used.map(({ address }) => address),
    (index) => `used.${index}.address`,
  );
  const mistakes: Mistakes = [];
  const names = new Map<string, Learned['names'][number]>();
  const numbers = new Map<string, Learned['numbers'][number]>();
  const codes = new Map<string, Learned['codes'][number]>();
  const lastChoices = new Map<string, Learned['lastChoices'][number]>();

  used.forEach((choice, index) => {
    const address = keys[index]!;
    const name = tidiedName(choice.displayName);
    // Outlook gives the address for a name where there is none
    if (name !== undefined && !name.includes('@')) names.set(address, { address, name });

    const { remembers, needs, requires } = METHODS[choice.method];
    if (!remembers) return;
    const wrong = (field: string, message: string) => mistakes.push({ path: `used.${index}.${field}`, message });
    const phoneNumber = requires.includes('phoneNumber') ? choice.phoneNumber : undefined;
    if (requires.includes('phoneNumber') && phoneNumber === undefined) {
      wrong('phoneNumber', storeWords.numberMissing);
      return;
    }
    if (needs === 'phone-number' && phoneNumber !== undefined)
      numbers.set(`${address} ${phoneNumber}`, { address, phoneNumber });
    if (needs === 'access-code') {
      if (choice.accessCode === undefined) {
        wrong('accessCode', storeWords.codeMissing);
        return;
      }
      const checked = checkCode({ accessCode: choice.accessCode, hint: choice.accessCodeHint }, policy);
      if (checked.ok) codes.set(`${remembers.scope} ${address}`, { ...checked.code, address, scope: remembers.scope });
      else
        for (const { field, message } of checked.mistakes)
          wrong(field === 'hint' ? 'accessCodeHint' : 'accessCode', message);
    }
    lastChoices.set(address, { address, method: remembers.as, phoneNumber: phoneNumber ?? null });
  });

  if (mistakes.length > 0) throw new WrongValue(mistakes);
  return {
    names: inOrder(names),
    numbers: inOrder(numbers),
    codes: inOrder(codes),
    lastChoices: inOrder(lastChoices),
  };
}

function inOrder<Item>(items: Map<string, Item>): Item[] {
  return [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
