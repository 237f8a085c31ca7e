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
  /** A new mail starts with secure mail on, also where no page beside the script reads the configuration. */
  on?: true;
  /** Domains that are never new to a conversation; absent: nobody is asked about new ones. */
  known?: string[];
  words: GatePolicyWords;
}

export interface GatePolicy {
  free?: string[];
  most: number;
  known?: string[];
  on: boolean;
  words: Partial<KeptGatePolicy['words']>;
}

/** What is damaged holds nothing back. */
export function parseGatePolicy(value: unknown): GatePolicy {
  const { free, most, known, on, words } = (value || {}) as Partial<KeptGatePolicy>;
  return {
    free: domains(free),
    known: domains(known),
    on: on === true,
    most: Number(most) || Infinity,
    words: words || {},
  };
}

const domains = (list: unknown): string[] | undefined => (Array.isArray(list) ? list.map(String) : undefined);
