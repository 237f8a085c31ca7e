/** Where things are in this repository. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds package.json, found upwards from where the program was started. */
function repositoryRoot(from: string): string {
  const parent = path.dirname(from);
  return existsSync(path.join(from, 'manifest.xml')) || parent === from ? from : repositoryRoot(parent);
}

export const ROOT = existsSync(path.join(process.cwd(), 'package.json'))
  ? process.cwd()
  : repositoryRoot(process.cwd());
export const DIST = path.join(ROOT, 'dist');
/** Made by the build: the compose page. Below it also the certificate, the gateway's key and sent mail. */
export const DATA = path.join(ROOT, '.local');
export const COMPOSE_PAGE = path.join(DATA, 'outlook');
export const MANIFEST = path.join(ROOT, 'manifest.xml');
export const SAMPLE = path.join(ROOT, 'src', 'outlook', 'sample');
export const OFFICE_JS = path.join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
