/** Switches on a mail where policy or its label says so: once it is to somebody, at Send at the latest. */
import { isUnmarked, readMarks } from '../draft/marks';
import { isToBeOn, setToBeOn, waitForRecipient } from '../draft/to-be-on';
import { SECURE_MAIL_HEADER, SECURE_MAIL_ON } from '../seal/format/header-names';
import { writeHeaders } from '../office/internet-headers';
import { readRecipients } from '../office/recipients';
import { pageHelp } from './page-help';
import { isOnByLabel, readGatePolicy, readLabelRule } from './read-and-decide';

const markAsOn = () => writeHeaders({ [SECURE_MAIL_HEADER]: SECURE_MAIL_ON });

/** @throws OfficeError; nothing was written then */
export async function startSecure(): Promise<void> {
  const page = pageHelp();
  if (page) await page.seal('new');
  if (!readGatePolicy().on) return;
  const marks = await readMarks();
  // there is no page, or it could not: held is better than gone, and the pane takes it from there
  if ((marks.headers === 'unreadable' || isUnmarked(marks)) && !(await waitForRecipient())) await markAsOn();
}

/**
 * What waits for its first recipient goes on, and what has a label that wants it, unless somebody
 * switched it off.
 * @param rule of the label, where it is known
 * @throws OfficeError where that cannot be told, or nothing be written
 */
export async function startIfDue(rule = readLabelRule()): Promise<void> {
  const { on, labels } = readGatePolicy();
  if (!(on || labels) || !isUnmarked(await readMarks())) return;
  const isWaiting = on && (await isToBeOn());
  if (!isWaiting && !isOnByLabel(await rule)) return;
  if ((await readRecipients()).length === 0) return;
  await startSecure();
  // the recipients could not be read a second time; or policy is another by now
  const isWanted = readGatePolicy().on || isOnByLabel(await rule);
  if (isWanted && isUnmarked(await readMarks())) await markAsOn();
  if (isWaiting) await setToBeOn(false);
}
