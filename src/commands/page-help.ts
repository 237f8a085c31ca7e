/**
 * What the launch-event script cannot do, or has no room for. In a browser the page of the ribbon's commands, which loads it, can:
 * it leaves its help in `Office`, the one thing that both scripts see. In classic Outlook there is no such page: sealing is then
 * left to the pane, and what was typed is remembered when it is sealed.
 */
export interface PageHelp {
  /**
   * Seals the draft if it is on and nobody has to choose, once nobody else writes on it; what changed is to be read again afterwards. Never rejects.
   * A draft that a pane shows is sealed by that pane.
   * @param at `new`: switches it on first if policy says so. `send`: the last moment, so that nothing is kept for later
   * @returns false where that pane did not say in time that it has
   */
  seal(at?: SealingMoment): Promise<boolean>;
  /** The gate has let this draft go. Never throws. */
  markAsSent(draftId: string): void;
  /** The pane shows choices that are not on this draft. Never throws. */
  isUnsaved(draftId: string): boolean;
}

export type SealingMoment = 'new' | 'send';

const holder = () => Office as unknown as { secureMailPage?: PageHelp };

/** @param help undefined: there is none, as in classic Outlook */
export function offerHelp(help: PageHelp | undefined): void {
  holder().secureMailPage = help;
}

export const pageHelp = (): PageHelp | undefined => holder().secureMailPage;
