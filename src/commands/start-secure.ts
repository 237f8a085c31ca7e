/** Switches on a new mail where policy says so: once it is to somebody, at Send at the latest. */
import { readMarks, switchState } from '../draft/marks';
import type { Marks } from '../draft/marks';
import { isToBeOn, setToBeOn, waitForRecipient } from '../draft/to-be-on';
import { SECURE_MAIL_HEADER, SECURE_MAIL_ON } from '../seal/format/header-names';
import { writeHeaders } from '../office/internet-headers';
import { readRecipients } from '../office/recipients';
import { pageHelp } from './page-help';
import { readGatePolicy } from './read-and-decide';

/** Nothing on it says on or off: who switches it off leaves a header that says so. */
export const isUnmarked = (marks: Marks): boolean =>
  switchState(marks) === 'off' && marks.headers !== 'unreadable' && marks.headers.size === 0;

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
 * What waits for its first recipient goes on.
 * @throws OfficeError where that cannot be told, or nothing be written
 */
export async function startIfDue(): Promise<void> {
  if (!readGatePolicy().on || !isUnmarked(await readMarks()) || !(await isToBeOn())) return;
  if ((await readRecipients()).length === 0) return;
  await startSecure();
  // the recipients could not be read a second time; or policy is another by now
  if (readGatePolicy().on && isUnmarked(await readMarks())) await markAsOn();
  await setToBeOn(false);
}
