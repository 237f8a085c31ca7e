/** `audit`: who read or changed what, newest first, a line for each. */
import { safeName } from '../../verification/display-name';
import type { Body } from '../../contract/routes';
import { directoryCommand as words } from '../../locales/en/directory-command';
import type { OpenedDirectory } from './open-directory';
import type { Terminal } from './terminal';

const WIDTHS = { actor: 40, action: 17, scope: 12 };

export async function printAudit(
  { store, caller }: OpenedDirectory,
  terminal: Terminal,
  wanted: Pick<Body<'audit'>, 'of' | 'since' | 'until'>,
): Promise<0> {
  let after: string | undefined;
  let isEmpty = true;
  do {
    const page = await store.audit(caller, { ...wanted, after });
    for (const { at, actor, actorName, action, scope = '', count } of page.entries) {
      isEmpty = false;
      const who = actorName === undefined ? actor : `${safeName(actorName)} (${actor})`;
      const what = `${action.padEnd(WIDTHS.action)}  ${scope.padEnd(WIDTHS.scope)}  ${count ?? ''}`;
      terminal.print(`${at}  ${who.padEnd(WIDTHS.actor)}  ${what}`.trimEnd());
    }
    after = page.next;
  } while (after !== undefined && !terminal.interrupted.aborted);
  if (isEmpty) terminal.tell(words.noEntries);
  return 0;
}
