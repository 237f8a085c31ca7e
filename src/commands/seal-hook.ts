/**
 * The launch-event script cannot seal. In a browser the page of the ribbon's commands, which loads it, can: it leaves word in
 * `Office`, the one thing that both scripts see. In classic Outlook there is no such page, and sealing is left to the pane.
 */
interface Holder {
  /** Never rejects. */
  secureMailSeal?(isNew: boolean): Promise<void>;
}

const holder = (): Holder => Office as unknown as Holder;

export function offerSealing(seal: NonNullable<Holder['secureMailSeal']>): void {
  holder().secureMailSeal = seal;
}

/**
 * Seals the draft if it is on and nobody has to choose; what changed is to be read again afterwards.
 * @param isNew switches it on first if policy says so
 * @returns undefined where nobody can; never rejects
 */
export const askToSeal = (isNew = false): Promise<void> | undefined => holder().secureMailSeal?.(isNew);
