/** What was forgotten, in the form in which it is given out, sealed, and comes back. */
import * as z from 'zod/mini';
import { scope } from '../../contract/values';
import type { Context } from './context';
import { StoreUnavailable, UndoTooLate } from './types';
import type { Caller } from './types';

const lastChoice = z.object({ method: z.string(), phoneNumber: z.nullable(z.string()), usedAt: z.string() });
const forgotten = z.object({
  by: z.string(),
  address: z.string(),
  at: z.string(),
  item: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('number'),
      phoneNumber: z.string(),
      provedAt: z.nullable(z.string()),
      learnedAt: z.string(),
    }),
    z.object({
      kind: z.literal('code'),
      scope,
      keyVersion: z.int(),
      /** As it was kept, in base64. */
      sealed: z.string(),
      boundTo: z.optional(z.string()),
      hint: z.nullable(z.string()),
      setBy: z.string(),
      setByName: z.nullable(z.string()),
      byAdministrator: z.optional(z.boolean()),
      setAt: z.string(),
      version: z.string(),
    }),
  ]),
  /** The caller's, where it rested on that. */
  lastChoice: z.optional(lastChoice),
});
export type Forgotten = z.infer<typeof forgotten>;

export const sealForgotten = ({ cipher }: Context, tenant: string, content: Forgotten): Promise<string> =>
  cipher.seal(tenant, content);

/** @throws UndoTooLate where it is of another person, too old, or none of ours */
export async function openForgotten({ cipher }: Context, caller: Caller, undo: string): Promise<Forgotten> {
  const opened: unknown = await cipher.open(caller.tenant, undo).catch(tooLate);
  const parsed = forgotten.safeParse(opened);
  if (!parsed.success || parsed.data.by !== caller.id) throw new UndoTooLate();
  return parsed.data;
}

/** What cannot be opened is too old or was never ours; but that the keys could not be read is no reason to say so. */
export function tooLate(error: unknown): never {
  throw error instanceof StoreUnavailable ? error : new UndoTooLate();
}
