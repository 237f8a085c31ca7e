/** Where things are in this repository. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder with package.json: where the program was started, or above it. */
function repositoryRoot(from: string): string {
  const parent = path.dirname(from);
  return existsSync(path.join(from, 'package.json')) || parent === from ? from : repositoryRoot(parent);
}

export const ROOT = repositoryRoot(process.cwd());
/** The built add-in. */
export const DIST = path.join(ROOT, 'dist');
/** Certificate, gateway key, sent mail, browser profile; and the built compose page. */
export const DATA = path.join(ROOT, '.local');
export const COMPOSE_PAGE = path.join(DATA, 'outlook');
export const MANIFEST = path.join(ROOT, 'manifest.xml');
export const SAMPLE = path.join(ROOT, 'src', 'outlook', 'sample');
export const OFFICE_JS = path.join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
