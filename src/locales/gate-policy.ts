/** The words of the gate's policy in every language; a chunk of its own, for organizations that have one. */
import * as de from './de/gate-policy';
import * as en from './en/gate-policy';
import type { GatePolicyWords } from './en/gate-policy';
import * as fr from './fr/gate-policy';
import type { InterfaceLanguage } from './interface-language';
import * as nl from './nl/gate-policy';

export const GATE_POLICY_WORDS: Record<InterfaceLanguage, GatePolicyWords> = {
  en: en.gatePolicyWords,
  nl: nl.gatePolicyWords,
  de: de.gatePolicyWords,
  fr: fr.gatePolicyWords,
};
