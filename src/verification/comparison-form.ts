/**
 * An address as a draft writes it, in the form in which the send gate compares: trimmed, lower case, NFC. Apart from `email-address.ts`, as the
 * launch-event script has no room for IDNA: it only compares with what the pane has parsed.
 */
import type { AddressSpelling } from './brands';

/** Kelvin sign, Greek question mark and varia: NFC or lower case would make `k`, `;` and a backtick of them, in somebody else's address. */
const BECOMES_ASCII = /[\u212a\u037e\u1fef]/;

/** Empty for what must not be taken for another address. */
export const comparisonForm = (text: string): AddressSpelling =>
  (BECOMES_ASCII.test(text) ? '' : text.trim().toLowerCase().normalize('NFC')) as AddressSpelling;
