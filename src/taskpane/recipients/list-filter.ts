/** Which rows a person wants to see: by name and address, or those who lack a method. Loaded late, with the tools of the list. */
import type { EmailAddress } from '../../verification/brands';
import { fold } from '../../verification/folding';
import { lacksMethod } from '../../engine/rows';
import type { RecipientRow } from '../state/types';

export interface ListFilter {
  text: string;
  needsMethod: boolean;
  /** These, whatever else they are. */
  only?: ReadonlySet<EmailAddress>;
  matches(row: RecipientRow): boolean;
}

/**
 * @param text each of its words must stand in the name or the address, without regard to case and accents.
 * @param needsMethod who was seen without a method stays until the next filter: no row leaves while a person is at work in it.
 * @returns `undefined` where nothing is asked for: then everyone is shown.
 */
export function createFilter({ text, needsMethod, only }: Omit<ListFilter, 'matches'>): ListFilter | undefined {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0 && text === '' && !needsMethod && !only) return undefined;
  const lacked = new Set<EmailAddress>();
  const hasLacked = (row: RecipientRow) => {
    const { address } = row.recipient;
    if (lacksMethod(row)) lacked.add(address);
    return lacked.has(address);
  };
  return {
    text,
    needsMethod,
    ...(only && { only }),
    matches: (row) =>
      (!only || only.has(row.recipient.address)) &&
      (!needsMethod || hasLacked(row)) &&
      words.every((word) => searchable(row).includes(word)),
  };
}

// folding 500 names at each key would be felt
const folded = new WeakMap<RecipientRow, string>();

function searchable(row: RecipientRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const { displayName, typedAddress } = row.recipient;
  const text = fold([displayName, row.record?.displayName, typedAddress].join('\n'));
  folded.set(row, text);
  return text;
}
