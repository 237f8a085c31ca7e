/** The column `findings` of `transport_checks`: what was found of a domain, without its moment, which is `checked_at`. */
import * as z from 'zod/mini';
import { transportStatus, type TransportStatus } from '../../contract/transport';

const schema = z.omit(transportStatus, { checkedOn: true });
export type Findings = z.infer<typeof schema>;

export const findingsText = ({ safe, unsafe }: Findings): string => JSON.stringify({ safe, unsafe });

/** @param checkedOn day or moment. @returns `undefined` for a text that somebody damaged */
export function statusOfFindings(text: string, checkedOn: string): TransportStatus | undefined {
  try {
    return { ...schema.parse(JSON.parse(text)), checkedOn };
  } catch {
    return undefined;
  }
}
