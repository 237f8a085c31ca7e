/**
 * Pane, ribbon and events run in frames of their own and write on the same draft. They take turns, so that none reads half of
 * what another writes; and a draft that a pane shows is left to that pane, whose choices may not be on it yet.
 */
const TURN = 'secure-mail-write';
/** Longer than any write takes that Outlook answers. */
const PATIENCE_MS = 8_000;

/** A browser that forbids storage may throw on access. */
function locks(): LockManager | undefined {
  try {
    return typeof navigator === 'undefined' ? undefined : navigator.locks;
  } catch {
    return undefined;
  }
}

/** The pane's way: where it gets no turn, because there are none or another frame hangs, it goes on without. */
export async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = await takeTurn(work);
  return turn.taken ? turn.value : work();
}

/** The way of a frame without a person in front of it. @returns undefined where it got no turn; nothing was done then */
export async function onlyInTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  return (await takeTurn(work)).value;
}

type Turn<Value> = { taken: true; value: Value } | { taken: false; value?: undefined };

async function takeTurn<Value>(work: () => Promise<Value>): Promise<Turn<Value>> {
  const manager = locks();
  if (!manager) return { taken: false };
  let taken = false;
  try {
    const options = { signal: AbortSignal.timeout(PATIENCE_MS) };
    const value = await manager.request(TURN, options, () => {
      taken = true;
      return work();
    });
    return { taken: true, value };
  } catch (error) {
    if (taken) throw error;
    return { taken: false };
  }
}

const nameFor = (draftId: string) => `secure-mail-pane ${draftId}`;
let claimed: { draftId: string; letGo(): void } | undefined;

/** This pane shows that draft from now on, until it lets go or its frame ends. */
export function claimDraft(draftId: string): void {
  if (claimed?.draftId === draftId) return;
  letDraftGo();
  let letGo = () => {};
  const shown = new Promise<void>((resolve) => (letGo = resolve));
  claimed = { draftId, letGo };
  // without locks nobody else writes
  void locks()
    ?.request(nameFor(draftId), { mode: 'shared' }, () => shown)
    .catch(() => undefined);
}

export function letDraftGo(): void {
  claimed?.letGo();
  claimed = undefined;
}

/** Whether it is this frame that shows that draft. */
export const claims = (draftId: string): boolean => claimed?.draftId === draftId;

/** Ask it in turn: a pane that has the draft claims it before it waits for its own. Never throws: without locks nobody claims. */
export async function isClaimed(draftId: string): Promise<boolean> {
  const { held = [] } =
    (await locks()
      ?.query()
      .catch(() => undefined)) ?? {};
  return held.some(({ name }) => name === nameFor(draftId));
}
