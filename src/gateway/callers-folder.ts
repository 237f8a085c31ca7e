/** npm runs its scripts in the folder of the package, whatever folder the person stands in. */
import path from 'node:path';

/** @param file as it was typed */
export function fromCallersFolder(file: string): string {
  const from = process.env['npm_lifecycle_event'] === 'gateway' ? process.env['INIT_CWD'] : undefined;
  return path.resolve(from ?? '', file);
}
