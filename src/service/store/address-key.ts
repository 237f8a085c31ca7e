/** Addresses in the form under which they are kept and compared: one for each mailbox, as everywhere (`verification/email-address.ts`). */
import type { EmailAddress } from '../../verification/brands';
import { domainOf, parseEmailAddress } from '../../verification/email-address';
import { storeWords } from '../../locales/en/store';
import { WrongValue } from './types';

/** What a domain is kept under in `transport_checks`, too. */
export { domainOf as domainOfKey };

/** For the text that came in, as only its spelling is answered. @throws WrongValue at `path` */
export function addressKey(text: string, path = 'address'): EmailAddress {
  const [key] = addressKeys([text], () => path);
  return key!;
}

/** @throws WrongValue with every mistake: `addresses.3` */
export function addressKeys(
  texts: readonly string[],
  pathOf = (index: number) => `addresses.${index}`,
): EmailAddress[] {
  const all = texts.map(parseEmailAddress);
  const mistakes = all.flatMap(({ ok }, index) => (ok ? [] : [{ path: pathOf(index), message: storeWords.noAddress }]));
  if (mistakes.length > 0) throw new WrongValue(mistakes);
  return all.flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}
