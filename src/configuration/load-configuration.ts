/** Fetches the organization's configuration from beside the add-in. */
import type { MistakeWords } from './mistakes';
import { parseConfiguration } from './parse-configuration';
import type { Configuration, ConfigurationMistake } from './types';

export type LoadedConfiguration =
  | { ok: true; configuration: Configuration }
  | { ok: false; problem: 'unreachable' }
  | { ok: false; problem: 'wrong'; mistakes: ConfigurationMistake[] };

const ADDRESS = 'organization.json';

/** @param notJson the sentence for a document that is not JSON */
export async function loadConfiguration(words: MistakeWords, notJson: string): Promise<LoadedConfiguration> {
  let text: string;
  try {
    const answer = await fetch(ADDRESS, { cache: 'no-cache' });
    if (!answer.ok) return { ok: false, problem: 'unreachable' };
    text = await answer.text();
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'wrong', mistakes: [{ path: ADDRESS, message: notJson }] };
  }
  const parsed = parseConfiguration(json, words);
  return parsed.ok
    ? { ok: true, configuration: parsed.configuration }
    : { ok: false, problem: 'wrong', mistakes: parsed.mistakes };
}
