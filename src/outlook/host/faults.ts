/** What goes wrong on purpose: for tests (`localOutlook.fault`), and by hand (the setting `faults`). */

/**
 * What becomes of a call: it fails with a code; is never answered; is answered so many milliseconds after it was done; is
 * answered twice; Outlook goes to a new mail while it is under way; its frame is killed.
 */
export type Fault = { code: number } | { late: number } | 'never' | 'twice' | 'switch' | 'kill';

/** One after another, separated by commas: `152:never`, `4:9019:once`, `15:late20000`, `3:switch`. */
export const FAULTS_FORM = /^(\d+:(\d{1,5}|late\d{1,6}|never|twice|switch|kill)(:once)?(,(?!$)|$))*$/;

export class Faults {
  private readonly planned = new Map<number, { fault: Fault; once: boolean }>();

  /** @param text in the form above */
  constructor(text = '') {
    for (const plan of text.split(',').filter(Boolean)) {
      const [call, what = '', once] = plan.split(':');
      this.plan(Number(call), faultOf(what), { once: once !== undefined });
    }
  }

  /** From now on, or for the next call of this number only. `undefined` takes back what was planned. */
  plan(dispatchId: number, fault: Fault | undefined, { once = false } = {}): void {
    if (fault) this.planned.set(dispatchId, { fault, once });
    else this.planned.delete(dispatchId);
  }

  /** For a call that has just come. */
  take(dispatchId: number): Fault | undefined {
    const plan = this.planned.get(dispatchId);
    if (plan?.once) this.planned.delete(dispatchId);
    return plan?.fault;
  }
}

function faultOf(what: string): Fault {
  if (what === 'never' || what === 'twice' || what === 'switch' || what === 'kill') return what;
  return what.startsWith('late') ? { late: Number(what.slice(4)) } : { code: Number(what) };
}
