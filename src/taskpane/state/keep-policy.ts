/** Keeps what the gate needs of the configuration, with its words. Loaded late: few organizations have such a policy. */
import { keepGatePolicy } from '../../engine/keep-gate-policy';
import type { Configuration } from '../../configuration/schema';
import { GATE_POLICY_WORDS } from '../../locales/gate-policy';
import { interfaceLanguage } from '../../locales/interface-language';

/** @throws RangeError when the settings are full; OfficeError */
export const keepPolicy = (configuration: Configuration, language: string): Promise<void> =>
  keepGatePolicy(configuration, () => Promise.resolve(GATE_POLICY_WORDS[interfaceLanguage(language)]));
