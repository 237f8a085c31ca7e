/** A mailbox memory as Outlook has it: 32 KB of JSON, and a copy of whatever is written. */
import { MailboxMemoryFull } from '../../src/directory/types';
import type { MailboxMemory } from '../../src/directory/types';

const ROOM = 32 * 1024;

export interface TestMemory extends MailboxMemory {
  stored: string | undefined;
  writes: number;
}

export function createTestMemory(stored?: unknown, room = ROOM): TestMemory {
  return {
    stored: stored === undefined ? undefined : JSON.stringify(stored),
    writes: 0,
    read() {
      return this.stored === undefined ? undefined : (JSON.parse(this.stored) as unknown);
    },
    async write(document) {
      const text = JSON.stringify(document);
      await Promise.resolve();
      if (text.length > room) throw new MailboxMemoryFull();
      this.stored = text;
      this.writes += 1;
    },
  };
}
