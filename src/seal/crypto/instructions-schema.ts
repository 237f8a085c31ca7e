/** The sealed instructions as they stand in the seal: what the pane writes, the gateway and a reopened draft read. */
import * as z from 'zod/mini';
import { comparisonForm } from '../../verification/comparison-form';
import { mailboxOf } from '../../verification/email-address';
import { E164 } from '../../verification/patterns';
import { METHOD_IDS, type ChoiceField } from '../../verification/types';
import type { Instructions } from '../format/instructions';

const text = (maximum: number) => z.string().check(z.minLength(1), z.maxLength(maximum));
const address = text(571);

const choiceValues = {
  phoneNumber: z.optional(z.string().check(z.regex(E164))),
  accessCode: z.optional(text(400)),
  accessCodeHint: z.optional(text(400)),
} satisfies Record<ChoiceField, unknown>;

const instruction = z.strictObject({
  address,
  method: z.enum(METHOD_IDS),
  own: z.boolean(),
  ...choiceValues,
  notificationLanguage: z.optional(text(35)),
});

const schema = z.strictObject({
  version: z.literal(1),
  draftId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/)),
  sender: address,
  recipients: z.array(instruction),
  notNeeded: z.array(address),
});

/**
 * @returns undefined for anything but complete, well-formed instructions of version 1. Addresses are as a draft wrote them, and come back
 * as the mailboxes they mean: two that the seal tells apart may be one (`gateway/cover.ts`, `restore-draft.ts`).
 */
export function parseInstructions(value: unknown): Instructions | undefined {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return undefined;
  const instructions = parsed.data as Instructions; // the brands: whoever sealed this had parsed each value
  const addresses = [...instructions.recipients.map((recipient) => recipient.address), ...instructions.notNeeded];
  if (new Set(addresses).size !== addresses.length) return undefined;
  return {
    ...instructions,
    sender: comparable(instructions.sender),
    recipients: instructions.recipients.map((one) => ({ ...one, address: comparable(one.address) })),
    notNeeded: instructions.notNeeded.map(comparable),
  };
}

const comparable = (written: string) => mailboxOf(written, comparisonForm(written));
