/** From the organization's document to a configuration. What is wrong with one that is none is said by `parse-configuration.ts`, late. */
import { isStrongEnough } from '../verification/methods';
import { METHOD_IDS } from '../verification/types';
import type { Mistake } from './mistakes';
import { documentSchema, type Configuration } from './schema';

/** @returns `undefined` for a document with a mistake: nothing of it is used */
export function completeConfiguration(json: unknown): Configuration | undefined {
  const { data } = documentSchema.safeParse(json);
  return data && disagreements(data).length === 0 ? data : undefined;
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
  for (const [id, { weakestMethod: weakest }] of Object.entries(configuration.labels ?? {})) {
    if (METHOD_IDS.some((method) => policy.allowed[method] && isStrongEnough(method, weakest))) continue;
    mistakes.push({ code: 'no-method-strong-enough', path: ['labels', id, 'weakestMethod'], details: {} });
  }
  if (configuration.directory && configuration.directoryFile !== undefined) {
    mistakes.push({ code: 'two-directories', path: ['directoryFile'], details: {} });
  }
  return mistakes;
}
