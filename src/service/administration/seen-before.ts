/**
 * Which keys a file had already: 8 bytes of SHA-256 for each in one open table, so 16 bytes for each row on average where a `Set` of texts
 * takes over 100. Two different keys look the same once in three thousand million files of 100,000 rows; then the second is told as `twice`,
 * so nothing is lost unseen.
 */
import { hash } from 'node:crypto';

const FIRST_SLOTS = 1 << 12;
/** A free slot; a digest that happens to be 0 counts as 1. */
const FREE = 0n;

export class SeenBefore {
  #slots = new BigUint64Array(FIRST_SLOTS);
  #taken = 0;

  /** @returns false where the key was added before. */
  add(key: string): boolean {
    const digest = hash('sha256', key, 'buffer').readBigUInt64LE() || 1n;
    const slot = this.#slotOf(digest);
    if (this.#slots[slot] === digest) return false;
    this.#slots[slot] = digest;
    this.#taken++;
    if (this.#taken * 2 > this.#slots.length) this.#grow();
    return true;
  }

  /** Where the digest stands, or would stand: the next free slot after its own (linear probing). */
  #slotOf(digest: bigint): number {
    const last = this.#slots.length - 1;
    let slot = Number(digest & BigInt(last));
    while (this.#slots[slot] !== FREE && this.#slots[slot] !== digest) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new BigUint64Array(before.length * 2);
    for (const digest of before) if (digest !== FREE) this.#slots[this.#slotOf(digest)] = digest;
  }
}
