/** How grave each problem is: what stops secure mail, what a person should look at, what is merely good to know. */
import type { PaneProblem } from '../state/types';

export const PROBLEM_BARS_ID = 'problems';

const INTENTS = {
  'no-gateway-key': 'error',
  'configuration-wrong': 'error',
  'configuration-unreachable': 'error',
  'outlook-too-old': 'error',
  'no-draft': 'info',
  'recipients-unreadable': 'error',
  'recipients-without-address': 'error',
  'directory-away': 'warning',
  'directory-sign-in': 'warning',
  'directory-not-allowed': 'warning',
  'draft-unreadable': 'warning',
  'begun-elsewhere': 'warning',
  'memory-unreadable': 'warning',
  'memory-full': 'warning',
  'memory-unavailable': 'warning',
  'not-saved': 'error',
  'gateway-key-unusable': 'error',
  'too-much-for-one-mail': 'error',
  'headers-not-kept': 'error',
} as const satisfies Record<PaneProblem['problem'], 'error' | 'warning' | 'info'>;

export function intentOf({ problem }: PaneProblem): 'error' | 'warning' | 'info' {
  return INTENTS[problem];
}
