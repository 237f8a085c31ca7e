/** What goes wrong on purpose: for tests (`localOutlook`), and by hand (the setting `faults`). */

/**
 * What becomes of a call: it fails with a code; is never answered; is answered so many milliseconds
 * after it was done; is answered twice; is reported as done and was not; Outlook goes to a new mail
 * while it is under way; its frame is killed.
 */
export type Fault = { code: number } | { late: number } | 'never' | 'twice' | 'ignored' | 'switch' | 'kill';

/**
 * What Outlook does wrong for a while, whatever is called. `#n` is an issue of OfficeDev/office-js,
 * the letter how sure we are: H high, M medium, L low.
 */
export const TROUBLES = [
  /** OnMessageSend is not raised, and the mail goes. #6769, web, M. */
  'no-send-event',
  /**
   * No event is raised any more, neither a launch event nor one for an open pane. #5093, web, M.
   */
  'events-stop',
  /** An open pane that listens to RecipientsChanged never hears of it. #6847, web, H. */
  'no-recipients-changed',
  /** `Office.context.requirements` is undefined. #5091 and #2286, classic, H. */
  'no-requirements',
  /** The dialog at Send is shown though the add-in let the mail go. #4968, Mac, L. */
  'alert-after-allow',
  /**
   * At Send the headers that clients of the other family wrote are there, too. Our own inference
   * from #2791, L.
   */
  'headers-of-other-client',
  /** A pinned pane's first call after ItemChanged fails with 9017. #6809, classic, M. */
  'refused-after-item-changed',
  /** Custom properties cannot be loaded while From is a shared mailbox: 9020. #6788, M. */
  'no-properties-of-shared',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/**
 * One after another, separated by commas: `152:never`, `4:9019:once`, `15:late20000`, `3:switch`,
 * `events-stop`.
 */
export const FAULTS_FORM = new RegExp(
  `^((\\d+:(\\d{1,5}|late\\d{1,6}|never|twice|ignored|switch|kill)(:once)?|${TROUBLES.join('|')})(,(?!$)|$))*$`,
);

export class Faults {
  private readonly planned = new Map<number, { fault: Fault; once: boolean }>();
  private readonly troubles = new Set<Trouble>();

  /** @param text in the form above */
  constructor(text = '') {
    for (const plan of text.split(',').filter(Boolean)) {
      const trouble = TROUBLES.find((each) => each === plan);
      if (trouble) this.trouble(trouble);
      else {
        const [call, what = '', once] = plan.split(':');
        this.plan(Number(call), faultOf(what), { once: once !== undefined });
      }
    }
  }

  /** From now on, or for the next call of this number only. `undefined` takes back what was planned. */
  plan(dispatchId: number, fault: Fault | undefined, { once = false } = {}): void {
    if (fault) this.planned.set(dispatchId, { fault, once });
    else this.planned.delete(dispatchId);
  }

  /** From now on, until it is taken back. */
  trouble(which: Trouble, there = true): void {
    if (there) this.troubles.add(which);
    else this.troubles.delete(which);
  }

  has(which: Trouble): boolean {
    return this.troubles.has(which);
  }

  /** For a call that has just come. */
  take(dispatchId: number): Fault | undefined {
    const plan = this.planned.get(dispatchId);
    if (plan?.once) this.planned.delete(dispatchId);
    return plan?.fault;
  }
}

const PLAIN = ['never', 'twice', 'ignored', 'switch', 'kill'] as const satisfies Fault[];

function faultOf(what: string): Fault {
  const plain = PLAIN.find((each) => each === what);
  if (plain) return plain;
  return what.startsWith('late') ? { late: Number(what.slice(4)) } : { code: Number(what) };
}
