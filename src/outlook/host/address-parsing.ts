/** What a person types or pastes into To, Cc or Bcc, made into recipients. */
import { addressParser } from 'postal-mime';

export interface Person {
  address: string;
  name: string;
}

export interface ParsedRecipients {
  people: Person[];
  /** Text that holds no address; it stays in the field. */
  unresolved: string;
}

/** Good enough to make a pill of it, as Outlook does; the mail system decides whether it exists. */
function looksLikeAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  if (at < 1) return false;
  const domain = address.slice(at + 1);
  return /^[^\s@,;<>"()[\]\\]+$/u.test(domain) && !domain.startsWith('.') && !domain.endsWith('.');
}

/** The parser takes the quotes off a local part that needs them (RFC 5322 3.4.1); they go back on. */
function quoteLocalPart(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || local.startsWith('"') || !/[\s,;:<>()[\]@\\"]/.test(local)) return address;
  return `"${local.replace(/["\\]/g, '\\$&')}"${address.slice(at)}`;
}

/**
 * @param text any number of `Name <address>` or bare addresses, separated by `;`, `,` or line breaks
 * @example parseRecipients('"Jansen, Piet" <piet@x.example>; anna@x.example')
 */
export function parseRecipients(text: string): ParsedRecipients {
  const people: Person[] = [];
  const unresolved: string[] = [];
  for (const entry of addressParser(text.replace(/[\r\n\t]+/g, ';')).flatMap((found) => found.group ?? found)) {
    const address = quoteLocalPart((entry.address ?? '').trim());
    if (looksLikeAddress(address)) people.push({ address, name: entry.name.trim() || address });
    else unresolved.push([entry.name, entry.address].filter(Boolean).join(' '));
  }
  return { people, unresolved: unresolved.join('; ') };
}
