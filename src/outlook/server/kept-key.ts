/** A private key in the data folder: made on the first start, for its owner only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod/mini';

/**
 * @param make gives the private JWK on the first start
 * @throws when the file holds something else
 */
export async function keptKey<Key>(
  file: string,
  schema: z.ZodMiniType<Key>,
  make: () => Promise<object>,
): Promise<Key> {
  if (!existsSync(file)) {
    const made = await make();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
