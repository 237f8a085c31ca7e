/**
 * The domain of an address, and whether it is one of some. Apart from `email-address.ts`, as the launch-event script has no room for
 * what makes an address a right one.
 */
import type { AddressSpelling } from './brands';

/** What follows the last `@`. */
export function domainOf(address: AddressSpelling): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * @param domains in the spelling of the address (`domain-in-ascii.ts`). `example.org` is that domain alone; `*.example.org` is that domain and all below it.
 * An empty list holds nobody.
 */
export function isInDomains(address: AddressSpelling, domains: readonly string[]): boolean {
  const domain = domainOf(address);
  return domains.some((entry) => {
    if (!entry.startsWith('*.')) return entry === domain;
    const base = entry.slice(2);
    return base !== '' && (domain === base || domain.endsWith(`.${base}`));
  });
}
