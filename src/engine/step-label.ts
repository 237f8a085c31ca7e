/** What follows from the sensitivity label of the mail. */
import type { RestoredDraft } from '../draft/restore-draft';
import { ruleOf } from './policy';
import { switchTo } from './step-write';
import { set } from './stepping';
import type { Step } from './stepping';

/** One that cannot be read is the one of before. @returns whether it is another; rows follow then */
export function takeLabel(at: Step, { label }: RestoredDraft): boolean {
  if (!label) return false;
  const before = at.state.label;
  set(at, { label });
  return before?.id !== label.id;
}

/** Once: on a mail on which nobody has switched secure mail on or off. */
export function switchOnByLabel(at: Step, { isUnmarked }: RestoredDraft): void {
  const rule = ruleOf(at.state.configuration, at.state.label);
  if (isUnmarked && rule && rule.secureMail !== 'suggest') switchTo(at, true);
}
