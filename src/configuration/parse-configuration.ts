/** From the organization's document to a configuration, or to every mistake in it. Nothing is used of a document with a mistake. */
import type * as z from 'zod/mini';
import { METHOD_IDS } from '../verification/types';
import { closestName } from './closest-name';
import { defaultConfiguration, defaultPolicy } from './defaults';
import type { ExpectedKind, Mistake } from './mistakes';
import { documentSchema, FIELD_NAMES, type ConfigurationDocument } from './schema';
import type { Configuration } from './types';

export type ParsedConfiguration = { ok: true; configuration: Configuration } | { ok: false; mistakes: Mistake[] };

/**
 * @param json the document as `JSON.parse` gave it.
 * @returns at least one mistake where `ok` is false. Fields that do not agree are only told once each of them is right by itself.
 */
export function parseConfiguration(json: unknown): ParsedConfiguration {
  const parsed = documentSchema.safeParse(json);
  const mistakes = parsed.success ? disagreements(complete(parsed.data)) : parsed.error.issues.flatMap(mistakesOf);
  if (parsed.success && mistakes.length === 0) return { ok: true, configuration: complete(parsed.data) };
  return { ok: false, mistakes };
}

function complete(document: ConfigurationDocument): Configuration {
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
function disagreements(configuration: Configuration): Mistake[] {
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

const KINDS: Record<string, ExpectedKind> = {
  object: 'object',
  array: 'list',
  string: 'text',
  boolean: 'true-or-false',
  number: 'whole-number',
  int: 'whole-number',
};

function mistakesOf(issue: z.core.$ZodIssue): Mistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const names = FIELD_NAMES[path.join('.')] ?? [];
    return issue.keys.map((key) => {
      const didYouMean = closestName(key, names);
      return { code: 'unknown-field', path: [...path, key], details: didYouMean === undefined ? {} : { didYouMean } };
    });
  }
  if (issue.code === 'invalid_type') {
    return [{ code: 'wrong-kind', path, details: { expected: KINDS[issue.expected] ?? 'object' } }];
  }
  if (issue.code === 'invalid_value') {
    return [{ code: 'not-one-of', path, details: { allowed: issue.values.map(String) } }];
  }
  if (issue.code === 'too_small') return [{ code: 'too-low', path, details: { minimum: Number(issue.minimum) } }];
  if (issue.code === 'too_big') {
    const maximum = Number(issue.maximum);
    return [{ code: issue.origin === 'string' ? 'too-long' : 'too-high', path, details: { maximum } }];
  }
  if (issue.code === 'custom' && issue.params) {
    // made by `mistake()` in fields.ts or by gateway-key.ts, whose types tie code and details together
    const { mistake: code, details } = issue.params as { mistake: Mistake['code']; details: Mistake['details'] };
    return [{ code, path, details } as Mistake];
  }
  return [{ code: 'wrong-kind', path, details: { expected: 'object' } }];
}
