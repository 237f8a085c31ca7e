/** Forms of values that several parts take from outside. */

/** A phone number as it is kept and sent: E.164. */
export const E164 = /^\+[1-9]\d{3,14}$/;

/** A tenant, a person or an application of Entra ID: a UUID of any version (RFC 9562). */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
