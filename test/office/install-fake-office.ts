/** Makes a fake the global `Office` for one test. */
import { createFakeOffice } from './fake-office';
import type { FakeDraft, FakeOffice } from './fake-office';

export function installFakeOffice(draft?: FakeDraft): FakeOffice {
  const office = createFakeOffice(draft);
  (globalThis as { Office?: unknown }).Office = office.Office;
  return office;
}
