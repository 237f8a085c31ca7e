/**
 * What the organization asks of mail at Send, as the launch-event script finds it: kept in roaming settings by the frames that
 * read the configuration, with its words in their language, as the script has no network at Send and no room for more words.
 */
import type { GatePolicyWords } from '../locales/en/gate-policy';

export const GATE_POLICY_SETTING = 'gatePolicy';

/** In roaming settings. Short names, as room is dear there. */
export interface KeptGatePolicy {
  /** Domains to which mail may go while secure mail is off; absent: any. */
  free?: string[];
  /** More recipients than this are to be confirmed. */
  most?: number;
  /** Domains that are never new to a conversation; absent: nobody is asked about new ones. */
  known?: string[];
  words: GatePolicyWords;
}

export interface GatePolicy {
  free?: string[];
  most: number;
  known?: string[];
  words: Partial<KeptGatePolicy['words']>;
}

/** What is damaged holds nothing back. */
export function parseGatePolicy(value: unknown): GatePolicy {
  const { free, most, known, words } = (value || {}) as Partial<KeptGatePolicy>;
  return {
    free: domains(free),
    known: domains(known),
    most: Number(most) || Infinity,
    words: words || {},
  };
}

const domains = (list: unknown): string[] | undefined => (Array.isArray(list) ? list.map(String) : undefined);
