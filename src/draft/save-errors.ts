/** What can go wrong in saving a draft, besides Outlook's own errors. */

/** The choices need more room than the headers have. Nothing was written. */
export class SealTooLong extends Error {
  override name = 'SealTooLong';
  /** @param fits for how many of the recipients, the first of them, one mail has room */
  constructor(readonly fits: number) {
    super();
  }
}

/** Outlook said that it saved the headers, and kept something else. */
export class HeadersNotKept extends Error {
  override name = 'HeadersNotKept';
}

/** The draft was on and is off now: switched elsewhere. Nothing was written. */
export class SwitchedOff extends Error {
  override name = 'SwitchedOff';
}

/** The pane has moved on to another draft; nothing was written to that one. */
export class DraftChanged extends Error {
  override name = 'DraftChanged';
}
