/** Which rows stand where, and how many still lack a method. Pure. */
import type { EmailAddress } from '../../verification/brands';
import type { RecipientField } from '../../verification/types';
import { lacksMethod } from '../../engine/rows';
import type { RecipientRow } from '../state/types';

export interface RowGroups {
  /** Rows that need a method, by the first field they stand in; empty fields are left out. */
  fields: { field: RecipientField; rows: RecipientRow[] }[];
  notNeeded: RecipientRow[];
}

export interface RowCounts {
  ready: number;
  /** Everyone who needs a method, looked up or not. */
  all: number;
  /** In the order of the list. */
  missing: RecipientRow[];
}

export const FIELDS: readonly RecipientField[] = ['to', 'cc', 'bcc'];

/** The first of To, Cc, Bcc that the recipient stands in. */
export function firstField({ recipient }: RecipientRow): RecipientField {
  return FIELDS.find((field) => recipient.fields.includes(field)) ?? 'to';
}

export function groupRows(rows: readonly RecipientRow[]): RowGroups {
  const needing = rows.filter((row) => row.verification?.state !== 'not-needed');
  return {
    fields: FIELDS.map((field) => ({ field, rows: needing.filter((row) => firstField(row) === field) })).filter(
      (group) => group.rows.length > 0,
    ),
    notNeeded: rows.filter((row) => row.verification?.state === 'not-needed'),
  };
}

export function countRows(groups: RowGroups): RowCounts {
  const needing = groups.fields.flatMap((group) => group.rows);
  return {
    ready: needing.filter((row) => row.verification?.state === 'ready').length,
    all: needing.length,
    missing: needing.filter(lacksMethod),
  };
}

/** Rows whose open input holds something that was typed and not used, in the order of the list. */
export function unusedRows(
  groups: RowGroups,
  open: { inputs: ReadonlyMap<EmailAddress, unknown>; typed: ReadonlySet<EmailAddress> },
): RecipientRow[] {
  const isUnused = ({ recipient: { address } }: RecipientRow) => open.inputs.has(address) && open.typed.has(address);
  return groups.fields.flatMap(({ rows }) => rows.filter(isUnused));
}

/** The name on the draft, else the directory's. Where there is none, Outlook gives the address as the name: that is no name. */
export function givenNameOf({ recipient, record }: RecipientRow): string | undefined {
  const isName = (name: string | undefined) =>
    Boolean(name) && name?.toLowerCase() !== recipient.typedAddress.toLowerCase();
  return [recipient.displayName, record?.displayName].find(isName);
}

/** What to call a recipient: their name, else the address as typed. */
export const nameOf = (row: RecipientRow): string => givenNameOf(row) ?? row.recipient.typedAddress;
