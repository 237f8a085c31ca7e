/**
 * What the organization asks of mail at Send, as the launch-event script finds it: kept in roaming settings by the frames that
 * read the configuration, with its words in their language, as the script has no network at Send and no room for more words.
 */
import type { GatePolicyWords } from '../locales/en/gate-policy';

export const GATE_POLICY_SETTING = 'gatePolicy';

export interface GatePolicy {
  /** Domains to which mail may go while secure mail is off; absent: any. */
  free?: string[];
  /** More recipients than this are to be confirmed. */
  most: number;
  /** A new mail starts with secure mail on, also where no page beside the script reads the configuration. */
  on: boolean;
  /** Domains that are never new to a conversation; absent: nobody is asked about new ones. */
  known?: string[];
  words: Partial<GatePolicyWords>;
}

/** In roaming settings: what is asked. Short names, as room is dear there. */
export type KeptGatePolicy = Partial<GatePolicy> & { words: GatePolicyWords };

/** What is damaged holds nothing back. */
export function parseGatePolicy(value: unknown): GatePolicy {
  const kept = (value || {}) as Partial<KeptGatePolicy>;
  return {
    free: domains(kept.free),
    known: domains(kept.known),
    on: kept.on === true,
    most: Number(kept.most) || Infinity,
    words: kept.words || {},
  };
}

const domains = (list: unknown): string[] | undefined => (Array.isArray(list) ? list.map(String) : undefined);
