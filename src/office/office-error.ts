/** What can go wrong between the add-in and Outlook. `call` names the Office.js method, `code` is Outlook's number. */
export type OfficeProblem = 'failed' | 'threw' | 'timed-out' | 'not-supported' | 'no-item' | 'unexpected-answer';

export class OfficeError extends Error {
  override name = 'OfficeError';
  constructor(
    readonly problem: OfficeProblem,
    readonly call: string,
    readonly code?: number,
  ) {
    super(`${call}: ${problem}${code === undefined ? '' : ` (${code})`}`);
  }
}
