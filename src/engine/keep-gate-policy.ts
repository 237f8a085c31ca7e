/** Keeps in roaming settings what the gate needs of the configuration: at Send there is no network. */
import type { Configuration, GateField, LabelRule } from '../configuration/schema';
import { GATE_POLICY_SETTING } from '../draft/gate-policy';
import type { KeptGatePolicy } from '../draft/gate-policy';
import { readSetting } from '../office/read-setting';
import { letterOf } from '../seal/format/state-letters';
import { domainSpellings } from '../verification/domain-spellings';
import { isStrongEnough } from '../verification/methods';
import { METHOD_IDS } from '../verification/types';
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
  const { secureByDefault, requireSecure, confirmAbove, confirmNewDomains, labels, gatewayKeys } = configuration;
  const { ownDomains, trustedDomains } = policyFor(configuration.policy, ownDomain());
  const ours = [...ownDomains, ...trustedDomains].flatMap(domainSpellings);
  // without a key nobody could do what is asked
  const hasKey = gatewayKeys.length > 0;
  const kept: Record<GateField, Partial<KeptGatePolicy> | false> = {
    requireSecure: requireSecure && hasKey && { free: ours },
    secureByDefault: secureByDefault && hasKey && { on: true },
    confirmAbove: confirmAbove !== undefined && { most: confirmAbove },
    confirmNewDomains: confirmNewDomains && { known: ours },
    labels: hasKey && labels !== undefined && keptLabels(labels, ours),
  };
  const before = readSetting(GATE_POLICY_SETTING);
  if (!Object.values(kept).some(Boolean)) {
    if (before !== undefined) await saveSetting(GATE_POLICY_SETTING, null);
    return;
  }
  const policy: KeptGatePolicy = Object.assign({ words: await loadWords() }, ...Object.values(kept));
  if (JSON.stringify(before) !== JSON.stringify(policy)) await saveSetting(GATE_POLICY_SETTING, policy);
}

/** @returns false where the labels ask nothing of the gate: what is only suggested is the pane's */
function keptLabels(labels: Readonly<Record<string, LabelRule>>, ours: string[]): Partial<KeptGatePolicy> | false {
  const kept = Object.entries(labels)
    .map(([id, { secureMail, weakestMethod }]) => [id, secureMail.charAt(0) + lettersBelow(weakestMethod)] as const)
    .filter(([, rule]) => rule !== 's');
  if (kept.length === 0) return false;
  const isRequired = kept.some(([, rule]) => rule.startsWith('r'));
  return { labels: Object.fromEntries(kept), ...(isRequired && { ours }) };
}

const lettersBelow = (weakest: LabelRule['weakestMethod']): string =>
  METHOD_IDS.filter((method) => !isStrongEnough(method, weakest))
    .flatMap((method) => [true, false].map((own) => letterOf({ is: 'ready', method, own })))
    .join('');
