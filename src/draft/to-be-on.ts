/**
 * A new mail that policy wants secure is marked once it has a recipient: an untouched one would become a saved
 * draft by it (office-js issue 1940). Until then its session data says so, in every frame.
 */
import { readRecipients } from '../office/recipients';
import { hasSessionData, readSessionData, writeSessionData } from '../office/session-data';
import { TO_BE_ON_SESSION } from './session-names';

/** @throws OfficeError */
export const isToBeOn = (): Promise<boolean> => readSessionData(TO_BE_ON_SESSION).then((value) => value === '1');

/** @throws OfficeError */
export const setToBeOn = (to: boolean): Promise<void> => writeSessionData(TO_BE_ON_SESSION, to ? '1' : '');

/**
 * Recipients that cannot be read now are asked for again, by events and at Send at the latest.
 * @returns whether it waits from now on; otherwise it is to be marked now
 * @throws OfficeError `no-item` where no draft is shown
 */
export const waitForRecipient = (): Promise<boolean> =>
  hasSessionData()
    ? readRecipients()
        .then(
          (found) => found.length === 0,
          () => true,
        )
        .then(
          (isDue) =>
            isDue &&
            setToBeOn(true).then(
              () => true,
              () => false,
            ),
        )
    : Promise.resolve(false);
