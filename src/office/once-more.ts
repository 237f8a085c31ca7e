/** What passes by itself is tried once more: some clients refuse a first call and take the same one a second later. */
import { OfficeError } from './office-error';

export const AGAIN_AFTER_MS = 1_000;

/**
 * Codes after which the same call was seen to work: 9017 right after another draft is shown (office-js
 * issue 6809), 9018 and 9020 on a first save (6624) or with a shared mailbox in From (6788), 5001.
 */
const PASSING = [5001, 9017, 9018, 9020];

export const later = (): Promise<void> =>
  new Promise<void>((resolve) => {
    setTimeout(() => resolve(), AGAIN_AFTER_MS);
  });

/** @throws what the second try throws, or the first where it would not help */
export function onceMore<Value>(work: () => Promise<Value>): Promise<Value> {
  return work().catch((error: unknown) => {
    if (!(error instanceof OfficeError) || PASSING.indexOf(error.code as number) < 0) throw error;
    return later().then(work);
  });
}
