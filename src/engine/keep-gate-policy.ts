/** Keeps in roaming settings what the gate needs of the configuration: at Send there is no network. */
import type { Configuration, GateField } from '../configuration/schema';
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
  const kept: Record<GateField, Partial<KeptGatePolicy> | false> = {
    requireSecure: requireSecure && hasKey && { free: ours },
    secureByDefault: secureByDefault && hasKey && { on: true },
    confirmAbove: confirmAbove !== undefined && { most: confirmAbove },
    confirmNewDomains: confirmNewDomains && { known: ours },
  };
  const before = readSetting(GATE_POLICY_SETTING);
  if (!Object.values(kept).some(Boolean)) {
    if (before !== undefined) await saveSetting(GATE_POLICY_SETTING, null);
    return;
  }
  const policy: KeptGatePolicy = Object.assign({ words: await loadWords() }, ...Object.values(kept));
  if (JSON.stringify(before) !== JSON.stringify(policy)) await saveSetting(GATE_POLICY_SETTING, policy);
}
