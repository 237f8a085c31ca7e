/** Keeps in roaming settings what the gate needs of the configuration: at Send there is no network. */
import type { Configuration } from '../configuration/types';
import { GATE_POLICY_SETTING } from '../draft/gate-policy';
import type { KeptGatePolicy } from '../draft/gate-policy';
import { readSetting } from '../office/read-setting';
import { domainSpellings } from '../verification/domain-spellings';
import { ownDomain } from './outlook-directory';
import { policyFor } from './policy';
import { saveSetting } from './shared-settings';

/**
 * Writes only what is new, and nothing for an organization without such a policy.
 * @throws RangeError when the settings are full; OfficeError
 */
export async function keepGatePolicy(
  configuration: Configuration,
  loadWords: () => Promise<KeptGatePolicy['words']>,
): Promise<void> {
  const { secureByDefault, requireSecure, confirmAbove, confirmNewDomains, gatewayKeys } = configuration;
  const { ownDomains, trustedDomains } = policyFor(configuration.policy, ownDomain());
  const ours = [...ownDomains, ...trustedDomains].flatMap(domainSpellings);
  // without a key nobody could do what is asked
  const hasKey = gatewayKeys.length > 0;
  const free = requireSecure && hasKey ? ours : undefined;
  const on = secureByDefault && hasKey;
  const before = readSetting(GATE_POLICY_SETTING);
  if (!free && !on && !confirmAbove && !confirmNewDomains) {
    if (before !== undefined) await saveSetting(GATE_POLICY_SETTING, null);
    return;
  }
  const words = await loadWords();
  const policy: KeptGatePolicy = {
    words,
    ...(free && { free }),
    ...(on && { on }),
    ...(confirmAbove && { most: confirmAbove }),
    ...(confirmNewDomains && { known: ours }),
  };
  if (JSON.stringify(before) !== JSON.stringify(policy)) await saveSetting(GATE_POLICY_SETTING, policy);
}
