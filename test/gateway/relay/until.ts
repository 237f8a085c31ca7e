import { DEEP } from '../../depth';

/** Milliseconds; shorter than what a test may take (`jest.config.mjs`). */
const PATIENCE = DEEP ? 3_000_000 : 300_000;

/** Waits until something outside this process has happened. Looks often; says what did not come true before the test counts as hanging. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`This did not come true: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
