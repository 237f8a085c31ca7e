/** Each window of a test has an organization of its own in the directory service, so that nothing that one test leaves is known in another. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { objectId } from '../../src/outlook/server/token-issuer';

/** More than there are windows in all tests. */
const COUNT = 1_000;

/** Tenant ids, for which the service is started. */
export const ORGANIZATIONS: readonly string[] = Array.from({ length: COUNT }, (_, number) =>
  objectId('organization of a test', String(number)),
);

/**
 * One that no other window has, in whatever process it is: whoever makes the folder of that number has it.
 * @param folder belongs to the running compose window
 */
export function freshOrganization(folder: string): string {
  mkdirSync(path.join(folder, 'organizations'), { recursive: true });
  const found = ORGANIZATIONS.find((_, number) => {
    try {
      mkdirSync(path.join(folder, 'organizations', String(number)));
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('All organizations for tests are taken.');
  return found;
}
