/** The organization's document with what administrators set in the directory service laid over it. */
import { completeConfiguration } from './complete-configuration';
import { setBy, type Configuration } from './schema';

const isPart = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Lists and plain values take the place of the document's; parts such as `methods` are laid over field by field.
 * @param document as `JSON.parse` gave it, without a mistake
 * @returns `undefined` where that makes a mistake: the document then stays as it is
 */
export function overlay(document: unknown, settings: Readonly<Record<string, unknown>>): Configuration | undefined {
  const result: Record<string, unknown> = isPart(document) ? { ...document } : {};
  for (const [name, value] of Object.entries(settings)) {
    // an unknown one is a mistake
    if ((setBy(name) ?? 'both') !== 'both') continue;
    const before = result[name];
    result[name] = isPart(before) && isPart(value) ? { ...before, ...value } : value;
  }
  return completeConfiguration(result);
}
