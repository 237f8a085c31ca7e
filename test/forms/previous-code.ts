/** The code of earlier versions, from this checkout's history, to run beside that of today. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/**
 * The last commit of each form that drafts and gateways out there may still have. A change of form adds the commit before it,
 * and says in `mixed-versions.test.ts` what that version makes of the new form.
 */
export const PREVIOUS = { 'parts of 950 characters': '3725e4eb9d2377498c20947bf092afa445cd977b' } as const;

/** Why it cannot be had; undefined where it can: a copy without history, or a shallow one. */
export const noHistory: string | undefined = Object.values(PREVIOUS).every(isThere)
  ? undefined
  : 'this checkout has no history of earlier versions';

function isThere(commit: string): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @returns the folder with its `src`, on today's packages */
export function checkOut(commit: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'previous-version-'));
  const archive = execFileSync('git', ['archive', commit, 'src'], { cwd: root, maxBuffer: 100_000_000 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
