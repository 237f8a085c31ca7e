/** What follows from the sensitivity label of the mail. */
import type { RestoredDraft } from '../draft/restore-draft';
import { ruleOf } from './policy';
import { switchTo } from './step-write';
import { set } from './stepping';
import type { Step } from './stepping';

/** One that cannot be read is the one of before. @returns whether it is another: rows follow then */
export function takeLabel(at: Step, { label, isUnmarked }: RestoredDraft): boolean {
  const before = at.state.label;
  set(at, { isUnmarked, ...(label && { label }) });
  return before?.id !== at.state.label?.id;
}

/** Once: on a mail that is to somebody, and on which nobody has switched secure mail on or off. */
export function switchOnByLabel(at: Step): void {
  const { isUnmarked, recipients, configuration, label } = at.state;
  const rule = ruleOf(configuration, label);
  if (isUnmarked && recipients?.length && rule && rule.secureMail !== 'suggest') switchTo(at, true);
}
