/** Moments as callers write them. */
import { storeWords } from '../../locales/en/store';
import { WrongValue } from './types';

/** @param text ISO 8601, UTC. @throws WrongValue at `path` */
export function momentOf(text: string, path: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new WrongValue([{ path, message: storeWords.noMoment }]);
  return moment;
}
