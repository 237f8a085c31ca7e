/** What this Outlook says of itself. Office.js on the web has members of later requirement sets all the same; calling them fails. */

/** @param version of the set `Mailbox`, e.g. `1.8` */
export const mailboxHas = (version: string): boolean => Office.context.requirements.isSetSupported('Mailbox', version);

/** Signing in by way of Outlook. The set may not stand in the manifest, so it is asked for here. */
export const hasNestedAppAuth = (): boolean => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
