import type { RestoredDraft } from '../draft/restore-draft';

/** Where headers cannot be read, only the note can say that secure mail is on. */
export const saysOn = ({ secure, unreadable }: Pick<RestoredDraft, 'secure' | 'unreadable'>): boolean =>
  secure === 'on' || (secure === 'unclear' && !unreadable.includes('header'));
