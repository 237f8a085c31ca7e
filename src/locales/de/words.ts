/** All words of the pane: what loads before it is shown. */
import type { Words } from '../words';
import { notice } from './commands';
import { pane } from './pane';
import { verification } from './verification';

export const words: Words = Object.freeze({ pane, verification, notice });
