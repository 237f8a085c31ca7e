/**
 * What the organization asks of mail at Send, as the launch-event script finds it: kept in roaming settings by the frames that
 * read the configuration, with its words in their language, as the script has no network at Send and no room for more words.
 */
import type { GatePolicyWords } from '../locales/en/gate-policy';

export const GATE_POLICY_SETTING = 'gatePolicy';

export type GatePolicy = ReturnType<typeof parseGatePolicy>;
/** In roaming settings: what is asked. Short names, as room is dear there. */
export type KeptGatePolicy = Partial<GatePolicy> & { words: GatePolicyWords };

/** What is damaged holds nothing back. */
export function parseGatePolicy(value: unknown) {
  const kept = (value || {}) as Record<string, unknown>;
  return {
    /** Domains to which mail may go while secure mail is off; absent: any. */
    free: domains(kept.free),
    /** More recipients than this are to be confirmed. */
    most: Number(kept.most) || Infinity,
    /** A new mail starts with secure mail on, also where no page beside the script reads the configuration. */
    on: kept.on === true,
    /** Domains that are never new to a conversation; absent: nobody is asked about new ones. */
    known: domains(kept.known),
    /**
     * By the id of a sensitivity label: `o` where it switches secure mail on, `r` where nothing else may
     * leave, `s` for neither; then the letters (`state-letters.ts`) of methods that are too weak for it.
     */
    labels: kept.labels as Readonly<Record<string, string>> | undefined,
    /** Domains to which mail with a label of kind `r` may go while off; absent: there is no such label. */
    ours: domains(kept.ours),
    words: (kept.words || {}) as Partial<GatePolicyWords>,
  };
}

const domains = (list: unknown): string[] | undefined => (Array.isArray(list) ? list.map(String) : undefined);
