/** Saving the contact card: in the directory for next time, on the draft for this time. */
import type { Directory } from '../../directory/types';
import type { EmailAddress } from '../../verification/brands';
import type { NotificationLanguage } from '../../verification/types';
import { followDirectory, type DraftChoices } from '../../engine/draft-choices';
import type { Records } from '../../engine/records';
import type { PaneProblem, SaveOutcome } from './types';

export interface CardContext {
  directory: Pick<Directory, 'saveContact'>;
  records: Records;
  choices: DraftChoices;
  problem(found: PaneProblem): void;
  isSecure(): boolean;
  /** Shows what has changed, and writes it. @returns whether it is on the draft */
  save(): Promise<boolean>;
}

export async function saveCard(
  address: EmailAddress,
  { notificationLanguage }: { notificationLanguage: NotificationLanguage },
  { directory, records, choices, problem, isSecure, save }: CardContext,
): Promise<SaveOutcome> {
  const shown = records.get(address)?.notificationLanguage;
  const remembered = await directory
    .saveContact(address, { notificationLanguage, shown })
    .catch(() => ({ ok: false, problem: 'unavailable' }) as const);
  const known = remembered.ok ? notificationLanguage : 'now' in remembered ? remembered.now : shown;
  records.amend(address, (record) => ({ ...record, notificationLanguage: known }));
  if (!remembered.ok && remembered.problem === 'full') problem({ problem: 'memory-full', action: 'make-room' });
  if (!remembered.ok && remembered.problem === 'changed') {
    followDirectory(choices, address);
    await save();
    return remembered;
  }
  choices.languages.set(address, notificationLanguage);
  const saved = save();
  if (isSecure() && !(await saved)) return { ok: false, problem: 'not-saved' };
  return remembered;
}
