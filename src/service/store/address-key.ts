/**
 * Addresses in the form under which they are kept and compared: the domain in lower case and ASCII (IDNA), the local part in NFC, and in lower
 * case too unless the organization's mail system tells its cases apart (`caseSensitiveLocalParts`).
 */
import { domainToASCII } from 'node:url';
import { parseEmailAddress } from '../../verification/email-address';
import { storeWords } from '../../locales/en/store';
import { WrongValue } from './types';

/** Both, as whoever asks does not know yet what the organization's policy is. */
export interface AddressForms {
  folded: string;
  exact: string;
}

// what most addresses are: nothing to convert. `xn--` is left to the library, which knows whether it is valid
const PLAIN = /^(?!.*xn--)[a-z\d.!#$%&'*+/=?^_`{|}~-]+@[a-z\d.-]+$/;
const LONGEST_PLAIN = 254;
// the library ends a name at a slash or a colon, and takes %41 for a letter; such a domain is no name, so it is compared as it is
const NO_NAME = /[^\p{L}\p{M}\p{N}.\-_\u200c\u200d\u00b7\u30fb\u3002\uff0e\uff61]/u;
// some signs become several characters, such as brackets
const HOST_NAME = /^[a-z\d._-]+$/;
const ASCII = /^(?!.*xn--)[\x21-\x7e]*$/;

/** @returns `undefined` where it is no email address */
export function addressForms(text: string): AddressForms | undefined {
  if (text.length <= LONGEST_PLAIN && PLAIN.test(text)) return { folded: text, exact: text };
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) return undefined;
  const at = parsed.value.lastIndexOf('@');
  const domain = asciiDomain(parsed.value.slice(at + 1));
  const typed = text.trim().normalize('NFC');
  return {
    folded: `${parsed.value.slice(0, at)}@${domain}`,
    exact: `${typed.slice(0, typed.lastIndexOf('@'))}@${domain}`,
  };
}

/** @param domain lower case, NFC. What IDNA cannot express stays as it is: no mail gets there, and it equals nothing else. */
function asciiDomain(domain: string): string {
  if (ASCII.test(domain) || NO_NAME.test(domain)) return domain;
  const ascii = domainToASCII(domain);
  return HOST_NAME.test(ascii) ? ascii : domain;
}

/** @throws WrongValue at `path` */
export function formsOf(text: string, path = 'address'): AddressForms {
  const forms = addressForms(text);
  if (!forms) throw new WrongValue([{ path, message: storeWords.noAddress }]);
  return forms;
}

/** @throws WrongValue with every mistake: `addresses.3` */
export function formsOfAll(texts: readonly string[], pathOf = (index: number) => `addresses.${index}`): AddressForms[] {
  const all = texts.map(addressForms);
  const mistakes = all.flatMap((forms, index) =>
    forms ? [] : [{ path: pathOf(index), message: storeWords.noAddress }],
  );
  if (mistakes.length > 0) throw new WrongValue(mistakes);
  return all as AddressForms[];
}

/** The form that counts under this policy. */
export const keyOf = (forms: AddressForms, policy: { caseSensitiveLocalParts: boolean }): string =>
  policy.caseSensitiveLocalParts ? forms.exact : forms.folded;

/** For the text that came in, as only its spelling is answered. */
export const addressKey = (text: string, policy: { caseSensitiveLocalParts: boolean }, path?: string): string =>
  keyOf(formsOf(text, path), policy);

/** What a domain is kept under in `transport_checks`, too. */
export const domainOfKey = (key: string): string => key.slice(key.lastIndexOf('@') + 1);
