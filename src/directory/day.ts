/** Days as numbers since 1970-01-01: five characters in the mailbox document instead of the twelve of a quoted date. */
const MILLISECONDS = 86_400_000;

/** @param iso an ISO 8601 date or date and time */
export const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / MILLISECONDS);

/** @returns an ISO 8601 date, e.g. `2026-11-24` */
export const isoDateOf = (day: number): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10);
