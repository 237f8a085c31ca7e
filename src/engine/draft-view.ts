/** What is shown of a draft: all of it follows from its state. */
import type { EmailAddress } from '../verification/brands';
import type { DraftState } from './draft-state';
import { ruleOf } from './policy';

/** On is shown once the draft says so; off at once. */
export const isShownOn = ({ wanted, onDraft, write }: DraftState): boolean =>
  wanted && onDraft && write.is !== 'clearing';

/** The name of its sensitivity label, where that asks for secure mail; named or not. */
export const askingLabel = ({ configuration, label }: DraftState): { name?: string } | undefined =>
  label && ruleOf(configuration, label) ? { ...(label.name && { name: label.name }) } : undefined;

/** The last change that can be taken back: of whom, or of how many together, the first of them named. */
export interface ShownUndo {
  address: EmailAddress;
  displayName: string;
  several?: number;
}

export function shownUndo({ undo, recipients }: DraftState): ShownUndo | undefined {
  const first = undo && recipients?.find(({ address }) => undo.choices.has(address));
  if (!first) return undefined;
  const { address, displayName, typedAddress } = first;
  return { address, displayName: displayName || typedAddress, ...(undo.together && { several: undo.choices.size }) };
}
