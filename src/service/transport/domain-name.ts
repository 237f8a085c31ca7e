/** Names of domains and hosts, before anything is asked about them: ASCII, lower case, letters, digits and hyphens only. */
import { domainToASCII } from 'node:url';

/** Without the dot at the end; with it and the lengths of labels this makes 255 bytes on the wire. */
const MAXIMUM_NAME = 253;
// the library ends a name at a slash or a colon, and takes %41 for a letter: such a text would become another domain
const NO_NAME = /[^\p{L}\p{M}\p{N}.\-\u200c\u200d\u00b7\u30fb\u3002\uff0e\uff61]/u;
const LABEL = /^(?!-)[a-z\d-]{1,63}(?<!-)$/;
// the last label of a name is never a number; what looks like one is an address
const NUMERIC = /^(\d+|0x[\da-f]*)$/;

/** @returns the recipient's domain as DNS has it; undefined for what can be no domain: an address literal, one label, an empty label, odd characters */
export function parseDomain(text: string): string | undefined {
  // more than any spelling of a domain needs; keeps IDNA from working on noise
  if (text.length > 4 * MAXIMUM_NAME) return undefined;
  if (NO_NAME.test(text)) return undefined;
  const host = parseHost(domainToASCII(text));
  return host?.includes('.') ? host : undefined;
}

/** @param text of a DNS answer, with or without the dot at the end. @returns undefined for the root and for what no mail server can be called */
export function parseHost(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (name.length > MAXIMUM_NAME) return undefined;
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label)) || NUMERIC.test(labels.at(-1) ?? '')) return undefined;
  return name;
}
