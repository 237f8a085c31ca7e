/**
 * An email address as it is compared: trimmed, lower case, NFC. Apart from `email-address.ts`, as the launch-event script has no
 * room for what makes an address a right one: it only compares with addresses that the pane has parsed.
 */
export const comparisonForm = (text: string): string => text.trim().toLowerCase().normalize('NFC');
