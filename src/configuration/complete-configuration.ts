/** From the organization's document to a configuration. What is wrong with one that is none is said by `parse-configuration.ts`, late. */
import { METHOD_IDS } from '../verification/types';
import { defaultConfiguration, defaultPolicy } from './defaults';
import type { Mistake } from './mistakes';
import { documentSchema, type ConfigurationDocument } from './schema';
import type { Configuration } from './types';

/** @returns `undefined` for a document with a mistake: nothing of it is used */
export function completeConfiguration(json: unknown): Configuration | undefined {
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const configuration = complete(parsed.data);
  return disagreements(configuration).length === 0 ? configuration : undefined;
}

export function complete(document: ConfigurationDocument): Configuration {
  const languages = document.notificationLanguages ?? [...defaultConfiguration.notificationLanguages];
  const [firstLanguage = defaultConfiguration.defaultNotificationLanguage] = languages;
  const { transport, accessCode, allowed } = defaultPolicy;
  const accepted = document.transport?.accepted ?? [...transport.accepted];
  return {
    policy: {
      brand: document.brand ?? defaultPolicy.brand,
      allowed: { ...allowed, ...document.methods },
      ownDomains: document.ownDomains ?? [],
      trustedDomains: document.trustedDomains ?? [],
      transport: {
        accepted,
        // a standard that is no longer accepted is not chosen either, without anybody having to say so
        automatic: document.transport?.automatic ?? transport.automatic.filter((one) => accepted.includes(one)),
        beforeAccount: document.transport?.beforeAccount ?? transport.beforeAccount,
      },
      accessCode: codeRules(document.accessCode ?? {}, accessCode),
      defaultCountry: document.defaultCountry ?? defaultPolicy.defaultCountry,
    },
    notificationLanguages: languages,
    defaultNotificationLanguage: document.defaultNotificationLanguage ?? firstLanguage,
    secureByDefault: document.secureByDefault ?? defaultConfiguration.secureByDefault,
    requireSecure: document.requireSecure ?? defaultConfiguration.requireSecure,
    confirmNewDomains: document.confirmNewDomains ?? defaultConfiguration.confirmNewDomains,
    ...(document.confirmAbove === undefined ? {} : { confirmAbove: document.confirmAbove }),
    gatewayKeys: document.gatewayKeys ?? [],
    ...(document.directoryFile === undefined ? {} : { directoryFile: document.directoryFile }),
    ...(document.directory === undefined ? {} : { directory: document.directory }),
  };
}

type CodeRules = Configuration['policy']['accessCode'];

/** One length that is set beyond the default of the other takes the other along; that of generated codes goes with both. */
function codeRules(set: Partial<CodeRules>, defaults: CodeRules): CodeRules {
  const minimumLength = set.minimumLength ?? Math.min(defaults.minimumLength, set.maximumLength ?? Infinity);
  const maximumLength = set.maximumLength ?? Math.max(defaults.maximumLength, set.minimumLength ?? 0);
  return {
    minimumLength,
    maximumLength,
    maskSaved: set.maskSaved ?? defaults.maskSaved,
    generatedLength: set.generatedLength ?? Math.min(Math.max(defaults.generatedLength, minimumLength), maximumLength),
    alphabet: set.alphabet ?? defaults.alphabet,
  };
}

/** Fields that are right by themselves and do not agree. */
export function disagreements(configuration: Configuration): Mistake[] {
  const { policy, notificationLanguages, defaultNotificationLanguage } = configuration;
  const mistakes: Mistake[] = [];
  if (METHOD_IDS.every((id) => !policy.allowed[id])) {
    mistakes.push({ code: 'no-method-left', path: ['methods'], details: {} });
  }
  policy.transport.automatic.forEach((standard, index) => {
    if (policy.transport.accepted.includes(standard)) return;
    mistakes.push({ code: 'not-accepted', path: ['transport', 'automatic', index], details: {} });
  });
  const { minimumLength: minimum, maximumLength: maximum, generatedLength } = policy.accessCode;
  if (minimum > maximum) {
    mistakes.push({ code: 'minimum-above-maximum', path: ['accessCode', 'minimumLength'], details: { maximum } });
  } else if (generatedLength < minimum || generatedLength > maximum) {
    const details = { minimum, maximum };
    mistakes.push({ code: 'generated-length-does-not-fit', path: ['accessCode', 'generatedLength'], details });
  }
  if (!notificationLanguages.includes(defaultNotificationLanguage)) {
    mistakes.push({ code: 'language-not-listed', path: ['defaultNotificationLanguage'], details: {} });
  }
  if (configuration.directory && configuration.directoryFile !== undefined) {
    mistakes.push({ code: 'two-directories', path: ['directoryFile'], details: {} });
  }
  return mistakes;
}
