/** The configuration, and what the gate needs of it kept for later. */
import { keepGatePolicy } from '../engine/keep-gate-policy';
import { loadConfiguration } from '../engine/load-configuration';
import { uniteWithThisClient } from '../engine/this-client';
import { interfaceLanguage } from '../locales/interface-language';
import { displayLanguage } from '../office/display-language';

export async function loadSettings(): ReturnType<typeof loadConfiguration> {
  const [loaded] = await Promise.all([loadConfiguration(), uniteWithThisClient()]);
  // what cannot be kept now is kept next time
  if (loaded.ok) await keepGatePolicy(loaded.configuration, gatePolicyWords).catch(() => undefined);
  return loaded;
}

/** Late: few organizations have such a policy. */
const gatePolicyWords = async () =>
  (await import('../locales/gate-policy')).GATE_POLICY_WORDS[interfaceLanguage(displayLanguage())];
